import { hostPortInUseByOthers } from "#lib/findings/rules/port-004-host-port-in-use-by-others.ts";
import type { EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import {
  containerDefinition,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
} from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (hostPort: number, definition: Partial<EcsTaskDefinition> = {}, protocol = "tcp"): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService({ launchType: "EC2" })],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        networkMode: "bridge",
        containerDefinitions: [containerDefinition({ portMappings: [{ containerPort: 80, hostPort, protocol }] })],
        ...definition,
      }),
    ],
  },
});

testRule(hostPortInUseByOthers, {
  fails: [
    {
      title: "the first port of the ephemeral range is medium",
      given: given(32_768),
      findings: [
        {
          subjectId: "shop/web",
          says: "ephemeral",
          severity: "medium",
          confidence: "likely",
          values: { ports: "tcp/32768", mode: "bridge", from: 32_768, to: 60_999 },
        },
      ],
    },
    { title: "the last one too", given: given(60_999), findings: [{ says: "ephemeral" }] },
    { title: "the agent's port is never given", given: given(51_678), findings: [{ says: "reserved" }] },
    { title: "nor is that of SSH", given: given(22), findings: [{ says: "reserved", values: { ports: "tcp/22" } }] },
    {
      title: "Windows has a range and ports of its own",
      given: given(3389, { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" }),
      findings: [{ says: "reserved" }],
    },
  ],
  passes: [
    {
      title: "a Windows instance has the range of Windows, which the definition need not say",
      given: {
        areas: {
          ...given(40_000, { operatingSystemFamily: undefined }).areas,
          ecsTasks: [ecsTask({ launchType: "EC2", containerInstanceArn: containerInstanceArn(), attachments: [] })],
          ecsContainerInstances: [ecsContainerInstance({ attributes: [{ name: "ecs.os-type", value: "windows" }] })],
        },
      },
    },
    { title: "the port below the range is nobody else's", given: given(32_767) },
    { title: "the port above it neither", given: given(61_000) },
    {
      title: "on Windows the range begins later",
      given: given(40_000, { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" }),
    },
    { title: "remote desktop is not on Linux", given: given(3389) },
    { title: "SSH does not take the UDP port", given: given(22, {}, "udp") },
    { title: "a port that Docker chooses is not fixed", given: given(0) },
    { title: "awsvpc tasks have ports of their own", given: given(40_000, { networkMode: "awsvpc" }) },
    {
      title: "a parked service takes no port",
      given: {
        areas: { ...given(32_768).areas, ecsServices: [ecsService({ launchType: "EC2", desiredCount: 0 })] },
      },
    },
  ],
  unknown: [
    {
      title: "a service whose task definition was not read",
      given: { areas: { ecsClusters: [ecsCluster()], ecsServices: [ecsService()] } },
      because: "task definition of web",
    },
    {
      title: "an instance that was not read may run Windows, whose range begins later",
      given: { ...given(40_000), incomplete: ["ecsContainerInstances"] },
      because: "ecsContainerInstances",
    },
  ],
});

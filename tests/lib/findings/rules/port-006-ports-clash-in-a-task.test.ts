import { portsClashInATask } from "#lib/findings/rules/port-006-ports-clash-in-a-task.ts";
import type { ContainerDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import {
  containerDefinition,
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
} from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Mapping = ContainerDefinition["portMappings"][number];

type Other = { readonly networkMode?: string; readonly stoppedReason?: string };

const given = (app: Mapping, side: Mapping, { networkMode = "awsvpc", stoppedReason }: Other = {}): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService()],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        networkMode,
        containerDefinitions: [
          containerDefinition({ portMappings: [app] }),
          containerDefinition({ name: "side", portMappings: [side] }),
        ],
      }),
    ],
    ecsTasks: [
      ecsTask(),
      ...(stoppedReason === undefined
        ? []
        : [ecsTask({ taskArn: taskArn("task-2"), lastStatus: "STOPPED", desiredStatus: "STOPPED", stoppedReason })]),
    ],
  },
});
const tcp = (containerPort: number, hostPort?: number): Mapping => ({
  containerPort,
  protocol: "tcp",
  ...(hostPort === undefined ? {} : { hostPort }),
});
const inUse = "listen tcp :8080: bind: address already in use";

testRule(portsClashInATask, {
  fails: [
    {
      title: "two containers of one awsvpc task on one port are high",
      given: given(tcp(8080), tcp(8080)),
      findings: [
        {
          subjectId: "shop/web",
          says: "twice",
          severity: "high",
          confidence: "likely",
          values: { port: "tcp/8080", containers: "app, side", mode: "awsvpc", definition: "web:1" },
        },
      ],
    },
    {
      title: "a stopped container's own word confirms it",
      given: given(tcp(8080), tcp(8080), { stoppedReason: inUse }),
      findings: [{ confidence: "confirmed" }],
    },
    {
      title: "without a clash in the mappings the word alone is told",
      given: given(tcp(8080), tcp(9090), { stoppedReason: inUse }),
      findings: [{ says: "stopped", confidence: "confirmed", values: { reason: inUse } }],
    },
    {
      title: "in host mode they share the host's network",
      given: given(tcp(8080), tcp(8080), { networkMode: "host" }),
      findings: [{ says: "twice" }],
    },
    {
      title: "a host port that is not the container port cannot be had",
      given: given(tcp(8080, 80), tcp(9090)),
      findings: [{ says: "differs", values: { port: "80:8080" } }],
    },
  ],
  passes: [
    { title: "two ports are two ports", given: given(tcp(8080), tcp(9090)) },
    {
      title: "in bridge mode each container has a network of its own",
      given: given(tcp(8080), tcp(8080), { networkMode: "bridge" }),
    },
    { title: "TCP and UDP of one number are two ports", given: given(tcp(53), { containerPort: 53, protocol: "udp" }) },
    { title: "the same host port, or none, is right", given: given(tcp(8080, 8080), tcp(9090, 0)) },
    {
      title: "in host mode another task of the host may have the port: PORT-002",
      given: given(tcp(8080), tcp(9090), { networkMode: "host", stoppedReason: inUse }),
    },
    {
      title: "without a network nothing is listened on",
      given: given(tcp(8080), tcp(8080), { networkMode: "none" }),
    },
    {
      title: "a container that stopped for another reason says nothing of ports",
      given: given(tcp(8080), tcp(9090), { stoppedReason: "OutOfMemoryError: killed" }),
    },
  ],
  unknown: [
    {
      title: "a service whose task definition was not read",
      given: { areas: { ecsClusters: [ecsCluster()], ecsServices: [ecsService()] } },
      because: "task definition of web",
    },
  ],
});

import { oldPlatformVersion } from "#lib/findings/rules/ecs-008-old-platform-version.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { ecsCluster, ecsService, ecsTask, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (
  service: Partial<EcsService>,
  task: Partial<EcsTask> = {},
  operatingSystemFamily = "LINUX",
): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService(service)],
    ecsTaskDefinitions: [ecsTaskDefinition({ operatingSystemFamily })],
    ecsTasks: [ecsTask(task)],
  },
});

testRule(oldPlatformVersion, {
  fails: [
    {
      title: "a service that asks for 1.3.0 is high",
      given: given({ platformVersion: "1.3.0" }),
      findings: [
        { subjectId: "shop/web", severity: "high", confidence: "likely", values: { name: "web", version: "1.3.0" } },
      ],
    },
    {
      title: "LATEST with a task that still runs 1.3.0 needs a new deployment",
      given: given({ platformVersion: "LATEST" }, { platformVersion: "1.3.0" }),
      findings: [{ values: { versions: "1.3.0, LATEST" } }],
    },
    {
      title: "a task without a service is told at its cluster",
      given: given({}, { group: "family:web", platformVersion: "1.3.0" }),
      findings: [{ subjectId: "shop", values: { name: "web:1" } }],
    },
  ],
  passes: [
    { title: "1.4.0 is current", given: given({ platformVersion: "1.4.0" }) },
    { title: "LATEST is current", given: given({ platformVersion: "LATEST" }) },
    {
      title: "Windows counts apart: its 1.0.0 is current",
      given: given({ platformVersion: "1.0.0" }, {}, "WINDOWS_SERVER_2022_CORE"),
    },
    {
      title: "on EC2 there is none",
      given: given({ launchType: "EC2", platformVersion: undefined }, { launchType: "EC2" }),
    },
    { title: "a parked service runs none", given: given({ platformVersion: "1.3.0", desiredCount: 0 }) },
  ],
  unknown: [
    {
      title: "whether it is Windows was not read",
      given: {
        areas: { ecsClusters: [ecsCluster()], ecsServices: [ecsService({ platformVersion: "1.0.0" })] },
      },
      because: "Windows",
    },
  ],
});

import { resolverThrottleRisk } from "#lib/findings/rules/dns-014-resolver-throttle-risk.ts";
import { ec2Instance, networkInterface } from "#tests/support/ec2-records.ts";
import {
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
} from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (count: number, networkMode = "bridge", family = "web"): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsContainerInstances: [ecsContainerInstance()],
    ec2Instances: [ec2Instance()],
    networkInterfaces: [
      networkInterface({
        attachment: { attachmentId: "eni-attach-1", instanceId: "i-1", deviceIndex: 0, status: "attached" },
      }),
    ],
    ecsTaskDefinitions: [ecsTaskDefinition({ networkMode, family })],
    ecsTasks: Array.from({ length: count }, (_, index) =>
      ecsTask({
        taskArn: taskArn(`task-${String(index)}`),
        launchType: "EC2",
        containerInstanceArn: containerInstanceArn(),
        attachments: [],
      }),
    ),
  },
});

testRule(resolverThrottleRisk, {
  fails: [
    {
      title: "thirty tasks that ask through one interface",
      given: given(30),
      findings: [
        {
          subjectId: "shop",
          says: "crowded",
          severity: "info",
          confidence: "possible",
          values: { cluster: "shop", count: 1, most: 30, hosts: "i-1 (30)" },
        },
      ],
    },
    { title: "host mode is no different", given: given(40, "host"), findings: [{ values: { most: 40 } }] },
  ],
  passes: [
    { title: "a few tasks ask little", given: given(29) },
    { title: "awsvpc tasks have a limit of their own each", given: given(40, "awsvpc") },
    { title: "a caching resolver answers for the host", given: given(40, "host", "node-local-dns") },
  ],
  unknown: [
    {
      title: "tasks that were not read mute the rule",
      given: { ...given(30), incomplete: ["ecsTasks"] },
      because: "ecsTasks",
    },
  ],
});

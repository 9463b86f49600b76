import { taskNotRegistered } from "#lib/findings/rules/tg-007-task-not-registered.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { networkInterface, vpc } from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
} from "#tests/support/ecs-records.ts";
import { target, targetGroup, targetGroupArn, targetHealth } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const tie = { targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 };
const second = (overrides: Partial<EcsTask> = {}) =>
  ecsTask({ taskArn: taskArn("task-2"), attachments: [taskAttachment("eni-2", "10.0.1.12")], ...overrides });

type Given = {
  readonly task?: Partial<EcsTask>;
  readonly targets?: readonly Target[];
  readonly service?: Partial<EcsService>;
  readonly group?: Partial<TargetGroup>;
  readonly other?: readonly Target[];
};

const given = ({ task = {}, targets = [target()], service = {}, group = {}, other }: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    targetGroups: [
      targetGroup(group),
      ...(other === undefined
        ? []
        : [targetGroup({ targetGroupArn: targetGroupArn("green/2"), targetGroupName: "green" })]),
    ],
    targetHealth: [
      targetHealth(targets),
      ...(other === undefined ? [] : [targetHealth(other, targetGroupArn("green/2"))]),
    ],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsServices: [ecsService({ loadBalancers: [tie], ...service })],
    ecsTasks: [ecsTask(), second(task)],
    networkInterfaces: [
      networkInterface({ description: attachmentArn("attachment-of-eni-1") }),
      networkInterface({
        networkInterfaceId: "eni-2",
        privateIpAddress: "10.0.1.12",
        description: attachmentArn("attachment-of-eni-2"),
      }),
    ],
  },
});

const at12 = target({ id: "10.0.1.12" });
const turns = { loadBalancers: [{ ...tie, alternateTargetGroupArn: targetGroupArn("green/2") }] };

testRule(taskNotRegistered, {
  fails: [
    {
      title: "one of two running tasks is in no target group",
      given: given(),
      findings: [
        {
          subjectId: "shop/web",
          says: "missing",
          severity: "high",
          confidence: "confirmed",
          values: { missing: 1, tasks: 2, registered: 1, list: "10.0.1.12 (eu-west-1a)", targetGroup: "web" },
        },
      ],
    },
    {
      title: "a task in neither group of a blue/green pair",
      given: given({ service: turns, other: [] }),
      findings: [{ says: "missing", values: { missing: 1, targetGroup: "web, green" } }],
    },
    {
      title: "half a minute between the two changes nothing",
      given: { ...given(), readAt: { ecsTasks: "2026-11-21T11:59:30.000Z" } },
      findings: [{}],
    },
    {
      title: "a failed deployment has settled, however young",
      given: given({
        service: {
          deployments: [{ id: "1", status: "PRIMARY", createdAt: "2026-11-21T11:55:00.000Z", rolloutState: "FAILED" }],
        },
      }),
      findings: [{ says: "missing" }],
    },
  ],
  passes: [
    { title: "both are registered", given: given({ targets: [target(), at12] }) },
    {
      title: "a new target is still being checked",
      given: given({ targets: [target(), { ...at12, state: "initial" }] }),
    },
    {
      title: "one that drains is leaving on purpose",
      given: given({ targets: [target(), { ...at12, state: "draining" }] }),
    },
    {
      title: "a task that has just started is registered in a moment",
      given: given({ task: { startedAt: "2026-11-21T11:58:00.000Z" } }),
    },
    { title: "a task that is to stop is deregistered first", given: given({ task: { desiredStatus: "STOPPED" } }) },
    { title: "either group of a blue/green pair will do", given: given({ service: turns, other: [at12] }) },
    { title: "a service without a load balancer registers nobody", given: given({ service: { loadBalancers: [] } }) },
    { title: "task sets may be meant to wait", given: given({ service: { deploymentController: "CODE_DEPLOY" } }) },
    {
      title: "a group of another type is another rule's",
      given: given({ group: { targetType: "instance" }, targets: [] }),
    },
    {
      title: "a full target group takes no more",
      given: given({
        targets: Array.from({ length: 1000 }, (_, at) =>
          target({ id: `10.0.${String(4 + (at >> 8))}.${String(at & 255)}` }),
        ),
      }),
    },
    {
      title: "a deployment of five minutes ago settles yet",
      given: given({
        service: {
          deployments: [
            { id: "1", status: "PRIMARY", createdAt: "2026-11-21T11:55:00.000Z", rolloutState: "IN_PROGRESS" },
          ],
        },
      }),
    },
    {
      title: "an external controller may have its task sets wait",
      given: given({ service: { deploymentController: "EXTERNAL" } }),
    },
    { title: "a parked service registers nobody", given: given({ service: { desiredCount: 0 } }) },
    { title: "a task that is still starting is registered later", given: given({ task: { lastStatus: "PENDING" } }) },
    { title: "so is one that has not said when it started", given: given({ task: { startedAt: undefined } }) },
    {
      title: "a Kubernetes controller keeps its own targets",
      given: given({ group: { tags: { known: true, value: [{ key: "elbv2.k8s.aws/cluster", value: "eks" }] } } }),
    },
  ],
  unknown: [
    {
      title: "health that nobody asked for",
      given: { areas: { ...given().areas, targetHealth: [] } },
      because: "were not read",
    },
    {
      title: "interfaces that were not read leave targets unexplained",
      given: { ...given(), incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
    {
      title: "tasks may have moved in the two minutes between reading them and reading the targets",
      given: { ...given(), readAt: { ecsTasks: "2026-11-21T11:58:00.000Z" } },
      because: "more than a minute apart",
    },
  ],
});

import { interfaceNotProvisioned } from "#lib/findings/rules/eni-005-interface-not-provisioned.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import {
  containerInstanceArn,
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
} from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (...tasks: readonly Partial<EcsTask>[]): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService({ launchType: "EC2" })],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsTasks: tasks.map((task, index) =>
      ecsTask({
        taskArn: taskArn(`task-${index + 1}`),
        launchType: "EC2",
        containerInstanceArn: containerInstanceArn(),
        ...task,
      }),
    ),
  },
});

const stopped: Partial<EcsTask> = {
  lastStatus: "STOPPED",
  desiredStatus: "STOPPED",
  stopCode: "TaskFailedToStart",
  stoppedAt: "2026-11-21T11:40:00.000Z",
  stoppedReason: "Timeout waiting for network interface provisioning to complete.",
};
const inState = (status: string, changes: Partial<EcsTask> = {}): Partial<EcsTask> => ({
  lastStatus: "PROVISIONING",
  createdAt: "2026-11-21T11:50:00.000Z",
  attachments: [taskAttachment("eni-1", "10.0.1.10", { status })],
  ...changes,
});

testRule(interfaceNotProvisioned, {
  fails: [
    {
      title: "a task on an instance that stopped without its interface is high and confirmed",
      given: given(stopped),
      findings: [
        {
          subjectId: "shop/web",
          says: "stopped",
          severity: "high",
          confidence: "confirmed",
          values: {
            group: "web",
            tasks: 1,
            table: "ci-1 eu-west-1a × 1",
            reason: "Timeout waiting for network interface provisioning to complete.",
          },
        },
      ],
    },
    {
      title: "a container's reason says it as well",
      given: given({
        ...stopped,
        stoppedReason: "Essential container exited",
        containers: [
          {
            name: "app",
            reason: "Unable to attach network interface to unused device index",
            networkBindings: [],
            networkInterfaces: [],
          },
        ],
      }),
      findings: [{ says: "stopped" }],
    },
    {
      title: "a single one on Fargate is low: ECS tries again",
      given: given({ ...stopped, launchType: "FARGATE", containerInstanceArn: undefined }),
      findings: [{ severity: "low", values: { table: "subnet-1 eu-west-1a × 1" } }],
    },
    {
      title: "two on Fargate are high",
      given: given({ ...stopped, launchType: "FARGATE" }, { ...stopped, launchType: "FARGATE" }),
      findings: [{ severity: "high", values: { tasks: 2 } }],
    },
    {
      title: "a task that has waited ten minutes for its interface is likely",
      given: given(inState("ATTACHING")),
      findings: [{ says: "attaching", severity: "high", confidence: "likely", values: { reason: "ATTACHING" } }],
    },
    {
      title: "an interface that does not come off for twenty minutes is told as such",
      given: given(inState("DETACHING", { lastStatus: "DEPROVISIONING", stoppingAt: "2026-11-21T11:40:00.000Z" })),
      findings: [{ says: "detaching" }],
    },
    {
      title: "tasks without a service are told by their group, at their cluster",
      given: given({ ...stopped, group: "family:batch" }),
      findings: [{ subjectId: "shop", values: { group: "family:batch" } }],
    },
  ],
  passes: [
    {
      title: "an interface that has been coming off for ten minutes may still",
      given: given(inState("DETACHING", { lastStatus: "DEPROVISIONING", stoppingAt: "2026-11-21T11:50:00.000Z" })),
    },
    {
      title: "a security group that does not exist is none of the interface's",
      given: given({ ...stopped, stoppedReason: "InvalidGroup.NotFound: The security group 'sg-9' does not exist" }),
    },
    { title: "a task with its interface attached is well", given: given({}) },
    {
      title: "a task that has waited four minutes may still get it",
      given: given(inState("ATTACHING", { createdAt: "2026-11-21T11:56:00.000Z" })),
    },
    {
      title: "what stopped over an hour ago is over",
      given: given({ ...stopped, stoppedAt: "2026-11-21T10:55:00.000Z" }),
    },
    {
      title: "a subnet without addresses is IPAM-001's",
      given: given({
        ...stopped,
        stoppedReason: "InsufficientFreeAddressesInSubnet: network interface provision failed",
      }),
    },
    {
      title: "another attachment that is pending is none of the network",
      given: given(
        inState("ATTACHED", {
          attachments: [
            taskAttachment("eni-1", "10.0.1.10"),
            { id: "volume", type: "AmazonElasticBlockStorage", status: "ATTACHING", details: [] },
          ],
        }),
      ),
    },
  ],
  unknown: [
    {
      title: "without the tasks it cannot judge",
      given: { areas: { ecsClusters: [ecsCluster()] }, incomplete: ["ecsTasks"] },
      because: "ecsTasks",
    },
  ],
});

import { expect, test } from "vitest";
import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import { withWhatIf } from "#lib/analysis/capacity/resolve-what-if.ts";
import type { ClusterChange, ServiceChange } from "#lib/analysis/capacity/what-if.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { ec2Instance, instanceType, networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
} from "#tests/support/ecs-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

/** `web` with two tasks on one t3.medium, which has no third interface to give. */
const full = capacityModel(
  buildTopology(
    snapshotOf({
      areas: {
        vpcs: [vpc()],
        subnets: [subnet({ availableIpAddressCount: 248 })],
        networkInterfaces: [
          networkInterface({
            networkInterfaceId: "eni-host",
            privateIpAddress: "10.0.1.20",
            attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
          }),
          ...[1, 2].map((number) =>
            networkInterface({
              networkInterfaceId: `eni-${number}`,
              privateIpAddress: `10.0.1.${30 + number}`,
              description: attachmentArn(`attachment-of-eni-${number}`),
              attachment: { instanceId: "i-1", deviceIndex: number, status: "attached" },
            }),
          ),
        ],
        ec2Instances: [ec2Instance()],
        instanceTypes: [instanceType()],
        accountSettings: [{ name: "awsvpcTrunking", value: "enabled" }],
        ecsClusters: [ecsCluster()],
        ecsContainerInstances: [
          ecsContainerInstance({
            registeredResources: [
              { name: "CPU", integerValue: 2048, stringSetValue: [] },
              { name: "MEMORY", integerValue: 3891, stringSetValue: [] },
              { name: "PORTS", stringSetValue: ["22"] },
            ],
            remainingResources: [
              { name: "CPU", integerValue: 1536, stringSetValue: [] },
              { name: "MEMORY", integerValue: 2867, stringSetValue: [] },
              { name: "PORTS", stringSetValue: ["22"] },
            ],
          }),
        ],
        ecsTaskDefinitions: [ecsTaskDefinition()],
        ecsTasks: [1, 2].map((number) =>
          ecsTask({
            taskArn: taskArn(`task-${number}`),
            launchType: "EC2",
            containerInstanceArn: containerInstanceArn(),
            attachments: [taskAttachment(`eni-${number}`, `10.0.1.${30 + number}`)],
          }),
        ),
        ecsServices: [ecsService({ launchType: "EC2" })],
      },
    }),
  ),
);

const whatIf = (changes: {
  readonly services?: readonly ServiceChange[];
  readonly clusters?: readonly ClusterChange[];
}) => {
  const model = withWhatIf(full, { services: changes.services ?? [], clusters: changes.clusters ?? [] });
  if ("status" in model) throw new Error(model.detail.en);
  return capacityOf(model, "en");
};
const cluster = (change: Omit<ClusterChange, "cluster">) => whatIf({ clusters: [{ cluster: "shop", ...change }] });

test("as it is, no task more fits and the deployment does not either", () => {
  expect(capacityOf(full, "en")).toMatchObject({
    services: [{ placeable: 0, binding: "eni", surge: { peak: 4, fits: false, shortBy: 2 } }],
    subnets: [{ used: 3, free: 248, byOwner: { "ecs-task": 2, "container-instance": 1 } }],
  });
});

test("another desired count and other percentages change what is needed, not what there is", () => {
  const answer = whatIf({
    services: [{ service: "shop/web", desired: 5, maximumPercent: 150, minimumHealthyPercent: 50 }],
  });
  expect(answer.services).toMatchObject([
    { desired: 5, running: 2, placeable: 0, surge: { peak: 7, starts: 5, keeps: 3, fits: false, shortBy: 5 } },
  ]);
  expect(answer.subnets).toMatchObject([{ used: 3, highWater: 8 }]);
});

test("another type brings its interfaces, CPU and memory, and a trunk where the account has it on", () => {
  expect(cluster({ instanceType: "m5.large" })).toMatchObject({
    instances: [
      {
        instanceType: "m5.large",
        trunking: { active: true, limit: 10 },
        enis: { max: 3, attached: 2, taskUsed: 2, taskFree: 8 },
        cpu: { registered: 2048, remaining: 1536 },
        memory: { registered: 7782, remaining: 6758 },
      },
    ],
    services: [{ placeable: 6, binding: "cpu", surge: { fits: true } }],
    subnets: [{ used: 4, byOwner: { "ecs-task": 2, "container-instance": 1, "ecs-trunk": 1 } }],
  });
});

test("without trunking the same type has as many places as it has interfaces", () => {
  expect(cluster({ instanceType: "m5.large", trunking: false })).toMatchObject({
    instances: [{ trunking: { account: false, active: false }, enis: { attached: 3, taskLimit: 2, taskFree: 0 } }],
    subnets: [{ used: 3 }],
  });
});

test("trunking changes nothing on a type that cannot have a trunk", () => {
  expect(cluster({ trunking: true })).toMatchObject({
    instances: [{ trunking: { account: true, active: false, because: ["type-unsupported"] }, enis: { taskFree: 0 } }],
  });
});

test("tasks that a smaller type cannot hold wait for another place", () => {
  expect(cluster({ instanceType: "t2.micro" })).toMatchObject({
    instances: [{ enis: { max: 2, taskUsed: 1, taskFree: 0 } }],
    services: [{ desired: 2, running: 1, placeable: 0, surge: { starts: 3, shortBy: 3 } }],
    subnets: [{ used: 2, byOwner: { "ecs-task": 1 } }],
  });
});

test("more instances are like those there are, empty, and take addresses of the subnet", () => {
  const answer = cluster({ instances: 3 });
  expect(answer.instances.map(({ name, isNew, enis }) => [name, isNew, enis.taskFree])).toEqual([
    ["i-1", undefined, 0],
    ["new-1", true, 2],
    ["new-2", true, 2],
  ]);
  expect(answer).toMatchObject({ services: [{ placeable: 4, binding: "eni" }], subnets: [{ used: 5, free: 246 }] });
});

test("fewer instances take their tasks with them", () => {
  expect(cluster({ instances: 0 })).toMatchObject({
    instances: [],
    services: [{ desired: 2, running: 0, placeable: 0, binding: "constraint", surge: { fits: false } }],
    subnets: [{ used: 0, free: 251, byOwner: {} }],
  });
});

test("a daemon has its task on a new instance before any other", () => {
  const model = {
    ...full,
    services: full.services.map((service) => ({ ...service, item: { ...service.item, schedulingStrategy: "DAEMON" } })),
  };
  const changed = withWhatIf(model, { services: [], clusters: [{ cluster: "shop", instances: 2 }] });
  const answer = "status" in changed ? undefined : capacityOf(changed, "en");
  expect(answer?.instances[1]).toMatchObject({
    isNew: true,
    enis: { taskUsed: 2, taskFree: 0 },
    cpu: { remaining: 1536 },
  });
});

test("what is asked about something that is not there is refused with what there is", () => {
  const refused = (changes: {
    readonly services?: readonly ServiceChange[];
    readonly clusters?: readonly ClusterChange[];
  }) => withWhatIf(full, { services: changes.services ?? [], clusters: changes.clusters ?? [] });
  expect(refused({ services: [{ service: "wbe", desired: 1 }] })).toMatchObject({
    status: 404,
    suggestions: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
  });
  expect(refused({ clusters: [{ cluster: "stop", instances: 1 }] })).toMatchObject({ status: 404 });
  expect(refused({ clusters: [{ cluster: "shop", instanceType: "m5.huge" }] })).toMatchObject({
    status: 400,
    suggestions: expect.arrayContaining(["m5.large"]) as unknown,
  });
});

test("what there is stays as it was", () => {
  const before = capacityOf(full, "en");
  cluster({ instances: 0, instanceType: "m5.large", trunking: true });
  expect(capacityOf(full, "en")).toEqual(before);
});

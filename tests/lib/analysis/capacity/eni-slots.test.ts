import { expect, test } from "vitest";
import { eniSlots } from "#lib/analysis/capacity/eni-slots.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import { ec2Instance, instanceType, networkInterface } from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsTask,
  ecsTaskDefinition,
} from "#tests/support/ecs-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const onInstance = (deviceIndex: number, overrides: Partial<NetworkInterface> = {}) =>
  networkInterface({
    networkInterfaceId: `eni-${deviceIndex}`,
    privateIpAddress: `10.0.1.${20 + deviceIndex}`,
    attachment: { instanceId: "i-1", deviceIndex, status: "attached" },
    ...overrides,
  });
const tasks = onInstance(1, { description: attachmentArn("attachment-of-eni-1") });

const slots = (
  interfaces: readonly NetworkInterface[],
  attributes: readonly { name: string; value?: string }[] = [],
  type = "t3.medium",
) => {
  const topology = buildTopology(
    snapshotOf({
      areas: {
        ecsClusters: [ecsCluster()],
        ecsContainerInstances: [ecsContainerInstance({ attributes })],
        ecsTaskDefinitions: [ecsTaskDefinition()],
        ecsTasks: [ecsTask({ launchType: "EC2", containerInstanceArn: containerInstanceArn() })],
        ec2Instances: [ec2Instance()],
        networkInterfaces: interfaces,
      },
    }),
  );
  const [place] = topology.containerInstances.values();
  return place === undefined
    ? undefined
    : eniSlots(place, instanceType({ instanceType: type, maximumNetworkInterfaces: 3 }));
};

test("C8: the instance's own interface and its tasks' count against what its type holds", () => {
  expect(slots([onInstance(0), tasks])).toMatchObject({
    max: 3,
    attached: 2,
    taskLimit: 2,
    taskUsed: 1,
    taskFree: 1,
    trunked: false,
  });
});

test("an interface attached by hand takes a place from the tasks", () => {
  expect(slots([onInstance(0), tasks, onInstance(2)])).toMatchObject({
    attached: 3,
    taskLimit: 1,
    taskUsed: 1,
    taskFree: 0,
  });
});

test("a task that was placed and has no interface yet already holds its place", () => {
  expect(slots([onInstance(0)])).toMatchObject({ attached: 1, taskUsed: 1, taskFree: 1 });
});

const trunk = onInstance(1, { networkInterfaceId: "eni-trunk", interfaceType: "trunk", privateIpAddress: "10.0.1.40" });
const branch = networkInterface({
  networkInterfaceId: "eni-1",
  interfaceType: "branch",
  description: attachmentArn("attachment-of-eni-1"),
});
const hasTrunk = [{ name: "ecs.awsvpc-trunk-id", value: "eni-trunk" }];

test("a trunk carries what AWS lists for the type, and its tasks are not attached interfaces", () => {
  expect(slots([onInstance(0), trunk, branch], hasTrunk, "m5.large")).toMatchObject({
    max: 3,
    attached: 2,
    trunked: true,
    taskLimit: 10,
    taskUsed: 1,
    taskFree: 9,
    slots: [
      { owner: "container-instance", eniId: "eni-0" },
      { owner: "ecs-trunk", eniId: "eni-trunk" },
      { owner: "ecs-task", eniId: "eni-1" },
    ],
  });
});

test("an interface attached by hand takes a place of the trunk's", () => {
  expect(slots([onInstance(0), trunk, branch, onInstance(2)], hasTrunk, "m5.large")).toMatchObject({
    attached: 3,
    taskLimit: 9,
    taskFree: 8,
  });
});

test("how many tasks a trunk carries is not said of a type that no list names", () => {
  const trunked = slots([onInstance(0), tasks], hasTrunk, "q9z.large");
  expect(trunked).toMatchObject({ trunked: true, taskUsed: 1 });
  expect(trunked).not.toHaveProperty("taskLimit");
});

test("an interface on its way is said to be", () => {
  const coming = onInstance(1, {
    description: attachmentArn("attachment-of-eni-1"),
    attachment: { instanceId: "i-1", deviceIndex: 1, status: "attaching" },
  });
  expect(slots([onInstance(0), coming])?.slots[1]).toMatchObject({ owner: "ecs-task", state: "attaching" });
});

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
  return place === undefined ? undefined : eniSlots(place, instanceType({ maximumNetworkInterfaces: 3 }));
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

test("how many tasks a trunk carries is not said, because no API says it", () => {
  const trunked = slots([onInstance(0), tasks], [{ name: "ecs.awsvpc-trunk-id", value: "eni-9" }]);
  expect(trunked).toMatchObject({ trunked: true });
  expect(trunked).not.toHaveProperty("taskLimit");
});

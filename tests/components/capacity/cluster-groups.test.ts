import { expect, test } from "vitest";
import { byScalingGroup, clusterGroups } from "#components/capacity/cluster-groups.ts";
import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { ec2Instance, instanceType, networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import {
  clusterArn,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTaskDefinition,
} from "#tests/support/ecs-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const instance = (id: string, cluster: string) =>
  ecsContainerInstance({
    containerInstanceArn: containerInstanceArn(`ci-${id}`, cluster),
    clusterArn: clusterArn(cluster),
    ec2InstanceId: id,
  });
const today = capacityOf(
  capacityModel(
    buildTopology(
      snapshotOf({
        areas: {
          vpcs: [vpc()],
          subnets: [subnet()],
          ec2Instances: [
            ec2Instance({ instanceId: "i-1" }),
            ec2Instance({ instanceId: "i-2", instanceType: "t2.micro" }),
          ],
          instanceTypes: [instanceType(), instanceType({ instanceType: "t2.micro", maximumNetworkInterfaces: 2 })],
          networkInterfaces: ["i-1", "i-2"].map((instanceId) =>
            networkInterface({
              networkInterfaceId: `eni-${instanceId}`,
              attachment: { instanceId, deviceIndex: 0, status: "attached" },
            }),
          ),
          ecsClusters: [ecsCluster(), ecsCluster({ clusterName: "yard" })],
          ecsContainerInstances: [instance("i-1", "shop"), instance("i-2", "shop"), instance("i-3", "yard")],
          ecsTaskDefinitions: [ecsTaskDefinition()],
          ecsServices: [ecsService({ launchType: "EC2" }), ecsService({ serviceName: "edge" })],
        },
      }),
    ),
  ),
  "en",
);
const shown = (text: string) =>
  clusterGroups(today, undefined, text).map(({ name, instances, services }) => [
    name,
    instances.map(({ today: one }) => one?.ec2InstanceId),
    services.map(({ today: one }) => one?.name),
  ]);

test("clusters hold their instances, the fullest first, and the services that start tasks on them", () => {
  expect(shown("")).toEqual([
    ["shop", ["i-2", "i-1"], ["web"]],
    ["yard", ["i-3"], []],
  ]);
});

test("a service that is looked for brings the instances of its cluster, an instance the services of its", () => {
  expect(shown("shop/web")).toEqual([["shop", ["i-2", "i-1"], ["web"]]]);
  expect(shown("t2.micro")).toEqual([["shop", ["i-2"], ["web"]]]);
  expect(shown("nothing")).toEqual([]);
});

test("instances stand by the Auto Scaling group that their tags tell, those of none at the end", () => {
  const grouped = today.instances.map((one) =>
    one.ec2InstanceId === "i-3"
      ? one
      : { ...one, autoScalingGroup: one.ec2InstanceId === "i-1" ? "web-asg" : "batch-asg" },
  );
  const pairs = grouped.map((one) => ({ urn: one.urn, today: one }));
  expect(byScalingGroup(pairs).map(([name, of]) => [name, of.map(({ today: one }) => one?.ec2InstanceId)])).toEqual([
    ["batch-asg", ["i-2"]],
    ["web-asg", ["i-1"]],
    ["", ["i-3"]],
  ]);
});

import { expect, test } from "vitest";
import { byScalingGroup, clusterGroups, onHosts } from "#components/capacity/cluster-groups.ts";
import { keptBy } from "#components/capacity/kept.ts";
import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import { filterOfText } from "#lib/filter/suggest-filter.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { filterSubjects } from "#lib/inventory/filter-resources.ts";
import { resourcesOf } from "#lib/inventory/subjects.ts";
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
const inspection = inspect(
  snapshotOf({
    areas: {
      vpcs: [vpc()],
      subnets: [subnet()],
      ec2Instances: [ec2Instance({ instanceId: "i-1" }), ec2Instance({ instanceId: "i-2", instanceType: "t2.micro" })],
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
);
const today = capacityOf(capacityModel(inspection.topology), "en");
const { kinds } = onHosts(today);

/** What the filter leaves, as the server answers it. */
function kept(q: string) {
  const resources = kinds.flatMap((kind) => resourcesOf(inspection).ofKind(kind));
  const { matches } = filterSubjects(resources, filterOfText(q));
  return keptBy(q, q === "" ? undefined : new Set(matches.map(({ urn }) => urn)));
}

const shown = (text: string) =>
  clusterGroups(today, undefined, kept(text)).map(({ name, instances, services }) => [
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

test("the filter of the map narrows the board: by cluster, by what is left, by what is not", () => {
  expect(shown("cluster:yard")).toEqual([["yard", ["i-3"], []]]);
  expect(shown("service:web")).toEqual([["shop", ["i-2", "i-1"], ["web"]]]);
  expect(shown("-t2.micro cluster:shop")).toEqual([["shop", ["i-1"], ["web"]]]);
  expect(shown("t2.micro OR cluster:yard").map(([name]) => name)).toEqual(["shop", "yard"]);
});

test("what a what-if adds is left where plain words name it, whatever else is asked", () => {
  const [one] = today.instances.filter(({ ec2InstanceId }) => ec2InstanceId === "i-1");
  if (one === undefined) throw new Error("i-1 is there.");
  const added = { ...one, urn: `${one.urn}-added`, instanceType: "m7i.large" };
  const then = { ...today, instances: [...today.instances, added] };
  const isAdded = (q: string) =>
    clusterGroups(today, then, kept(q))
      .flatMap(({ instances }) => instances.map(({ urn }) => urn))
      .includes(added.urn);
  expect(["", "m7i", "free-eni>0", "m7i free-eni>0", "t2.micro"].map(isAdded)).toEqual([true, true, true, true, false]);
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

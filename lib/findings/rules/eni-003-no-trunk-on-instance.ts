import { isHeldUp, interfaceRooms, isInterfaceBound, type RoomTables } from "#lib/analysis/capacity/interface-room.ts";
import { eligibleInstances, subnetZones } from "#lib/analysis/capacity/placement.ts";
import { hasTrunk } from "#lib/analysis/capacity/eni-slots.ts";
import { trunkLimit } from "#lib/analysis/capacity/trunk-limit.ts";
import { trunkingOf, type NoTrunkReason } from "#lib/analysis/capacity/trunking.ts";
import { isWindowsHost } from "#lib/analysis/operating-system.ts";
import type { ContainerInstancePlace, ServicePlace } from "#lib/graph/topology.ts";
import { clustersInScope, instanceName, roomTables, trunkingSetting, type ClusterPlace } from "../clusters.ts";
import { fact, listed } from "../fact.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isWanted, openEvent, runsOnInstances } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

type Subject = {
  readonly cluster: ClusterPlace;
  readonly services: readonly ServicePlace[];
  readonly tables: RoomTables;
  readonly ownerBySubnet: ReadonlyMap<string, string | undefined>;
};

/** Why an instance has no trunk, as far as the API shows it. */
type Reason = "shared" | "name" | "agent" | "launched";

/** ENI-003: trunking is on, and instances that could have a trunk have none. */
export const noTrunkOnInstance = defineRule({
  id: "ENI-003",
  slug: "no-trunk-on-instance",
  severity: "low",
  level: "regional",
  needs: [
    "accountSettings",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "instanceTypes",
    "networkInterfaces",
    "subnets",
  ],
  partialIsFine: ["subnets"],
  text: {
    title: "Trunking is on, and container instances have no trunk",
    why: "An instance gets its trunk when it registers, and only if awsvpcTrunking was on for its own role by then. Without one, every task takes a whole network interface of the instance.",
    fix: "Drain and replace the instances. Before that, see that awsvpcTrunking is enabled with put-account-setting-default, which holds for the instance role too, that the agent is 1.28.1 or newer, and that the instance's resource-name DNS A record is off.",
    limits:
      "When the setting was turned on, and what holds for the instance role alone, no read-only call of a survey tells. Whether a type can carry a trunk follows from its family.",
    says: {
      launched:
        "{instances|container instance|container instances} of cluster {cluster} have no trunk although awsvpcTrunking is on: they registered before, or under another setting",
      agent:
        "{instances|container instance|container instances} of cluster {cluster} have no trunk although awsvpcTrunking is on: the agent of {first} is too old",
      name: "{instances|container instance|container instances} of cluster {cluster} have no trunk although awsvpcTrunking is on: {first} has a resource-name DNS A record",
      shared:
        "{instances|container instance|container instances} of cluster {cluster} have no trunk although awsvpcTrunking is on: {first} is in a subnet of another account",
    },
    figures: {
      launched: "Without a trunk: {table}. Services that want task interfaces: {services}.",
      agent: "Without a trunk: {table}. Services that want task interfaces: {services}.",
      name: "Without a trunk: {table}. Services that want task interfaces: {services}.",
      shared: "Without a trunk: {table}. Services that want task interfaces: {services}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html"],
  subjects: ({ scope, topology, items }) => {
    const tables = roomTables(items);
    const ownerBySubnet = new Map(items.subnets.map(({ subnetId, ownerId }) => [subnetId, ownerId]));
    return clustersInScope(topology, scope).flatMap((cluster): readonly Subject[] => {
      const services = cluster.services.filter(
        ({ item, networkMode }) => isWanted(item) && runsOnInstances(item) && networkMode === "awsvpc",
      );
      return services.length === 0 ? [] : [{ cluster, services, tables, ownerBySubnet }];
    });
  },
  check: (subject, { items, now, scope }) => {
    const { cluster, services, ownerBySubnet } = subject;
    const setting = trunkingSetting(items.accountSettings);
    if (setting === "off") return [];
    const { lacking, untold } = withoutTrunk(subject);
    if (lacking.length === 0) {
      return untold.length === 0
        ? []
        : { unknown: `Whether ${listed(untold.map(instanceName))} can carry a trunk is not known.` };
    }
    if (setting !== "on")
      return { unknown: `What holds of awsvpcTrunking for the instance role of ${cluster.name} was not read.` };
    const bound = services.filter((service) => isBoundFor(service, subject, lacking));
    const reasons = lacking.map((place) => ({ place, reason: reasonOf(place, scope.account, ownerBySubnet) }));
    const [first] = reasons.toSorted((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason));
    if (first === undefined) return [];
    return [
      {
        ...subjectOf(cluster.urn),
        says: first.reason,
        severity: bound.length > 0 ? "high" : "low",
        confidence: bound.some(({ item }) => openEvent(item, "ENI-001", now) !== undefined) ? "confirmed" : "likely",
        values: {
          cluster: cluster.name,
          instances: lacking.length,
          first: instanceName(first.place),
          table: listed(lacking.map(rowOf)),
          services: listed(services.map(({ item }) => item.serviceName)),
        },
        affected: [...lacking.map(({ urn }) => urn), ...bound.map(({ urn }) => urn)],
        because: [
          fact(cluster.urn, "accountSettings", "awsvpcTrunking = enabled"),
          ...lacking.map((place) =>
            fact(place.urn, "ecsContainerInstances", `${rowOf(place)}: ecs.awsvpc-trunk-id = —`),
          ),
        ],
        cli: awsCommand(scope.region, "ecs update-container-instances-state", {
          cluster: cluster.clusterArn,
          "container-instances": lacking.slice(0, 10).map(({ item }) => item.containerInstanceArn),
          status: "DRAINING",
        }),
        about: [cluster.urn, ...bound.map(({ urn }) => urn)],
      },
    ];
  },
});

/** The instances an awsvpc service may land on that could have a trunk and do not, and those of which nobody can say. */
function withoutTrunk({ cluster, services, tables }: Subject) {
  const eligible = new Set(
    services.flatMap((service) =>
      eligibleInstances(service, cluster.instances, subnetZones(service.item, tables.zonesBySubnet)),
    ),
  );
  const bare = [...eligible].filter((place) => !hasTrunk(place) && !isWindowsHost(place));
  const support = ({ instance }: ContainerInstancePlace) => trunkLimit(instance?.item.instanceType ?? "").eligible;
  return {
    lacking: bare.filter((place) => support(place) === true),
    untold: bare.filter((place) => support(place) === undefined),
  };
}

/** Whether interfaces keep the next task of a service away, on one of these instances among others. */
function isBoundFor(
  service: ServicePlace,
  { cluster, tables }: Subject,
  lacking: readonly ContainerInstancePlace[],
): boolean {
  const rooms = interfaceRooms(service, cluster.instances, tables);
  return isInterfaceBound(rooms) === true && rooms.some((room) => isHeldUp(room) && lacking.includes(room.place));
}

/** What is seen on the instance comes before what is only guessed. */
const order: readonly Reason[] = ["shared", "name", "agent", "launched"];

const reasons: { readonly [Name in NoTrunkReason]?: Reason } = {
  "shared-subnet": "shared",
  "resource-name-dns": "name",
  "agent-too-old": "agent",
};

function reasonOf(
  place: ContainerInstancePlace,
  account: string,
  ownerBySubnet: ReadonlyMap<string, string | undefined>,
): Reason {
  const { instanceType, subnetId = "" } = place.instance?.item ?? {};
  const owner = ownerBySubnet.get(subnetId) ?? account;
  const { because } = trunkingOf(place, { instanceType, setting: true, isSubnetShared: owner !== account });
  const found = new Set(because.map((reason) => reasons[reason] ?? "launched"));
  return order.find((reason) => found.has(reason)) ?? "launched";
}

function rowOf(place: ContainerInstancePlace): string {
  const { item, instance } = place;
  return `${instanceName(place)} ${instance?.item.instanceType ?? "?"} (${item.registeredAt ?? "?"}, agentVersion ${item.agentVersion ?? "?"})`;
}

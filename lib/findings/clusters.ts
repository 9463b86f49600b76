import type { RoomTables } from "#lib/analysis/capacity/interface-room.ts";
import type { ContainerInstancePlace, ServicePlace, Topology } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { AccountSetting } from "#lib/model/resources/ecs-cluster.ts";
import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import type { Scope } from "#lib/model/scope.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { inScope } from "./in-scope.ts";

/** A cluster with its services and its container instances. */
export type ClusterPlace = {
  readonly urn: Urn;
  readonly name: string;
  readonly clusterArn: string;
  readonly services: readonly ServicePlace[];
  readonly instances: readonly ContainerInstancePlace[];
};

/** The clusters of a scope that have a service or a container instance, in the order of their ARNs. */
export function clustersInScope(topology: Topology, scope: Scope): readonly ClusterPlace[] {
  const services = groupBy(inScope(topology.services, scope), ({ item }) => item.clusterArn);
  const instances = groupBy(inScope(topology.containerInstances, scope), ({ item }) => item.clusterArn);
  return [...new Set([...services.keys(), ...instances.keys()])].sort().map((clusterArn) => {
    const name = clusterName(clusterArn);
    return {
      urn: urnOf(scope, "ecs-cluster", name),
      name,
      clusterArn,
      services: services.get(clusterArn) ?? [],
      instances: instances.get(clusterArn) ?? [],
    };
  });
}

/** The name in a cluster's ARN. */
export function clusterName(clusterArn: string): string {
  return clusterArn.slice(clusterArn.lastIndexOf("/") + 1);
}

/** How a reader knows a container instance: by its EC2 id when it has one. */
export function instanceName({ item }: ContainerInstancePlace): string {
  return item.ec2InstanceId ?? item.containerInstanceArn;
}

/** What room for tasks is looked up with. */
export function roomTables(items: {
  readonly instanceTypes: readonly InstanceType[];
  readonly subnets: readonly Subnet[];
}): RoomTables {
  return {
    typesByName: new Map(items.instanceTypes.map((type) => [type.instanceType, type])),
    zonesBySubnet: new Map(items.subnets.map(({ subnetId, availabilityZone }) => [subnetId, availabilityZone])),
  };
}

/** The setting that decides whether instances get trunks. */
export function trunkingRecord(settings: readonly AccountSetting[]): AccountSetting | undefined {
  return settings.find(({ name }) => name === "awsvpcTrunking");
}

/** What holds of awsvpcTrunking: on or off for the account, on for the caller alone, or not told. */
export function trunkingSetting(settings: readonly AccountSetting[]): "on" | "off" | "caller" | "unknown" {
  const setting = trunkingRecord(settings);
  if (setting?.value === undefined) return "unknown";
  if (setting.value !== "enabled" && setting.value !== "on") return "off";
  return setting.principalArn === undefined || setting.principalArn.endsWith(":root") ? "on" : "caller";
}

import { once } from "./lazily.ts";
import type { PlacedScope } from "./placed-scope.ts";
import { isComplete } from "#lib/model/snapshot.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { urnOf } from "#lib/model/urn.ts";
import type { OwnedInterface, SubnetPlace, VpcPlace } from "./topology.ts";

/** The VPCs and subnets of one scope, each sorted by id. */
export type SubnetPlaces = { readonly vpcs: readonly VpcPlace[]; readonly subnets: readonly SubnetPlace[] };

/**
 * Places the subnets of a scope: the route table and the network ACL that decide over each, its VPC's when it has none.
 * That it has none is known only when all were read: until then a subnet without one stays without.
 */
export function placeSubnets({ scoped, byId }: PlacedScope, interfaces: () => readonly OwnedInterface[]): SubnetPlaces {
  const tableIdBySubnet = new Map<string, string>();
  const mainTableIdByVpc = new Map<string, string>();
  for (const { item } of byId.routeTables.list) {
    for (const { subnetId, main, state } of item.associations) {
      if (state !== undefined && state !== "associated" && state !== "associating") continue;
      if (subnetId !== undefined) tableIdBySubnet.set(subnetId, item.routeTableId);
      else if (main === true) mainTableIdByVpc.set(item.vpcId, item.routeTableId);
    }
  }
  const aclIdBySubnet = new Map<string, string>();
  const defaultAclIdByVpc = new Map<string, string>();
  for (const { item } of byId.networkAcls.list) {
    for (const { subnetId } of item.associations) aclIdBySubnet.set(subnetId, item.networkAclId);
    if (item.isDefault === true) defaultAclIdByVpc.set(item.vpcId, item.networkAclId);
  }
  const [areTablesRead, areAclsRead] = [isComplete(scoped, "routeTables"), isComplete(scoped, "networkAcls")];
  const interfacesBySubnet = once(() => groupBy(interfaces(), ({ stand }) => stand.subnetId));
  const subnets = byId.subnets.list.map((subnet): SubnetPlace => {
    const { subnetId, vpcId } = subnet.item;
    const mainTableId = areTablesRead ? mainTableIdByVpc.get(vpcId) : undefined;
    const defaultAclId = areAclsRead ? defaultAclIdByVpc.get(vpcId) : undefined;
    const routeTable = byId.routeTables.get(tableIdBySubnet.get(subnetId) ?? mainTableId ?? "");
    const networkAcl = byId.networkAcls.get(aclIdBySubnet.get(subnetId) ?? defaultAclId ?? "");
    return {
      ...subnet,
      vpcUrn: urnOf(subnet, "vpc", vpcId),
      ...(routeTable === undefined ? {} : { routeTable }),
      ...(networkAcl === undefined ? {} : { networkAcl }),
      // Who asks for a route or a network ACL does not ask for these.
      get interfaces() {
        return interfacesBySubnet().get(subnetId) ?? [];
      },
    };
  });
  const subnetsByVpc = groupBy(subnets, ({ item }) => item.vpcId);
  const vpcs = byId.vpcs.list.map((vpc) => ({ ...vpc, subnets: subnetsByVpc.get(vpc.item.vpcId) ?? [] }));
  return { vpcs, subnets };
}

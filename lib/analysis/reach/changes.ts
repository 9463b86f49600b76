import { withParts } from "#lib/graph/lazily.ts";
import type { GroupRule, SubnetPlace, Topology } from "#lib/graph/topology.ts";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import type { Urn } from "#lib/model/urn.ts";

/** The same account with one more rule in a security group. */
export function withGroupRule(topology: Topology, urn: Urn, rule: GroupRule): Topology {
  const rules = new Map(topology.securityGroupRules);
  rules.set(urn, [...(rules.get(urn) ?? []), rule]);
  return withParts(topology, { securityGroupRules: rules });
}

/** The same account with one more entry in a network ACL. */
export function withAclEntry(topology: Topology, urn: Urn, entry: NetworkAclEntry): Topology {
  return withSubnets(topology, (subnet) => {
    const acl = subnet.networkAcl;
    if (acl?.urn !== urn) return subnet;
    return { ...subnet, networkAcl: { ...acl, item: { ...acl.item, entries: [...acl.item.entries, entry] } } };
  });
}

/** The same account with one more route in a route table. */
export function withRoute(topology: Topology, urn: Urn, route: Route): Topology {
  return withSubnets(topology, (subnet) => {
    const table = subnet.routeTable;
    if (table?.urn !== urn) return subnet;
    return { ...subnet, routeTable: { ...table, item: { ...table.item, routes: [...table.item.routes, route] } } };
  });
}

function withSubnets(topology: Topology, change: (subnet: SubnetPlace) => SubnetPlace): Topology {
  const subnets = new Map([...topology.subnets].map(([urn, subnet]) => [urn, change(subnet)]));
  const vpcs = new Map(
    [...topology.vpcs].map(([urn, vpc]) => [
      urn,
      { ...vpc, subnets: vpc.subnets.map((subnet) => subnets.get(subnet.urn) ?? subnet) },
    ]),
  );
  return withParts(topology, { subnets, vpcs });
}

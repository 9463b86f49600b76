import { withParts } from "#lib/graph/lazily.ts";
import type { GroupRule, LoadBalancerPlace, SubnetPlace, TargetPlace, Topology } from "#lib/graph/topology.ts";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import type { TransitGatewayRouteTable } from "#lib/model/resources/transit-gateway.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";

/** A route of a transit gateway route table. */
export type TransitRoute = Extract<TransitGatewayRouteTable["routes"], { readonly known: true }>["value"][number];

/** The same account with one more rule in a security group. */
export function withGroupRule(topology: Topology, urn: Urn, rule: GroupRule): Topology {
  const rules = new Map(topology.securityGroupRules);
  rules.set(urn, [...(rules.get(urn) ?? []), rule]);
  return withParts(topology, { securityGroupRules: rules });
}

/** The same account without some rules of a security group. */
export function withoutGroupRules(topology: Topology, urn: Urn, ids: ReadonlySet<string>): Topology {
  const rules = new Map(topology.securityGroupRules);
  rules.set(
    urn,
    (rules.get(urn) ?? []).filter(({ securityGroupRuleId }) => !ids.has(securityGroupRuleId ?? "")),
  );
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

/** The same account with one more route in a route table, in place of one with the same destination. */
export function withRoute(topology: Topology, urn: Urn, route: Route): Topology {
  return withSubnets(topology, (subnet) => {
    const table = subnet.routeTable;
    if (table?.urn !== urn) return subnet;
    return {
      ...subnet,
      routeTable: {
        ...table,
        item: {
          ...table.item,
          routes: [...table.item.routes.filter((other) => !isSameDestination(other, route)), route],
        },
      },
    };
  });
}

function isSameDestination(one: Route, other: Route): boolean {
  return (
    one.destinationCidrBlock === other.destinationCidrBlock &&
    one.destinationIpv6CidrBlock === other.destinationIpv6CidrBlock &&
    one.destinationPrefixListId === other.destinationPrefixListId
  );
}

/** The same account with one more static route in a transit gateway route table, in place of one with the same destination. */
export function withTransitRoute(topology: Topology, urn: Urn, route: TransitRoute): Topology {
  const place = parseUrn(urn);
  const change = (table: TransitGatewayRouteTable): TransitGatewayRouteTable => {
    if (table.transitGatewayRouteTableId !== place?.id || !table.routes.known) return table;
    const others = table.routes.value.filter(
      ({ destinationCidrBlock, type }) => type !== "static" || destinationCidrBlock !== route.destinationCidrBlock,
    );
    return { ...table, routes: { known: true, value: [...others, route] } };
  };
  const scopes = topology.snapshot.scopes.map((scoped) => {
    const area = scoped.areas.transitGatewayRouteTables;
    if (area === undefined || scopeKey(scoped.scope) !== scopeKey(place ?? scoped.scope)) return scoped;
    return {
      ...scoped,
      areas: { ...scoped.areas, transitGatewayRouteTables: { ...area, items: area.items.map(change) } },
    };
  });
  return withParts(topology, {
    snapshot: { ...topology.snapshot, scopes },
    scopes: new Map(scopes.map((scoped) => [scopeKey(scoped.scope), scoped])),
  });
}

/** The same account with one more listener on a load balancer. */
export function withListener(topology: Topology, urn: Urn, listener: LoadBalancerPlace["listeners"][number]): Topology {
  const loadBalancers = new Map(topology.loadBalancers);
  const balancer = loadBalancers.get(urn);
  if (balancer === undefined) return topology;
  loadBalancers.set(urn, { ...balancer, listeners: [...balancer.listeners, listener] });
  return withParts(topology, { loadBalancers });
}

/** The same account with one more target in a target group. */
export function withTarget(topology: Topology, urn: Urn, target: TargetPlace): Topology {
  const targetGroups = new Map(topology.targetGroups);
  const group = targetGroups.get(urn);
  if (group === undefined) return topology;
  targetGroups.set(urn, { ...group, targets: [...group.targets, target] });
  return withParts(topology, { targetGroups });
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

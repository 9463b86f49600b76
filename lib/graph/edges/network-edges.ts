import type { Route } from "#lib/model/resources/route-table.ts";
import { urnOf, type NodeKind } from "#lib/model/urn.ts";
import type { NumberedScope, Numbers } from "../numbers.ts";
import type { Pen } from "./edge-pen.ts";

/** What lies in which VPC and subnet, and what decides over its traffic. */
export function networkEdges({ scopes }: Numbers, pen: Pen): void {
  for (const scope of scopes) {
    subnetEdges(scope, pen);
    containmentEdges(scope, pen);
    interfaceEdges(scope, pen);
    routeEdges(scope, pen);
    addressEdges(scope, pen);
  }
}

function subnetEdges({ joins }: NumberedScope, pen: Pen): void {
  const [contains, routesTo, protects] = [pen("contains"), pen("routes-to"), pen("protects")];
  for (const { urn, vpcUrn, routeTable, networkAcl } of joins.subnets) {
    contains(vpcUrn, urn);
    routesTo(urn, routeTable?.urn);
    protects(networkAcl?.urn, urn);
  }
}

function interfaceEdges(scope: NumberedScope, pen: Pen): void {
  const [contains, attaches, protects] = [pen("contains"), pen("attaches"), pen("protects")];
  const [subnets, groups] = [scope.nodes("subnet"), scope.nodes("security-group")];
  const { first } = scope.nodes("network-interface");
  const { interfaces } = scope.joins;
  for (let place = 0; place < interfaces.length; place += 1) {
    const owned = interfaces[place];
    if (owned === undefined) continue;
    const { owner, item } = owned;
    contains(subnets.numberOf(item.subnetId), first + place);
    if (owner.urn !== undefined) attaches(scope.taskMetAt(place, owner.urn) ?? owner.urn, first + place);
    for (let at = 0; at < item.groups.length; at += 1) {
      protects(groups.numberOf(item.groups[at]?.groupId), first + place);
    }
  }
}

function containmentEdges({ nodes, joins: { placed } }: NumberedScope, pen: Pen): void {
  const contains = pen("contains");
  const { byId } = placed;
  const [vpcs, subnets] = [nodes("vpc"), nodes("subnet")];
  for (const records of [
    byId.routeTables,
    byId.networkAcls,
    byId.securityGroups,
    byId.vpcEndpoints,
    byId.loadBalancers,
  ]) {
    for (const { urn, item } of records.list) contains(vpcs.numberOf(item.vpcId), urn);
  }
  for (const records of [byId.natGateways, byId.ec2Instances]) {
    for (const { urn, item } of records.list) contains(subnets.numberOf(item.subnetId), urn);
  }
}

/** What a route names as its target, with the kind of node that is. */
const routeTargets: readonly (readonly [NodeKind, (route: Route) => string | undefined])[] = [
  ["nat-gateway", (route) => route.natGatewayId],
  ["network-interface", (route) => route.networkInterfaceId],
  ["ec2-instance", (route) => route.instanceId],
  ["transit-gateway", (route) => route.transitGatewayId],
  ["vpc-peering-connection", (route) => route.vpcPeeringConnectionId],
  ["egress-only-internet-gateway", (route) => route.egressOnlyInternetGatewayId],
  ["internet-gateway", (route) => prefixed(route.gatewayId, "igw-")],
  ["vpn-gateway", (route) => prefixed(route.gatewayId, "vgw-")],
  ["vpc-endpoint", (route) => prefixed(route.gatewayId, "vpce-")],
];

function prefixed(id: string | undefined, prefix: string): string | undefined {
  return id?.startsWith(prefix) === true ? id : undefined;
}

function routeEdges({ nodes, joins: { placed } }: NumberedScope, pen: Pen): void {
  const routesTo = pen("routes-to");
  for (const { urn, item } of placed.byId.routeTables.list) {
    for (const route of item.routes) {
      const destination = route.destinationCidrBlock ?? route.destinationIpv6CidrBlock ?? route.destinationPrefixListId;
      const label = route.state === "blackhole" ? `${destination ?? ""} blackhole` : destination;
      for (const [kind, idOf] of routeTargets) {
        const id = idOf(route);
        if (id !== undefined) routesTo(urn, nodes(kind).numberOf(id), label);
      }
    }
  }
}

function addressEdges({ scope, joins: { placed } }: NumberedScope, pen: Pen): void {
  const [attaches, discovers] = [pen("attaches"), pen("discovers")];
  const { byId } = placed;
  for (const { urn, item } of byId.elasticIps.list) {
    if (item.networkInterfaceId !== undefined) {
      attaches(urn, urnOf(scope, "network-interface", item.networkInterfaceId));
    }
  }
  for (const { urn, item } of byId.flowLogs.list) {
    const logged = item.resourceId ?? "";
    const resource = byId.vpcs.get(logged) ?? byId.subnets.get(logged) ?? byId.networkInterfaces.get(logged);
    discovers(urn, resource?.urn);
  }
}

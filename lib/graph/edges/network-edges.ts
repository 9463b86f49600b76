import type { Route } from "#lib/model/resources/route-table.ts";
import { urnOf, type NodeKind } from "#lib/model/urn.ts";
import type { PlacedScope } from "../placed-scope.ts";
import type { Topology } from "../topology.ts";
import type { EdgeDrafts } from "./edge-draft.ts";

/** What lies in which VPC and subnet, and what decides over its traffic. */
export function* networkEdges(topology: Topology): EdgeDrafts {
  for (const subnet of topology.subnets.values()) {
    yield { kind: "contains", from: subnet.vpcUrn, to: subnet.urn };
    if (subnet.routeTable) yield { kind: "routes-to", from: subnet.urn, to: subnet.routeTable.urn };
    if (subnet.networkAcl) yield { kind: "protects", from: subnet.networkAcl.urn, to: subnet.urn };
  }
  for (const placed of topology.placed) {
    yield* containmentEdges(placed);
    yield* interfaceEdges(placed, topology);
    yield* routeEdges(placed);
    yield* addressEdges(placed);
  }
}

function* interfaceEdges({ byId }: PlacedScope, { interfaces }: Topology): EdgeDrafts {
  for (const { urn, item } of byId.networkInterfaces.values()) {
    const subnet = byId.subnets.get(item.subnetId ?? "");
    if (subnet !== undefined) yield { kind: "contains", from: subnet.urn, to: urn };
    const owner = interfaces.get(urn)?.owner.urn;
    if (owner !== undefined) yield { kind: "attaches", from: owner, to: urn };
    for (const { groupId } of item.groups) {
      const group = byId.securityGroups.get(groupId);
      if (group !== undefined) yield { kind: "protects", from: group.urn, to: urn };
    }
  }
}

function* containmentEdges({ scoped: { scope }, byId }: PlacedScope): EdgeDrafts {
  for (const records of [
    byId.routeTables,
    byId.networkAcls,
    byId.securityGroups,
    byId.vpcEndpoints,
    byId.loadBalancers,
  ]) {
    for (const { urn, item } of records.values()) {
      if (item.vpcId !== undefined) yield { kind: "contains", from: urnOf(scope, "vpc", item.vpcId), to: urn };
    }
  }
  for (const records of [byId.natGateways, byId.ec2Instances]) {
    for (const { urn, item } of records.values()) {
      if (item.subnetId !== undefined) yield { kind: "contains", from: urnOf(scope, "subnet", item.subnetId), to: urn };
    }
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

function* routeEdges({ scoped: { scope }, byId }: PlacedScope): EdgeDrafts {
  for (const { urn, item } of byId.routeTables.values()) {
    for (const route of item.routes) {
      const destination = route.destinationCidrBlock ?? route.destinationIpv6CidrBlock ?? route.destinationPrefixListId;
      const label = route.state === "blackhole" ? `${destination ?? ""} blackhole` : destination;
      for (const [kind, idOf] of routeTargets) {
        const id = idOf(route);
        if (id !== undefined) yield { kind: "routes-to", from: urn, to: urnOf(scope, kind, id), label };
      }
    }
  }
}

function* addressEdges({ scoped: { scope }, byId }: PlacedScope): EdgeDrafts {
  for (const { urn, item } of byId.elasticIps.values()) {
    if (item.networkInterfaceId !== undefined) {
      yield { kind: "attaches", from: urn, to: urnOf(scope, "network-interface", item.networkInterfaceId) };
    }
  }
  for (const { urn, item } of byId.flowLogs.values()) {
    const logged = item.resourceId ?? "";
    const resource = byId.vpcs.get(logged) ?? byId.subnets.get(logged) ?? byId.networkInterfaces.get(logged);
    if (resource !== undefined) yield { kind: "discovers", from: urn, to: resource.urn };
  }
}

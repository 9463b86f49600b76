import type { Placed, SubnetPlace, Unread } from "#lib/graph/topology.ts";
import type { Route, RouteTable } from "#lib/model/resources/route-table.ts";
import { cidrContains, formatCidr, type Cidr } from "#lib/net/cidr.ts";
import { isPrivateIp, type Ip } from "#lib/net/ip.ts";
import { blocksOfPrefixList } from "./prefix-list.ts";
import { unreadArea } from "./unread.ts";
import { type World } from "./world.ts";

/** What a route leads to. */
export type RouteTarget = {
  readonly kind:
    | "local"
    | "internet-gateway"
    | "egress-only-internet-gateway"
    | "nat-gateway"
    | "vpc-peering-connection"
    | "transit-gateway"
    | "vpn-gateway"
    | "vpc-endpoint"
    | "network-interface"
    | "ec2-instance"
    | "other";
  readonly id: string;
};

/** The route a packet takes out of a subnet, or why there is none to tell. */
export type RouteChoice =
  | {
      readonly kind: "route";
      readonly routeTable: Placed<RouteTable>;
      readonly route: Route;
      /** The block that matched: the route's own, or the entry of its prefix list. */
      readonly destination: string;
      readonly target: RouteTarget;
      readonly state: "active" | "blackhole";
    }
  | { readonly kind: "none"; readonly routeTable: Placed<RouteTable> }
  | { readonly kind: "unread"; readonly unread: Unread };

type Candidate = { readonly route: Route; readonly cidr: Cidr };

/**
 * The route that carries packets from a subnet to an address: the longest prefix, prefix lists included; of equal ones
 * static before prefix list before propagated. A propagated route never beats the local one. A blackhole takes part and may win.
 * Source: VPC User Guide, "Route priority"; VPN User Guide, "Route tables and route priority".
 */
export function chooseRoute(world: World, subnet: SubnetPlace, destination: Ip): RouteChoice {
  const routeTable = subnet.routeTable;
  if (routeTable === undefined) {
    const text = `The route table of ${subnet.item.subnetId} is not among those read.`;
    const unread = unreadArea(world.topology, subnet, "routeTables") ?? { text, call: "ec2:DescribeRouteTables" };
    return { kind: "unread", unread };
  }
  const candidates: Candidate[] = [];
  for (const route of routeTable.item.routes) {
    const blocks = blocksOfRoute(world, subnet, route);
    if ("call" in blocks) {
      // An AWS service's addresses are public: an unread list of a gateway endpoint cannot hold a private one.
      if (route.gatewayId?.startsWith("vpce-") === true && isPrivateIp(destination)) continue;
      return { kind: "unread", unread: blocks };
    }
    for (const cidr of blocks) if (cidrContains(cidr, destination)) candidates.push({ route, cidr });
  }
  const winner = candidates.reduce<Candidate | undefined>(
    (best, next) => (best === undefined || beats(next, best) ? next : best),
    undefined,
  );
  if (winner === undefined) return { kind: "none", routeTable };
  const state = winner.route.state === "blackhole" ? "blackhole" : "active";
  const target = targetOf(winner.route);
  return { kind: "route", routeTable, route: winner.route, destination: formatCidr(winner.cidr), target, state };
}

function blocksOfRoute(world: World, subnet: SubnetPlace, route: Route): readonly Cidr[] | Unread {
  if (route.destinationPrefixListId !== undefined) {
    return blocksOfPrefixList(world, subnet, route.destinationPrefixListId);
  }
  const cidr = world.cidr(route.destinationCidrBlock ?? route.destinationIpv6CidrBlock ?? "");
  return cidr === undefined ? [] : [cidr];
}

function beats(a: Candidate, b: Candidate): boolean {
  if (isLocal(b.route) && isPropagated(a.route)) return false;
  if (isLocal(a.route) && isPropagated(b.route)) return true;
  if (a.cidr.prefixLength !== b.cidr.prefixLength) return a.cidr.prefixLength > b.cidr.prefixLength;
  return rank(a.route) < rank(b.route);
}

function rank(route: Route): number {
  if (isPropagated(route)) return 2;
  return route.destinationPrefixListId === undefined ? 0 : 1;
}

function isLocal(route: Route): boolean {
  return route.gatewayId === "local";
}

function isPropagated(route: Route): boolean {
  return route.origin === "EnableVgwRoutePropagation";
}

/** What a route leads to, from whichever field names it. A NAT or an interface beside a `gatewayId` does not happen. */
export function targetOf(route: Route): RouteTarget {
  if (route.natGatewayId !== undefined) return { kind: "nat-gateway", id: route.natGatewayId };
  if (route.transitGatewayId !== undefined) return { kind: "transit-gateway", id: route.transitGatewayId };
  if (route.vpcPeeringConnectionId !== undefined) {
    return { kind: "vpc-peering-connection", id: route.vpcPeeringConnectionId };
  }
  if (route.egressOnlyInternetGatewayId !== undefined) {
    return { kind: "egress-only-internet-gateway", id: route.egressOnlyInternetGatewayId };
  }
  // AWS names the interface beside the instance it is attached to.
  if (route.networkInterfaceId !== undefined) return { kind: "network-interface", id: route.networkInterfaceId };
  if (route.instanceId !== undefined) return { kind: "ec2-instance", id: route.instanceId };
  const id = route.gatewayId ?? route.localGatewayId ?? route.carrierGatewayId ?? route.coreNetworkArn ?? "";
  if (id === "local") return { kind: "local", id };
  if (id.startsWith("igw-")) return { kind: "internet-gateway", id };
  if (id.startsWith("vgw-")) return { kind: "vpn-gateway", id };
  return { kind: id.startsWith("vpce-") ? "vpc-endpoint" : "other", id };
}

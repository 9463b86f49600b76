import type { Placed, SubnetPlace, Unread } from "#lib/graph/topology.ts";
import type { Route, RouteTable } from "#lib/model/resources/route-table.ts";
import { cidrContains, formatCidr, type Cidr } from "#lib/net/cidr.ts";
import { isPrivateIp, type Ip } from "#lib/net/ip.ts";
import { blocksOfPrefixList } from "./prefix-list.ts";
import { unreadArea } from "./unread.ts";
import { vpcAt, type World } from "./world.ts";

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

/** The route a packet takes by a route table, or why there is none to tell. */
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

/** The route that carries packets from a subnet to an address. */
export function chooseRoute(world: World, subnet: SubnetPlace, destination: Ip): RouteChoice {
  const { routeTable } = subnet;
  if (routeTable !== undefined) return chooseRouteIn(world, routeTable, destination);
  const text = `The route table of ${subnet.item.subnetId} is not among those read.`;
  const unread = unreadArea(world.topology, subnet, "routeTables") ?? { text, call: "ec2:DescribeRouteTables" };
  return { kind: "unread", unread };
}

/**
 * The route of a table that carries packets to an address: the longest prefix, prefix lists included; of equal ones
 * static before prefix list before propagated. A propagated route never beats the local one. A blackhole takes part and may win.
 * Of two prefix lists with the same block AWS takes either: that is not known.
 * Source: VPC User Guide, "Route priority"; VPN User Guide, "Route tables and route priority".
 */
export function chooseRouteIn(world: World, routeTable: Placed<RouteTable>, destination: Ip): RouteChoice {
  const candidates: Candidate[] = [];
  for (const route of routeTable.item.routes) {
    const blocks = blocksOfRoute(world, routeTable, route);
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
  const target = targetOf(winner.route);
  if (isEitherOr(candidates, winner)) {
    const text = `Two prefix lists of ${routeTable.item.routeTableId} hold ${formatCidr(winner.cidr)} with different targets: AWS takes either.`;
    return { kind: "unread", unread: { text, call: "ec2:DescribeRouteTables" } };
  }
  const state = winner.route.state === "blackhole" ? "blackhole" : "active";
  return { kind: "route", routeTable, route: winner.route, destination: formatCidr(winner.cidr), target, state };
}

function blocksOfRoute(world: World, table: Placed<RouteTable>, route: Route): readonly Cidr[] | Unread {
  if (route.destinationPrefixListId !== undefined) {
    return blocksOfPrefixList(world, table, route.destinationPrefixListId);
  }
  const text = route.destinationCidrBlock ?? route.destinationIpv6CidrBlock ?? "";
  if (isLocal(route) && isDisassociated(world, table, text)) return [];
  const cidr = world.cidr(text);
  return cidr === undefined ? [] : [cidr];
}

/** A block that the VPC gave up is still listed for a while, and carries nothing. */
function isDisassociated(world: World, table: Placed<RouteTable>, text: string): boolean {
  const vpc = vpcAt(world, table, table.item.vpcId)?.item;
  const states = [
    ...(vpc?.cidrBlockAssociations ?? []).map(({ cidrBlock, state }) => ({ block: cidrBlock, state })),
    ...(vpc?.ipv6CidrBlockAssociations ?? []).map(({ ipv6CidrBlock, state }) => ({ block: ipv6CidrBlock, state })),
  ].filter(({ block }) => block === text);
  return states.length > 0 && states.every(({ state }) => state === "disassociated" || state === "failed");
}

function beats(a: Candidate, b: Candidate): boolean {
  if (isLocal(b.route) && isPropagated(a.route)) return false;
  if (isLocal(a.route) && isPropagated(b.route)) return true;
  if (a.cidr.prefixLength !== b.cidr.prefixLength) return a.cidr.prefixLength > b.cidr.prefixLength;
  return rank(a.route) < rank(b.route);
}

function isEitherOr(candidates: readonly Candidate[], winner: Candidate): boolean {
  if (winner.route.destinationPrefixListId === undefined) return false;
  const id = targetOf(winner.route).id;
  return candidates.some(
    ({ route, cidr }) =>
      route.destinationPrefixListId !== undefined &&
      cidr.prefixLength === winner.cidr.prefixLength &&
      targetOf(route).id !== id,
  );
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

/** What a route leads to, from whichever field names it. AWS names the interface beside the instance it is attached to. */
export function targetOf(route: Route): RouteTarget {
  for (const [field, kind] of targetFields) {
    const id = route[field];
    if (id !== undefined) return { kind, id };
  }
  const id = route.gatewayId ?? route.localGatewayId ?? route.carrierGatewayId ?? route.coreNetworkArn ?? "";
  const found = gatewayPrefixes.find(([prefix]) => id.startsWith(prefix));
  return { kind: found?.[1] ?? "other", id };
}

const targetFields = [
  ["natGatewayId", "nat-gateway"],
  ["transitGatewayId", "transit-gateway"],
  ["vpcPeeringConnectionId", "vpc-peering-connection"],
  ["egressOnlyInternetGatewayId", "egress-only-internet-gateway"],
  ["networkInterfaceId", "network-interface"],
  ["instanceId", "ec2-instance"],
] as const satisfies readonly (readonly [keyof Route, RouteTarget["kind"]])[];

const gatewayPrefixes = [
  ["local", "local"],
  ["igw-", "internet-gateway"],
  ["eigw-", "egress-only-internet-gateway"],
  ["vgw-", "vpn-gateway"],
  ["vpce-", "vpc-endpoint"],
] as const satisfies readonly (readonly [string, RouteTarget["kind"]])[];

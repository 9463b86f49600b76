import { targetOf, type RouteTarget } from "#lib/analysis/reach/longest-prefix.ts";
import { clientPorts } from "#lib/analysis/reach/client-ports.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { decisionOf, type InterfaceStation, type Step, type Walk } from "#lib/analysis/reach/step.ts";
import { travel } from "#lib/analysis/reach/travel.ts";
import { worldOf, type World } from "#lib/analysis/reach/world.ts";
import type { Placed, SubnetPlace, Topology, VpcPlace } from "#lib/graph/topology.ts";
import type { Scope } from "#lib/model/scope.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { cidrContains, cidrsOverlap } from "#lib/net/cidr.ts";
import { parseIp } from "#lib/net/ip.ts";
import { everyPort } from "#lib/net/port-set.ts";
import { TCP } from "#lib/net/protocol.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import { distinct } from "./fact.ts";
import { inScope } from "./in-scope.ts";

/** A VPC that reaches another one through a connection, and the tables over there that lead nothing back; none when one does. */
export type OneWay = {
  readonly from: VpcPlace;
  readonly to: VpcPlace;
  readonly through: Urn;
  readonly tables: readonly Placed<RouteTable>[];
  readonly back: readonly Placed<RouteTable>[];
  /** The routes that are missing over there: to the ranges of the VPC that replies should go to. */
  readonly missing: readonly { readonly table: Placed<RouteTable>; readonly block: string }[];
};

/** Every pair of VPCs that a route of the scope joins, as far as something is at both ends; or why it cannot be told. */
export function oneWayRoutes(
  topology: Topology,
  scope: Pick<Scope, "account" | "region">,
): readonly (OneWay | { readonly unknown: string })[] {
  const world = worldOf(topology);
  const ends = new Map([...topology.vpcs.values()].map((vpc) => [vpc.urn, endsOf(vpc)]));
  return inScope(topology.vpcs, scope).flatMap((from) => {
    const leaving = (ends.get(from.urn) ?? []).flatMap((end) =>
      connectionsOf(end.table).map((target) => ({ end, target })),
    );
    return [...groupBy(leaving, ({ target }) => target.id).values()].flatMap((all) =>
      [...topology.vpcs.values()]
        .filter((to) => to.urn !== from.urn)
        .flatMap((to) => judge(world, { from, to, all, arriving: ends.get(to.urn) ?? [] }) ?? []),
    );
  });
}

/** One interface of each route table of a VPC stands for all that the table decides for. */
type End = { readonly table: Placed<RouteTable>; readonly subnet: SubnetPlace; readonly station: InterfaceStation };

function endsOf({ subnets }: VpcPlace): readonly End[] {
  const found = new Map<Urn, End>();
  for (const subnet of subnets) {
    const { routeTable: table } = subnet;
    if (table === undefined || found.has(table.urn)) continue;
    const owned = subnet.interfaces.find(
      ({ owner, item }) =>
        owner.class !== "nat-gateway" && owner.class !== "transit-gateway" && item.status !== "available",
    );
    const ip = parseIp(owned?.item.privateIpAddress ?? "");
    if (owned === undefined || ip === undefined) continue;
    found.set(table.urn, { table, subnet, station: { kind: "interface", node: owned.urn, owned, ip } });
  }
  return [...found.values()];
}

/** The connections to other VPCs that a table has live routes to. */
function connectionsOf({ item }: Placed<RouteTable>): readonly RouteTarget[] {
  const targets = item.routes
    .filter(({ state }) => state !== "blackhole")
    .map((route) => targetOf(route))
    .filter(({ kind }) => kind === "vpc-peering-connection" || kind === "transit-gateway");
  return [...new Map(targets.map((target) => [target.id, target])).values()];
}

type Pair = {
  readonly from: VpcPlace;
  readonly to: VpcPlace;
  readonly all: readonly { readonly end: End; readonly target: RouteTarget }[];
  readonly arriving: readonly End[];
};

function judge(world: World, { from, to, all, arriving }: Pair): OneWay | { readonly unknown: string } | undefined {
  const [first] = all;
  if (first === undefined) return undefined;
  const lost: { readonly there: End; readonly back: End }[] = [];
  for (const { end: there, target } of all) {
    for (const back of arriving) {
      if (!mayCover(world, there, { to: back, id: target.id })) continue;
      const met = ways(world, there, back);
      if ("unknown" in met) return met;
      // One pair that works both ways: the connection is meant for it.
      if (met.isThere && met.isBack) return undefined;
      if (met.isThere) lost.push({ there, back });
    }
  }
  if (lost.length === 0) return undefined;
  return {
    from,
    to,
    through: urnOf(
      from,
      first.target.kind === "transit-gateway" ? "transit-gateway" : "vpc-peering-connection",
      first.target.id,
    ),
    tables: distinct(lost.map(({ there }) => there.table)),
    back: distinct(lost.map(({ back }) => back.table)),
    missing: distinctBy(
      lost.map(({ there, back }) => ({ table: back.table, block: blockOf(world, from, there) })),
      ({ table, block }) => `${table.urn} ${block}`,
    ),
  };
}

/** The range of its VPC that an end is in: one may have several. */
function blockOf(world: World, { item }: VpcPlace, { station }: End): string {
  const holds = ({ cidrBlock }: { readonly cidrBlock: string }): boolean => {
    const block = world.cidr(cidrBlock);
    return block !== undefined && cidrContains(block, station.ip);
  };
  return item.cidrBlockAssociations.find(holds)?.cidrBlock ?? item.cidrBlock ?? "?";
}

function distinctBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

/** Whether some route through the connection names the other end's subnet: most pairs of VPCs have none, and are not walked. */
function mayCover(world: World, { table }: End, { to, id }: { readonly to: End; readonly id: string }): boolean {
  const block = world.cidr(to.subnet.item.cidrBlock ?? "");
  if (block === undefined) return false;
  return table.item.routes.some((route) => {
    if (targetOf(route).id !== id) return false;
    if (route.destinationPrefixListId !== undefined) return true;
    const cidr = world.cidr(route.destinationCidrBlock ?? "");
    return cidr !== undefined && cidrsOverlap(cidr, block);
  });
}

type Ways = { readonly isThere: boolean; readonly isBack: boolean } | { readonly unknown: string };

/** Whether routes lead there and back again: what security groups and network ACLs say of it is other rules'. */
function ways(world: World, there: End, back: End): Ways {
  const walk: Walk = {
    world,
    say: sayIn("en"),
    protocol: TCP,
    ports: everyPort,
    sourcePorts: clientPorts.any,
    request: trafficOf(TCP, everyPort),
    reply: trafficOf(TCP, clientPorts.any),
  };
  const journey = travel(walk, there.station, back.station);
  const request = journey.request.filter(isRouting);
  const reply = journey.reply.filter(isRouting);
  const unread = [...request, ...reply].find((step) => decisionOf(step) === "unknown");
  const isThere = request.every((step) => decisionOf(step) === "pass");
  const isBack = reply.every((step) => decisionOf(step) === "pass");
  const isSure = isThere && reply.some((step) => decisionOf(step) === "block");
  if (unread !== undefined && !isSure && !request.some((step) => decisionOf(step) === "block")) {
    return { unknown: unread.gated.unread[0]?.text ?? "A route was not read." };
  }
  return { isThere, isBack };
}

const filters = new Set(["security-group", "network-acl", "network-interface"]);

function isRouting({ kind }: Step): boolean {
  return !filters.has(kind);
}

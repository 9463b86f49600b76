import type { SubnetPlace, Unread } from "#lib/graph/topology.ts";
import { isPrivateIp } from "#lib/net/ip.ts";
import type { PortSet } from "#lib/net/port-set.ts";
import { asDestination } from "../reach/arrival.ts";
import type { Asked } from "../reach/question.ts";
import type { Say } from "../reach/sentences.ts";
import { decisionOf, type InterfaceStation, type Journey, type Walk } from "../reach/step.ts";
import { travel } from "../reach/travel.ts";
import { unreadArea } from "../reach/unread.ts";
import { walkOf } from "../reach/variants.ts";
import { subnetOf, type World } from "../reach/world.ts";
import { CLOSED, keptCrossings, special, unhindered, type Crossing, type KeptCrossings } from "./crossing.ts";
import { EVERYTHING, extentsOf, NOTHING, type Extents } from "./extents.ts";
import type { Location } from "./locations.ts";
import { aclExtents, routeKinds, type Aimed, type Passage, type RouteKind } from "./plain-crossings.ts";
import {
  askedAmid,
  crossingOf,
  hasArrived,
  isUnsure,
  outsideStation,
  withoutGroups,
  type WalkedEnds,
} from "./walked-crossing.ts";

/** The crossings between the locations of an account, by number; each is found when it is first asked for. */
export type Crossings = {
  between(from: number, to: number): number;
  toOutside(from: number, to: Aimed): number;
  fromOutside(from: Aimed, to: number): number;
  at(id: number): Crossing;
  /** Finds every crossing there is, and gives the ids of the security groups that are asked amid one, at neither of its ends. */
  groupsAmid(outside: readonly Aimed[]): ReadonlySet<string>;
};

/** What crossings are found in. */
export type CrossingAccount = {
  readonly world: World;
  readonly say: Say;
  readonly asked: Asked;
  readonly extents: Extents;
  readonly locations: readonly Location[];
  readonly note: (unread: Unread) => void;
};

/** How a client's traffic is walked, and what network ACLs let pass of it. */
type Client = {
  readonly walk: Walk;
  readonly replies: Extents;
  readonly requestAcl: (passage: Passage) => number;
  readonly replyAcl: (passage: Passage) => number;
};

type Finding = CrossingAccount & {
  readonly routes: (subnet: SubnetPlace, to: Aimed) => RouteKind;
  readonly clientOf: (ports: PortSet) => Client;
  readonly stations: readonly InterfaceStation[];
  /** What each location lets in of itself, when it is a destination. */
  readonly arrivals: (to: number) => number;
  readonly subnets: readonly (SubnetPlace | undefined)[];
  readonly keep: KeptCrossings["keep"];
  /** Walks that never came to their receiver, by sender, stretch and VPC. */
  readonly astray: Map<string, number>;
  /** Security groups that walks met amid their way, by id. */
  readonly amid: Set<string>;
};

/** The crossings of an account: plain ones by tables, others by walking one pair of interfaces without security groups. */
export function crossingsOf(account: CrossingAccount): Crossings {
  const { world, locations } = account;
  const kept = keptCrossings();
  const stations = locations.map(withoutGroups);
  const finding: Finding = {
    ...account,
    routes: routeKinds(world),
    clientOf: clients(account),
    stations,
    arrivals: arrivalExtents(account, stations),
    subnets: locations.map(({ owned }) => subnetOf(world, owned)),
    keep: kept.keep,
    astray: new Map(),
    amid: new Set(),
  };
  const rows: (Int32Array | undefined)[] = [];
  const outside = new Map<string, number>();
  const between = (from: number, to: number): number => {
    const row = (rows[from] ??= new Int32Array(locations.length).fill(-1));
    const known = row[to] ?? -1;
    return known >= 0 ? known : (row[to] = findBetween(finding, from, to));
  };
  const toOutside: Crossings["toOutside"] = (from, to) =>
    remember(outside, `${from} > ${to.stretch}`, () => findOut(finding, from, to));
  const fromOutside: Crossings["fromOutside"] = (from, to) =>
    remember(outside, `${from.stretch} < ${to}`, () => findIn(finding, from, to));
  return {
    ...{ at: kept.at, between, toOutside, fromOutside },
    groupsAmid(aims) {
      for (const from of locations.keys()) {
        for (const to of locations.keys()) between(from, to);
        for (const aim of aims) {
          toOutside(from, aim);
          fromOutside(aim, from);
        }
      }
      return finding.amid;
    },
  };
}

function remember(known: Map<string, number>, key: string, find: () => number): number {
  const kept = known.get(key) ?? find();
  known.set(key, kept);
  return kept;
}

/** Of a walk that is made only for what it comes to: the words would cost more than the rest. */
export const sayNothing: Say = () => "";

function clients({ world, asked, extents, note }: CrossingAccount): (ports: PortSet) => Client {
  const known = new Map<PortSet, Client>();
  const requestAcl = aclExtents({ world, traffic: asked.request, extents, note });
  return (clientPorts) => {
    const kept = known.get(clientPorts);
    if (kept !== undefined) return kept;
    const walk = walkOf({ world, say: sayNothing, asked }, { clientPorts });
    const replies = extentsOf(walk.reply);
    const replyAcl = aclExtents({ world, traffic: walk.reply, extents: replies, note });
    const client = { walk, replies, requestAcl, replyAcl };
    known.set(clientPorts, client);
    return client;
  };
}

/** A dead interface lets nothing in, a NAT gateway is no destination, a VPC endpoint has a state and a policy. */
function arrivalExtents(account: CrossingAccount, stations: readonly InterfaceStation[]): (to: number) => number {
  const { locations, extents, note } = account;
  const walk = walkOf({ ...account, say: sayNothing }, undefined);
  const known: (number | undefined)[] = [];
  return (to) => {
    const station = stations[to];
    if (station === undefined || locations[to]?.isDead === true) return NOTHING;
    return (known[to] ??= asDestination(walk, station, station).reduce((extent, { gated }) => {
      gated.unread.forEach(note);
      return extents.both(extent, extents.idOf(gated.allows, gated.mayAllow));
    }, EVERYTHING));
  };
}

function findBetween(finding: Finding, from: number, to: number): number {
  const { locations, subnets } = finding;
  const [sender, receiver] = [locations[from], locations[to]];
  const [near, far] = [subnets[from], subnets[to]];
  if (sender === undefined || receiver === undefined) return CLOSED;
  if (sender.isDead) return CLOSED;
  if (receiver.isReserved) return finding.keep(special);
  const found =
    sender.isPlain && receiver.isPlain && near !== undefined && far !== undefined
      ? findPlain(finding, { sender, receiver, near, far, arrival: finding.arrivals(to) })
      : undefined;
  return found ?? walkPair(finding, from, to);
}

type Plain = {
  readonly sender: Location;
  readonly receiver: Location;
  readonly near: SubnetPlace;
  readonly far: SubnetPlace;
  /** What the receiver lets in of itself. */
  readonly arrival: number;
};

/** The crossing when tables can tell it; else `undefined`. */
function findPlain(finding: Finding, plain: Plain): number | undefined {
  const { sender, receiver, near } = plain;
  const isSameVpc = sender.owned.item.vpcId === receiver.owned.item.vpcId;
  if (isSameVpc && sender.owned.item.subnetId === receiver.owned.item.subnetId) {
    return finding.keep({ ...unhindered, request: plain.arrival });
  }
  switch (finding.routes(near, receiver)) {
    case "nowhere":
      return CLOSED;
    case "local":
      return isSameVpc ? findLocal(finding, plain) : nobodyHere(finding, sender);
    case "internet-gateway":
      return !isSameVpc && isPrivateIp({ family: 4, value: receiver.ip }) ? CLOSED : undefined;
    case "beyond":
    case "unread":
      return undefined;
  }
}

/** Nobody in the sender's VPC holds the receiver's address: certain when all interfaces are known. */
function nobodyHere({ world }: Finding, { owned }: Location): number | undefined {
  return unreadArea(world.topology, owned, "networkInterfaces") === undefined ? CLOSED : undefined;
}

/** Over the local route: both network ACLs, and the reply over the receiver's own route and the same ACLs. */
function findLocal(finding: Finding, { sender, receiver, near, far, arrival }: Plain): number | undefined {
  const { walk, replies, requestAcl, replyAcl } = finding.clientOf(sender.clientPorts);
  const { both } = finding.extents;
  const out = requestAcl({ subnet: near, direction: "egress", other: receiver });
  const request = both(both(out, requestAcl({ subnet: far, direction: "ingress", other: sender })), arrival);
  if (request === NOTHING) return CLOSED;
  if (walk.reply.length === 0) return finding.keep({ ...unhindered, request });
  const home = finding.routes(far, sender);
  if (home === "nowhere") return CLOSED;
  // Another way home may end at the sender all the same.
  if (home !== "local") return undefined;
  const acls = replies.both(
    replyAcl({ subnet: far, direction: "egress", other: sender }),
    replyAcl({ subnet: near, direction: "ingress", other: receiver }),
  );
  const openness = replies.openness(acls);
  const replyTraffic = openness === "part" ? replies.certain(acls) : [];
  return finding.keep({ ...unhindered, request, reply: openness, replyTraffic });
}

function walkPair(finding: Finding, from: number, to: number): number {
  const [sender, receiver] = [finding.stations[from], finding.stations[to]];
  const [origin, aim] = [finding.locations[from], finding.locations[to]];
  if (sender === undefined || receiver === undefined || origin === undefined || aim === undefined) return CLOSED;
  const key = `${from} ${aim.stretch} ${aim.owned.item.vpcId ?? ""}`;
  const known = aim.isPlain ? finding.astray.get(key) : undefined;
  if (known !== undefined) return known;
  const { walk } = finding.clientOf(origin.clientPorts);
  const journey = travel(walk, sender, receiver);
  const id = keepJourney(finding, { walk, journey, sender, receiver });
  if (aim.isPlain && !hasArrived(journey, receiver)) finding.astray.set(key, id);
  return id;
}

function findOut(finding: Finding, from: number, to: Aimed): number {
  const [origin, near] = [finding.locations[from], finding.subnets[from]];
  const sender = finding.stations[from];
  if (origin === undefined || sender === undefined || origin.isDead) return CLOSED;
  if (origin.isPlain && near !== undefined) {
    const kind = finding.routes(near, to);
    if (kind === "nowhere" || (kind === "internet-gateway" && !origin.isPublic)) return CLOSED;
  }
  const receiver = outsideStation({ family: 4, value: to.ip });
  const walk = { ...finding.clientOf(origin.clientPorts).walk, outside: receiver };
  return keepJourney(finding, { walk, journey: travel(walk, sender, receiver), sender, receiver });
}

function findIn(finding: Finding, from: Aimed, to: number): number {
  const receiver = finding.stations[to];
  // Without a public address nothing on the internet can name it.
  if (receiver === undefined || finding.locations[to]?.isPublic !== true) return CLOSED;
  const sender = outsideStation({ family: 4, value: from.ip });
  const walk = walkOf({ ...finding, say: sayNothing }, undefined, sender);
  return keepJourney(finding, { walk, journey: travel(walk, sender, receiver), sender, receiver });
}

type Walked = WalkedEnds & { readonly walk: Walk; readonly journey: Journey };

/** Keeps what a walk came to; one that could not be told is walked again, for the words. */
function keepJourney({ extents, keep, say, note, amid }: Finding, { walk, journey, sender, receiver }: Walked): number {
  if (isUnsure(journey)) {
    const { request, reply } = travel({ ...walk, say }, sender, receiver);
    for (const step of [...request, ...reply]) if (decisionOf(step) === "unknown") step.gated.unread.forEach(note);
  }
  for (const { on } of askedAmid(journey, { sender, receiver })) {
    for (const { groupId } of on?.item.groups ?? []) amid.add(groupId);
  }
  return keep(crossingOf(extents, journey, { sender, receiver }));
}

import { decisionOf, type InterfaceStation, type Journey, type Walk } from "../reach/step.ts";
import { travel } from "../reach/travel.ts";
import { walkOf } from "../reach/variants.ts";
import { closed, CLOSED, keptCrossings, special, unhindered, type Crossing } from "./crossing.ts";
import { NOTHING } from "./extents.ts";
import { findingOf, sayNothing, type CrossingAccount, type Finding } from "./finding.ts";
import { inByGateway, outByEndpoint, outByGateway } from "./internet-crossings.ts";
import { findPlain } from "./local-crossings.ts";
import type { Location } from "./locations.ts";
import { natOf, outByNat } from "./nat-crossings.ts";
import { leadsTo, type Aimed } from "./plain-crossings.ts";
import { askedAmid, crossingOf, hasArrived, isUnsure, outsideStation, type WalkedEnds } from "./walked-crossing.ts";

/** The crossings between the locations of an account, by number; each is found when it is first asked for. */
export type Crossings = {
  between(from: number, to: number): number;
  toOutside(from: number, to: Aimed): number;
  fromOutside(from: Aimed, to: number): number;
  at(id: number): Crossing;
  /** Within one host or interface, where nothing of the network is asked. */
  readonly inside: number;
  /** Finds every crossing there is, and gives the ids of the security groups that are asked amid one, at neither of its ends. */
  groupsAmid(outside: readonly Aimed[]): ReadonlySet<string>;
};

type Walking = Finding & {
  /** Walks that never came to their receiver, by sender, stretch and VPC. */
  readonly astray: Map<string, number>;
  /** Security groups that walks met amid their way, by id. */
  readonly amid: Set<string>;
};

/** The crossings of an account: plain ones by tables, others by walking one pair of interfaces without security groups. */
export function crossingsOf(account: CrossingAccount): Crossings {
  const { locations } = account;
  const kept = keptCrossings();
  const finding: Walking = { ...findingOf(account, kept), astray: new Map(), amid: new Set() };
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
    ...{ at: kept.at, inside: kept.keep(unhindered), between, toOutside, fromOutside },
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

function findBetween(finding: Walking, from: number, to: number): number {
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

function walkPair(finding: Walking, from: number, to: number): number {
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

function findOut(finding: Walking, from: number, to: Aimed): number {
  const origin = finding.locations[from];
  const sender = finding.stations[from];
  if (origin === undefined || sender === undefined || origin.isDead) return CLOSED;
  const plain = origin.isPlain ? plainlyOut(finding, { from, origin, sender, to }) : undefined;
  if (plain !== undefined) return finding.keep(plain);
  const receiver = outsideStation({ family: 4, value: to.ip });
  const walk = { ...finding.clientOf(origin.clientPorts).walk, outside: receiver };
  return keepJourney(finding, { walk, journey: travel(walk, sender, receiver), sender, receiver });
}

type Outgoing = {
  readonly from: number;
  readonly origin: Location;
  readonly sender: InterfaceStation;
  readonly to: Aimed;
};

/** The way to the internet when tables can tell it; else `undefined`. */
function plainlyOut(finding: Finding, { from, origin, sender, to }: Outgoing): Crossing | undefined {
  const near = finding.subnets[from];
  if (near === undefined) return undefined;
  const choice = finding.routes(near, to);
  const kind = leadsTo(choice);
  if (kind === "nowhere" || (kind === "internet-gateway" && !origin.isPublic)) return closed;
  if (choice.kind !== "route") return undefined;
  const outward = { station: sender, subnet: near, client: finding.clientOf(origin.clientPorts), to };
  if (kind === "internet-gateway") return outByGateway(finding, { ...outward, gateway: choice.target.id });
  if (kind === "vpc-endpoint") return outByEndpoint(finding, outward, choice);
  const nat = natOf(finding, near, choice);
  return nat === undefined ? undefined : outByNat(finding, nat, { origin, near, to });
}

function findIn(finding: Walking, from: Aimed, to: number): number {
  const [receiver, aim] = [finding.stations[to], finding.locations[to]];
  // Without a public address nothing on the internet can name it; and some of ours are no destination at all.
  if (receiver === undefined || aim?.isPublic !== true || finding.arrivals(to) === NOTHING) return CLOSED;
  const plain = aim.isPlain ? inByGateway(finding, { from, to }) : undefined;
  if (plain !== undefined) return finding.keep(plain);
  const sender = outsideStation({ family: 4, value: from.ip });
  const walk = walkOf({ ...finding, say: sayNothing }, undefined, sender);
  return keepJourney(finding, { walk, journey: travel(walk, sender, receiver), sender, receiver });
}

type Walked = WalkedEnds & { readonly walk: Walk; readonly journey: Journey };

/** Keeps what a walk came to; one that could not be told is walked again, for the words. */
function keepJourney({ extents, keep, say, note, amid }: Walking, { walk, journey, sender, receiver }: Walked): number {
  if (isUnsure(journey)) {
    const { request, reply } = travel({ ...walk, say }, sender, receiver);
    for (const step of [...request, ...reply]) if (decisionOf(step) === "unknown") step.gated.unread.forEach(note);
  }
  for (const { on } of askedAmid(journey, { sender, receiver })) {
    for (const { groupId } of on?.item.groups ?? []) amid.add(groupId);
  }
  return keep(crossingOf(extents, journey, { sender, receiver }));
}

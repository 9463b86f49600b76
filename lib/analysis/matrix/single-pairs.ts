import type { Ip } from "#lib/net/ip.ts";
import { parseUrn } from "#lib/model/urn.ts";
import type { End, Member } from "../reach/endpoint.ts";
import { idOf } from "../reach/ends.ts";
import { familiesOf, inFamily, inSharedFamily, type Family } from "../reach/families.ts";
import { stranded, walkBetween } from "../reach/journeys.ts";
import type { InterfaceStation, Journey } from "../reach/step.ts";
import { unreadArea } from "../reach/unread.ts";
import { walkOf } from "../reach/variants.ts";
import { judgeJourney } from "../reach/verdict.ts";
import { sayNothing } from "./finding.ts";
import type { Matrix } from "./matrix.ts";
import { UNREACHABLE } from "./outcomes.ts";
import { memberOf } from "./parties.ts";
import type { PartyClass } from "./partition.ts";
import { outsideStation } from "./walked-crossing.ts";

/** Whether tables say nothing of a class: it has no IPv4 address, or is asked for another; or something of the party was not read. */
export function isStray({ asked }: Matrix, one: PartyClass | undefined): boolean {
  return one !== undefined && (one.location < 0 || one.first.isUnread || !familiesOf(asked.protocol).includes(4));
}

/** The outcome of a pair of classes of which tables do not tell. */
export function strayOutcome(matrix: Matrix, from: number, to: number): number {
  const { classes } = matrix.partition;
  const lost = [lostOutcome(matrix, classes[from], true), lostOutcome(matrix, classes[to], false)];
  const known = lost.filter((outcome) => outcome !== undefined);
  return known.length > 0 ? matrix.outcomes.joined(known) : walkedOutcome(matrix, from, to);
}

/** The outcome of everything about a class that has no network, or of which something was not read; `undefined` for others. */
export function lostOutcome(matrix: Matrix, one: PartyClass | undefined, isSource: boolean): number | undefined {
  if (one === undefined) return undefined;
  if (one.first.isUnread) return unreadOutcome(matrix, one);
  if (one.location >= 0) return undefined;
  const member = memberOf(matrix.world, matrix.say, one.first);
  if (member.station !== undefined) return undefined;
  const walk = walkOf(matrix, isSource ? member : undefined);
  return judgedOutcome(matrix, stranded(walk, { member, other: "", isSource }).journey);
}

function unreadOutcome(matrix: Matrix, { first }: PartyClass): number {
  const { topology } = matrix.world;
  const place = first.owned ?? parseUrn(first.node);
  const unread = place === undefined ? undefined : unreadArea(topology, place, "networkInterfaces");
  const text = matrix.say("noInterface", { id: idOf(first.node) });
  matrix.note(unread ?? { text, call: "ec2:DescribeNetworkInterfaces" });
  return matrix.outcomes.ofVerdict("unknown");
}

function judgedOutcome(matrix: Matrix, journey: Journey): number {
  const { verdict, unread } = judgeJourney(journey);
  if (verdict === "unknown") unread.forEach(matrix.note);
  return matrix.outcomes.ofVerdict(verdict);
}

/** The outcome of walking between two classes in the family both have, security groups and all. */
export function walkedOutcome(matrix: Matrix, from: number, to: number): number {
  const [source, destination] = [endOf(matrix, from), endOf(matrix, to, from === to)];
  if (source === undefined || destination === undefined) return UNREACHABLE;
  const shared = inSharedFamily(matrix.asked.protocol, source, destination);
  return shared === undefined ? UNREACHABLE : walked(matrix, shared.a, shared.b);
}

/** Where a class is met in a family; `undefined` when it has no such address. */
export function stationOf(matrix: Matrix, at: number, family: Family): InterfaceStation | undefined {
  const end = endOf(matrix, at);
  const station = end === undefined ? undefined : inFamily(end, family)?.station;
  return station?.kind === "interface" ? station : undefined;
}

/** The outcome of walking between a class and an address outside. */
export function outsideOutcome(
  matrix: Matrix,
  at: number,
  { ip, way }: { readonly ip: Ip; readonly way: "in" | "out" },
): number {
  const end = endOf(matrix, at);
  const met = end === undefined ? undefined : inFamily(end, ip.family);
  const station = outsideStation(ip);
  if (met === undefined) return UNREACHABLE;
  return way === "out" ? walked(matrix, met, { station }) : walked(matrix, { station }, met);
}

function endOf(
  { partition, world, say }: Matrix,
  at: number,
  isAmongItself = false,
): (End & { readonly member: Member }) | undefined {
  const one = partition.classes[at];
  const party = (isAmongItself ? one?.other : undefined) ?? one?.first;
  const member = party === undefined ? undefined : memberOf(world, say, party);
  return member?.station === undefined ? undefined : { member, station: member.station };
}

function walked(matrix: Matrix, from: End, to: End): number {
  const outside = [from, to].map(({ station }) => station).find(({ kind }) => kind === "outside");
  const walk = walkOf(matrix, from.member, outside?.kind === "outside" ? outside : undefined);
  const { journey } = walkBetween({ ...walk, say: sayNothing }, from, to);
  // What could not be told is walked again, for the words.
  const isUnknown = judgeJourney(journey).verdict === "unknown";
  return judgedOutcome(matrix, isUnknown ? walkBetween(walk, from, to).journey : journey);
}

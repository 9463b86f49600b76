import type { End } from "../reach/endpoint.ts";
import { stranded, walkBetween } from "../reach/journeys.ts";
import { walkOf } from "../reach/variants.ts";
import { judgeJourney } from "../reach/verdict.ts";
import type { Matrix } from "./matrix.ts";
import { UNREACHABLE } from "./outcomes.ts";
import type { PartyClass } from "./partition.ts";
import { outsideStation } from "./walked-crossing.ts";

/** Whether tables say nothing of a class: it has no network, or something of the party itself was not read. */
export function isStray(one: PartyClass | undefined): boolean {
  return one !== undefined && (one.location < 0 || one.first.isUnread);
}

/** The outcome of a pair with a class of which tables say nothing. */
export function strayOutcome(matrix: Matrix, from: number, to: number): number {
  const { partition, outcomes } = matrix;
  const [sender, receiver] = [partition.classes[from], partition.classes[to]];
  if (sender?.first.isUnread === true || receiver?.first.isUnread === true) return outcomes.ofVerdict("unknown");
  return outcomes.joined([...lost(matrix, sender, true), ...lost(matrix, receiver, false)]);
}

function lost(matrix: Matrix, one: PartyClass | undefined, isSource: boolean): readonly number[] {
  if (one === undefined || one.location >= 0) return [];
  const member = one.first.member();
  const walk = walkOf(matrix, isSource ? member : undefined);
  const { journey } = stranded(walk, { member, other: "", isSource });
  return [matrix.outcomes.ofVerdict(judgeJourney(journey).verdict)];
}

/** The outcome of walking between two classes, security groups and all. */
export function walkedOutcome(matrix: Matrix, from: number, to: number): number {
  return walked(matrix, endOf(matrix, from), endOf(matrix, to));
}

/** The outcome of walking from a class to an address of the internet. */
export function outwardOutcome(matrix: Matrix, from: number, ip: number): number {
  return walked(matrix, endOf(matrix, from), { station: outsideStation({ ip, stretch: 0 }) });
}

/** The outcome of walking from an address of the internet to a class. */
export function inwardOutcome(matrix: Matrix, ip: number, to: number): number {
  return walked(matrix, { station: outsideStation({ ip, stretch: 0 }) }, endOf(matrix, to));
}

function endOf({ partition }: Matrix, at: number): End | undefined {
  const member = partition.classes[at]?.first.member();
  return member?.station === undefined ? undefined : { member, station: member.station };
}

function walked(matrix: Matrix, from: End | undefined, to: End | undefined): number {
  if (from === undefined || to === undefined) return UNREACHABLE;
  const { journey } = walkBetween(walkOf(matrix, from.member), from, to);
  return matrix.outcomes.ofVerdict(judgeJourney(journey).verdict);
}

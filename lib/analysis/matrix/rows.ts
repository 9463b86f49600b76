import { closed, CLOSED, type Crossing, type GroupsAsked } from "./crossing.ts";
import { EVERYTHING, extentIn, NOTHING, type Extents } from "./extents.ts";
import type { Referrals } from "./group-extents.ts";
import { internetPairs } from "./internet-pairs.ts";
import { internetOf, type Matrix } from "./matrix.ts";
import { UNREACHABLE } from "./outcomes.ts";
import { isStray, strayOutcome, walkedOutcome } from "./single-pairs.ts";

/** Rows of a matrix, one at a time: the outcome of a class to every class, and to the internet last. */
export type Rows = {
  /** The row of a class, or of the internet. The array is used again for the next row: copy what is kept. */
  row(from: number): Int32Array;
};

/** To which classes a row is worked out; of the others its cells say nothing. */
export type Columns = {
  readonly classes: readonly number[];
  readonly has: (to: number) => boolean;
  /** Those of them at each location. */
  readonly at: readonly Int32Array[];
  readonly internet: boolean;
};

/** Some classes of a matrix as the columns of its rows. */
export function columnsOf({ classesAt }: Matrix, classes: ReadonlySet<number>): Columns {
  const has = (to: number) => classes.has(to);
  return { classes: [...classes], has, at: classesAt.map((all) => all.filter(has)), internet: false };
}

function everyColumn({ partition, classesAt }: Matrix): Columns {
  return { classes: [...partition.classes.keys()], has: () => true, at: classesAt, internet: true };
}

/** Works rows out as they are asked for; nothing of a row is kept. */
export function rowsOf(matrix: Matrix, columns: Columns = everyColumn(matrix)): Rows {
  const { classes, groupSets } = matrix.partition;
  const internet = internetOf(matrix);
  const internetOutcome = internetPairs(matrix);
  const scratch: Scratch = {
    columns,
    row: new Int32Array(classes.length + 1),
    into: new Int32Array(groupSets.length),
    outTo: new Int32Array(groupSets.length),
  };
  const strays = columns.classes.filter((at) => isStray(matrix, classes[at]));
  return {
    row(from) {
      const { row } = scratch;
      if (from === internet) {
        for (const to of columns.classes) row[to] = internetOutcome(to, "in");
        // Both ends are outside: no call would tell, so none is named.
        row[internet] = matrix.outcomes.ofVerdict("unknown");
        return row;
      }
      const isAlone = isStray(matrix, classes[from]);
      if (!isAlone) fillRow(matrix, from, scratch);
      for (const to of isAlone ? columns.classes : strays) row[to] = strayOutcome(matrix, from, to);
      // Ends of one interface: nothing of the network is asked between them.
      for (const to of isAlone ? [] : neighboursOf(matrix, from).filter(columns.has))
        row[to] = insideOutcome(matrix, from, to);
      if (columns.internet) row[internet] = internetOutcome(from, "out");
      return row;
    },
  };
}

/** What two ends of one interface say of themselves is all that is asked between them. */
function insideOutcome({ own, extents, outcomes, crossings }: Matrix, from: number, to: number): number {
  const passing = extents.both(extentIn(own.outward, from), extentIn(own.inward, to));
  return outcomes.of(passing, crossings.inside);
}

/** The classes on the very interface of a class, itself among them when it has no other; strays are walked anyway. */
function neighboursOf(matrix: Matrix, from: number): readonly number[] {
  const { classesByInterface, partition } = matrix;
  const owned = partition.classes[from]?.first.owned;
  const all = owned === undefined ? undefined : classesByInterface.get(owned);
  return (all ?? []).filter((to) => !isStray(matrix, partition.classes[to]));
}

/** Arrays that serve one row after the other. */
type Scratch = {
  readonly columns: Columns;
  readonly row: Int32Array;
  /** By set: what it lets in from the sender, and what the sender's references let out to it. */
  readonly into: Int32Array;
  readonly outTo: Int32Array;
};

/** Location by location: between most of them nothing passes, and then none of their classes is looked at. */
function fillRow(matrix: Matrix, from: number, scratch: Scratch): void {
  const { partition, groups, own, crossings, extents } = matrix;
  const { at } = scratch.columns;
  scratch.row.fill(UNREACHABLE);
  const sender = partition.classes[from];
  const outward = extentIn(own.outward, from);
  if (sender === undefined || outward === NOTHING) return;
  const { location, groupSet } = sender;
  prepare(matrix, { from, groupSet }, scratch);
  const far = groups.farByPeer[groupSet];
  const block: Block = {
    from,
    groupSet,
    far: far?.size === 0 ? undefined : far,
    to: 0,
    number: CLOSED,
    crossing: closed,
    request: NOTHING,
  };
  for (let to = 0; to < at.length; to += 1) {
    const number = at[to]?.length === 0 ? CLOSED : crossings.between(location, to);
    if (number === CLOSED) continue;
    block.to = to;
    block.number = number;
    block.crossing = crossings.at(number);
    block.request = extents.both(block.crossing.request, outward);
    fillLocation(matrix, scratch, block);
  }
  for (const set of groups.egressByPeer[groupSet]?.sets ?? []) scratch.outTo[set] = NOTHING;
}

/** What the security groups of every set let in from a sender, and those of the sender out by reference. */
function prepare(
  { atoms, groups, extents }: Matrix,
  { from, groupSet }: Pick<Block, "from" | "groupSet">,
  { into, outTo }: Scratch,
): void {
  const start = extentIn(atoms.ofClass, from) * into.length;
  for (let set = 0; set < into.length; set += 1) into[set] = extentIn(groups.ingressByAtom, start + set);
  addReferrals(extents, into, groups.ingressByPeer[groupSet]);
  addReferrals(extents, outTo, groups.egressByPeer[groupSet]);
}

function addReferrals(extents: Extents, table: Int32Array, referrals: Referrals | undefined): void {
  if (referrals === undefined) return;
  for (let at = 0; at < referrals.sets.length; at += 1) {
    const set = referrals.sets[at] ?? -1;
    table[set] = extents.either(extentIn(table, set), referrals.extents[at] ?? NOTHING);
  }
}

/** A sender, and one location after the other: what is the same for every class there. One serves a whole row. */
type Block = {
  readonly from: number;
  /** The sender's set of security groups. */
  readonly groupSet: number;
  /** Sets of other VPCs about which only a walk can tell. */
  readonly far: ReadonlySet<number> | undefined;
  to: number;
  number: number;
  crossing: Crossing;
  /** What the crossing and the sender itself let pass of the request. */
  request: number;
};

const none = new Int32Array();

function fillLocation(matrix: Matrix, scratch: Scratch, block: Block): void {
  const { atoms, groups, extents, outcomes, own, setOf } = matrix;
  const { row, into, outTo } = scratch;
  const { from, number, request, far } = block;
  const { egress, ingress, isSpecial } = block.crossing;
  // Most classes at one place are let through alike.
  let last = NOTHING;
  let outcome = UNREACHABLE;
  const outStart = block.groupSet * atoms.count;
  const inStart = extentIn(atoms.ofClass, from) * into.length;
  const here = scratch.columns.at[block.to] ?? none;
  for (let each = 0; each < here.length; each += 1) {
    const to = extentIn(here, each);
    const set = extentIn(setOf, to);
    if (isSpecial || far?.has(set) === true) {
      row[to] = walkedOutcome(matrix, from, to);
      continue;
    }
    const inTo = extentAsked(ingress, extentIn(groups.ingressByAtom, inStart + set), extentIn(into, set));
    if (inTo === NOTHING) continue;
    const byAddress = extentIn(groups.egressByAtom, outStart + extentIn(atoms.ofClass, to));
    const outOf = extentAsked(egress, byAddress, extents.either(byAddress, extentIn(outTo, set)));
    const passing = extents.both(extents.both(inTo, outOf), extents.both(request, extentIn(own.inward, to)));
    if (passing !== last) {
      last = passing;
      outcome = passing === NOTHING ? UNREACHABLE : outcomes.of(passing, number);
    }
    row[to] = outcome;
  }
}

function extentAsked(how: GroupsAsked, byAddress: number, byMember: number): number {
  if (how === "not") return EVERYTHING;
  return how === "by-member" ? byMember : byAddress;
}

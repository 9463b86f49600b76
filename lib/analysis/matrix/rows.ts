import { CLOSED, type GroupsAsked } from "./crossing.ts";
import { EVERYTHING, extentIn, NOTHING } from "./extents.ts";
import type { Referrals } from "./group-extents.ts";
import { internetOf, type Matrix } from "./matrix.ts";
import { UNREACHABLE } from "./outcomes.ts";
import type { PartyClass } from "./partition.ts";
import { internetOutcome } from "./internet-pairs.ts";
import { isStray, strayOutcome, walkedOutcome } from "./single-pairs.ts";

/** Rows of a matrix, one at a time: the outcome of a class to every class, and to the internet last. */
export type Rows = {
  /** The row of a class, or of the internet. The array is used again for the next row: copy what is kept. */
  row(from: number): Int32Array;
};

/** Works rows out as they are asked for; nothing of a row is kept. */
export function rowsOf(matrix: Matrix): Rows {
  const { classes, groupSets } = matrix.partition;
  const internet = internetOf(matrix);
  const scratch: Scratch = {
    row: new Int32Array(classes.length + 1),
    into: new Int32Array(groupSets.length),
    outTo: new Int32Array(groupSets.length),
  };
  const strays = classes.flatMap((one, at) => (isStray(matrix, one) ? [at] : []));
  return {
    row(from) {
      const { row } = scratch;
      if (from === internet) {
        for (const to of classes.keys()) row[to] = internetOutcome(matrix, to, "in");
        // Both ends are outside: no call would tell, so none is named.
        row[internet] = matrix.outcomes.ofVerdict("unknown");
        return row;
      }
      const isAlone = isStray(matrix, classes[from]);
      if (!isAlone) fillRow(matrix, from, scratch);
      for (const to of isAlone ? classes.keys() : strays) row[to] = strayOutcome(matrix, from, to);
      // Ends of one interface: nothing of the network is asked between them.
      for (const to of isAlone ? [] : neighboursOf(matrix, from)) row[to] = walkedOutcome(matrix, from, to);
      row[internet] = internetOutcome(matrix, from, "out");
      return row;
    },
  };
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
  readonly row: Int32Array;
  /** By set: what it lets in from the sender, and what the sender's references let out to it. */
  readonly into: Int32Array;
  readonly outTo: Int32Array;
};

function fillRow(matrix: Matrix, from: number, scratch: Scratch): void {
  const { partition, groups, own, classesBySet } = matrix;
  const { row, into, outTo } = scratch;
  row.fill(UNREACHABLE);
  const sender = partition.classes[from];
  if (sender === undefined || extentIn(own.outward, from) === NOTHING) return;
  prepare(matrix, from, scratch);
  const isShut = shutSets(matrix, sender, into);
  for (let set = 0; set < into.length; set += 1) {
    if (isShut(set)) continue;
    for (const to of classesBySet[set] ?? []) row[to] = outcomeTo(matrix, scratch, { from, to, set });
  }
  for (const set of groups.egressByPeer[sender.groupSet]?.sets ?? []) outTo[set] = NOTHING;
}

/** Which sets let nothing in from a sender, wherever they are: most of them, and then none of their classes is looked at. */
function shutSets({ groups, crossings }: Matrix, sender: PartyClass, into: Int32Array): (set: number) => boolean {
  const far = groups.farByPeer[sender.groupSet];
  const mayBypass = crossings.mayBypassIngress(sender.location);
  return (set) => extentIn(into, set) === NOTHING && !mayBypass && far?.has(set) !== true;
}

/** What the security groups of every set let in from a sender, and those of the sender out by reference. */
function prepare({ partition, atoms, groups, extents }: Matrix, from: number, { into, outTo }: Scratch): void {
  const groupSet = partition.classes[from]?.groupSet ?? 0;
  const start = (atoms.ofClass[from] ?? 0) * into.length;
  into.set(groups.ingressByAtom.subarray(start, start + into.length));
  const add = (table: Int32Array, referrals: Referrals | undefined): void => {
    referrals?.sets.forEach((set, i) => {
      table[set] = extents.either(extentIn(table, set), referrals.extents[i] ?? NOTHING);
    });
  };
  add(into, groups.ingressByPeer[groupSet]);
  add(outTo, groups.egressByPeer[groupSet]);
}

type Cell = { readonly from: number; readonly to: number; readonly set: number };

function outcomeTo(matrix: Matrix, { into, outTo }: Scratch, { from, to, set }: Cell): number {
  const { partition, atoms, groups, extents, crossings, outcomes, own } = matrix;
  const [sender, receiver] = [partition.classes[from], partition.classes[to]];
  if (sender === undefined || receiver === undefined) return UNREACHABLE;
  const crossing = crossings.between(sender.location, receiver.location);
  if (crossing === CLOSED) return UNREACHABLE;
  const { request, isSpecial, ...asked } = crossings.at(crossing);
  if (isSpecial || groups.farByPeer[sender.groupSet]?.has(set) === true) return walkedOutcome(matrix, from, to);
  const outOf = extentIn(groups.egressByAtom, sender.groupSet * atoms.count + extentIn(atoms.ofClass, to));
  const inTo = extentIn(groups.ingressByAtom, extentIn(atoms.ofClass, from) * into.length + set);
  const egress = extentAsked(asked.egress, outOf, extents.either(outOf, extentIn(outTo, set)));
  const ingress = extentAsked(asked.ingress, inTo, extentIn(into, set));
  const filtered = extents.both(ingress, egress);
  if (filtered === NOTHING) return UNREACHABLE;
  const owned = extents.both(extentIn(own.outward, from), extentIn(own.inward, to));
  return outcomes.of(extents.both(extents.both(request, filtered), owned), crossing);
}

function extentAsked(how: GroupsAsked, byAddress: number, byMember: number): number {
  if (how === "not") return EVERYTHING;
  return how === "by-member" ? byMember : byAddress;
}

import { urnOf } from "#lib/model/urn.ts";
import { referenceHolds } from "../reach/security-group-reference.ts";
import { EVERYTHING, extentIn, NOTHING } from "./extents.ts";
import { whatGroupSays, type GroupWords, type RuleAccount } from "./group-rules.ts";
import type { GroupSet } from "./group-sets.ts";

/** Sets of security groups with what passes between each and one other set by reference: two lists, side by side. */
export type Referrals = { readonly sets: number[]; readonly extents: number[] };

/** What the security groups of an account let through, for every set of groups at once. */
export type GroupExtents = {
  /** Into a set from an address, by atom × sets + set. */
  readonly ingressByAtom: Int32Array;
  /** Out of a set to an address, by set × atoms + atom. */
  readonly egressByAtom: Int32Array;
  /** By the sending set: into which sets of its VPC its membership lets it. */
  readonly ingressByPeer: readonly Referrals[];
  /** By the sending set: out to which sets of its VPC a reference lets it. */
  readonly egressByPeer: readonly Referrals[];
  /** By the sending set: sets of other VPCs that a reference on either side names. Whether it holds depends on the way. */
  readonly farByPeer: readonly Set<number>[];
};

/** What group extents are worked out from. */
export type GroupAccount = RuleAccount & { readonly sets: readonly GroupSet[] };

type Direction = "ingress" | "egress";

/** Works out what every set of security groups lets in and out: rule by rule, not pair by pair. */
export function groupExtentsOf(account: GroupAccount): GroupExtents {
  const { sets, atoms } = account;
  const extents: GroupExtents = {
    ingressByAtom: new Int32Array(sets.length * atoms.count),
    egressByAtom: new Int32Array(sets.length * atoms.count),
    ingressByPeer: sets.map(() => ({ sets: [], extents: [] })),
    egressByPeer: sets.map(() => ({ sets: [], extents: [] })),
    farByPeer: sets.map(() => new Set()),
  };
  fillSets(account, extents, sets.keys());
  return extents;
}

/** Works out some sets, into tables that say nothing of them yet. */
export function fillSets(account: GroupAccount, into: GroupExtents, which: Iterable<number>): void {
  const setsByGroup = indexByGroup(account.sets);
  const says = new Map<string, GroupWords>();
  for (const set of which) {
    const groupSet = account.sets[set];
    if (groupSet === undefined) continue;
    const words: GroupWords[] = [];
    for (const groupId of groupSet.groupIds) {
      const urn = urnOf(groupSet.owned, "security-group", groupId);
      const known = says.get(urn) ?? whatGroupSays(account, groupSet.owned, groupId);
      says.set(urn, known);
      words.push(known);
    }
    fill(account, into, { set, groupSet, direction: "ingress", words, setsByGroup });
    fill(account, into, { set, groupSet, direction: "egress", words, setsByGroup });
  }
}

function indexByGroup(sets: readonly GroupSet[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [set, { groupIds }] of sets.entries()) {
    for (const groupId of groupIds) {
      const known = found.get(groupId);
      if (known === undefined) found.set(groupId, [set]);
      else known.push(set);
    }
  }
  return found;
}

type Filling = {
  readonly set: number;
  readonly groupSet: GroupSet;
  readonly direction: Direction;
  readonly words: readonly GroupWords[];
  readonly setsByGroup: ReadonlyMap<string, readonly number[]>;
};

function fill(account: GroupAccount, into: GroupExtents, filling: Filling): void {
  fillByAtom(account, into, filling);
  if (filling.words.some((said) => said[filling.direction].referrals.length > 0)) fillByPeer(account, into, filling);
}

function fillByAtom(account: GroupAccount, into: GroupExtents, { set, direction, words }: Filling): void {
  const { atoms, sets, extents } = account;
  const isIngress = direction === "ingress";
  const table = isIngress ? into.ingressByAtom : into.egressByAtom;
  const [start, stride] = isIngress ? [set, sets.length] : [set * atoms.count, 1];
  // No group at all: nothing is filtered.
  const none = words.length === 0 ? EVERYTHING : NOTHING;
  for (let atom = 0, at = start; atom < atoms.count; atom += 1, at += stride) {
    let extent = none;
    for (let group = 0; group < words.length; group += 1) {
      const said = words[group]?.[direction];
      if (said !== undefined) extent = extents.either(extent, extentIn(said.byAtom, atom));
    }
    table[at] = extent;
  }
}

/** References: both sides are read by the sender, of ingress the peer, of egress the set itself. */
function fillByPeer(account: GroupAccount, into: GroupExtents, filling: Filling): void {
  const { set, direction, groupSet } = filling;
  const isIngress = direction === "ingress";
  for (const [peer, extent] of peersOf(account, filling)) {
    const [sender, other] = isIngress ? [peer, set] : [set, peer];
    if (!isSameVpc(groupSet, account.sets[peer])) {
      into.farByPeer[sender]?.add(other);
      continue;
    }
    const referrals = (isIngress ? into.ingressByPeer : into.egressByPeer)[sender];
    referrals?.sets.push(other);
    referrals?.extents.push(extent);
  }
}

function isSameVpc({ owned }: GroupSet, other: GroupSet | undefined): boolean {
  return owned.item.vpcId === other?.owned.item.vpcId && owned.region === other?.owned.region;
}

/** The sets that a set's references may mean, with what they let through. */
function peersOf(
  account: GroupAccount,
  { groupSet, direction, words, setsByGroup }: Filling,
): ReadonlyMap<number, number> {
  const { world, sets, extents } = account;
  const peers = new Map<number, number>();
  const isEgress = direction === "egress";
  for (const { reference, extent } of words.flatMap((said) => said[direction].referrals)) {
    for (const peer of setsByGroup.get(reference.groupId) ?? []) {
      const interfaces = sets.slice(peer, peer + 1).map(({ owned }) => owned);
      if (referenceHolds(world, groupSet.owned, { reference, isEgress, interfaces }) === false) continue;
      peers.set(peer, extents.either(peers.get(peer) ?? NOTHING, extent));
    }
  }
  return peers;
}

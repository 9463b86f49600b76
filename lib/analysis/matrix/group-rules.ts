import type { GroupRule, OwnedInterface, Unread } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import type { Cidr } from "#lib/net/cidr.ts";
import { allTraffic, noTraffic, type Traffic } from "#lib/net/traffic.ts";
import { blocksOfPrefixList } from "../reach/prefix-list.ts";
import { ruleTraffic } from "../reach/security-group-gate.ts";
import { unreadArea } from "../reach/unread.ts";
import type { World } from "../reach/world.ts";
import { atomsWithin, type Atoms } from "./atoms.ts";
import { extentIn, NOTHING, type Extents } from "./extents.ts";

/** One rule's reference to a group, and what it lets through. */
export type Referral = {
  readonly reference: NonNullable<GroupRule["referencedGroupInfo"]>;
  readonly traffic: Traffic;
};

/** What one group says in one direction: an extent for each atom, and its references. */
export type GroupSays = { readonly byAtom: Int32Array; readonly referrals: readonly Referral[] };

/** What the rules of groups are read with. */
export type RuleAccount = {
  readonly world: World;
  readonly ruleExtents: RuleExtents;
  readonly atoms: Atoms;
  readonly extents: Extents;
  /** Told of everything that was not read where a rule needed it. */
  readonly note: (unread: Unread) => void;
};

/** The traffic of rules, and its extent: thousands of rules are of few protocols and ports, and each of those is read once. */
export type RuleExtents = (rule: GroupRule) => { readonly traffic: Traffic; readonly extent: number };

/** Reads the traffic of rules. */
export function ruleExtentsOf(extents: Extents): RuleExtents {
  const known = new Map<string, ReturnType<RuleExtents>>();
  return (rule) => {
    const key = `${rule.ipProtocol} ${rule.fromPort ?? ""} ${rule.toPort ?? ""}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const traffic = ruleTraffic(rule);
    const read = { traffic, extent: extents.idOf(traffic) };
    known.set(key, read);
    return read;
  };
}

/** Which group is asked, on an interface of whose account and Region, and which way. */
export type GroupAsked = {
  readonly on: OwnedInterface;
  readonly groupId: string;
  readonly direction: "ingress" | "egress";
};

/** What a rule admits: blocks, a group, or something that could not be read. */
type Admitted =
  | { readonly kind: "blocks"; readonly blocks: readonly Cidr[] }
  | { readonly kind: "reference"; readonly reference: Referral["reference"] }
  | { readonly kind: "unread"; readonly unread: Unread };

/** What a group's rules say, each rule once. */
export function whatGroupSays(account: RuleAccount, { on, groupId, direction }: GroupAsked): GroupSays {
  const { world, extents, note, ruleExtents } = account;
  const blocks = admittedBlocks(extents);
  const referrals: Referral[] = [];
  const perhaps = (unread: Unread, traffic: Traffic): void => {
    note(unread);
    blocks.admit({ first: 0, until: Infinity }, extents.idOf(noTraffic, traffic));
  };
  const rules = world.topology.securityGroupRules.get(urnOf(on, "security-group", groupId));
  const unread = rules === undefined ? unreadArea(world.topology, on, "securityGroupRules") : undefined;
  if (unread !== undefined) perhaps(unread, allTraffic);
  for (const rule of rules ?? []) {
    if (rule.isEgress !== (direction === "egress")) continue;
    const { traffic, extent } = ruleExtents(rule);
    if (extent === NOTHING) continue;
    const admitted = admittedBy(world, on, rule);
    if (admitted.kind === "unread") perhaps(admitted.unread, traffic);
    else if (admitted.kind === "reference") referrals.push({ reference: admitted.reference, traffic });
    else for (const block of admitted.blocks) if (block.family === 4) blocks.admit(block, extent);
  }
  return { byAtom: spread(account, blocks.all()), referrals };
}

function admittedBy(world: World, on: OwnedInterface, rule: GroupRule): Admitted {
  const text = rule.cidrIpv4 ?? rule.cidrIpv6;
  if (text !== undefined) {
    const block = world.cidr(text);
    return { kind: "blocks", blocks: block === undefined ? [] : [block] };
  }
  if (rule.prefixListId !== undefined) {
    const blocks = blocksOfPrefixList(world, on, rule.prefixListId);
    return "call" in blocks ? { kind: "unread", unread: blocks } : { kind: "blocks", blocks };
  }
  const reference = rule.referencedGroupInfo;
  return reference === undefined ? { kind: "blocks", blocks: [] } : { kind: "reference", reference };
}

type Block = { readonly first: number; readonly until: number };

/** Blocks with what is let through for each; the rules of one block are joined before it is spread over its atoms. */
function admittedBlocks(extents: Extents) {
  // A text is read as one and the same block every time.
  const found = new Map<Block, number>();
  return {
    admit: (block: Block, extent: number): void => {
      found.set(block, extents.either(found.get(block) ?? NOTHING, extent));
    },
    all: () => found,
  };
}

function spread({ atoms, extents }: RuleAccount, blocks: ReadonlyMap<Block, number>): Int32Array {
  const byAtom = new Int32Array(atoms.count);
  for (const [block, extent] of blocks) {
    const [from, until] = atomsWithin(atoms, block);
    for (let atom = from; atom < until; atom += 1) byAtom[atom] = extents.either(extentIn(byAtom, atom), extent);
  }
  return byAtom;
}

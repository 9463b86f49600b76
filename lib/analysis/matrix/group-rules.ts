import type { GroupRule, OwnedInterface, Unread } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { allTraffic, noTraffic, type Traffic } from "#lib/net/traffic.ts";
import { blocksOfPrefixList } from "../reach/prefix-list.ts";
import { ruleTraffic } from "../reach/read-rules.ts";
import { unreadArea } from "../reach/unread.ts";
import type { World } from "../reach/world.ts";
import { firstAtomFrom, type Atoms } from "./atoms.ts";
import { extentIn, NOTHING, type Extents } from "./extents.ts";
import { pairTable, type PairTable } from "./pair-table.ts";

/** One rule's reference to a group, and what it lets through, as an extent. */
export type Referral = {
  readonly reference: NonNullable<GroupRule["referencedGroupInfo"]>;
  readonly extent: number;
};

/** What one group says in one direction: an extent for each atom, and its references. */
export type GroupSays = { readonly byAtom: Int32Array; readonly referrals: Referral[] };

/** What one group says in both. */
export type GroupWords = { readonly ingress: GroupSays; readonly egress: GroupSays };

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
  const byProtocol = new Map<string, PairTable>();
  const read: ReturnType<RuleExtents>[] = [];
  return (rule) => {
    const { ipProtocol, fromPort = -2, toPort = -2 } = rule;
    let known = byProtocol.get(ipProtocol);
    if (known === undefined) byProtocol.set(ipProtocol, (known = pairTable()));
    const at = known.get(fromPort, toPort);
    const kept = read[at];
    if (kept !== undefined) return kept;
    const traffic = ruleTraffic(rule);
    const one = { traffic, extent: extents.idOf(traffic) };
    known.add(fromPort, toPort, read.push(one) - 1);
    return one;
  };
}

/** What a group's rules say, each rule read once; the group is asked on an interface, of whose account and Region it is. */
export function whatGroupSays(account: RuleAccount, on: OwnedInterface, groupId: string): GroupWords {
  const { world, atoms, ruleExtents } = account;
  const words: GroupWords = {
    ingress: { byAtom: new Int32Array(atoms.count), referrals: [] },
    egress: { byAtom: new Int32Array(atoms.count), referrals: [] },
  };
  const rules = world.topology.securityGroupRules.get(urnOf(on, "security-group", groupId));
  if (rules === undefined) {
    const unread = unreadArea(world.topology, on, "securityGroupRules");
    if (unread === undefined) return words;
    perhaps(account, words.ingress, { unread, traffic: allTraffic });
    perhaps(account, words.egress, { unread, traffic: allTraffic });
    return words;
  }
  for (const rule of rules) {
    const { traffic, extent } = ruleExtents(rule);
    if (extent === NOTHING) continue;
    admit(account, rule.isEgress ? words.egress : words.ingress, { on, rule, traffic, extent });
  }
  return words;
}

type Read = ReturnType<RuleExtents> & { readonly on: OwnedInterface; readonly rule: GroupRule };

/** Adds what one rule admits: blocks, a group, or something that could not be read. */
function admit(account: RuleAccount, says: GroupSays, { on, rule, traffic, extent }: Read): void {
  const { world } = account;
  const text = rule.cidrIpv4 ?? rule.cidrIpv6;
  if (text !== undefined) {
    const block = world.cidr(text);
    if (block?.family === 4) spread(account, says, { block, extent });
  } else if (rule.prefixListId !== undefined) {
    const blocks = blocksOfPrefixList(world, on, rule.prefixListId);
    if ("call" in blocks) perhaps(account, says, { unread: blocks, traffic });
    else for (const block of blocks) if (block.family === 4) spread(account, says, { block, extent });
  } else if (rule.referencedGroupInfo !== undefined) {
    says.referrals.push({ reference: rule.referencedGroupInfo, extent });
  }
}

/** Of a rule that could not be read nobody knows whom it admits. */
function perhaps(
  account: RuleAccount,
  says: GroupSays,
  { unread, traffic }: { readonly unread: Unread; readonly traffic: Traffic },
): void {
  account.note(unread);
  spread(account, says, { block: { first: 0, until: Infinity }, extent: account.extents.idOf(noTraffic, traffic) });
}

type Block = { readonly first: number; readonly until: number };

function spread(
  { atoms, extents }: RuleAccount,
  { byAtom }: GroupSays,
  { block, extent }: { readonly block: Block; readonly extent: number },
): void {
  const until = firstAtomFrom(atoms, block.until);
  for (let atom = firstAtomFrom(atoms, block.first); atom < until; atom += 1) {
    byAtom[atom] = extents.either(extentIn(byAtom, atom), extent);
  }
}

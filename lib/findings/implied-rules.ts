import { readRules, type ReadRule } from "#lib/analysis/reach/read-rules.ts";
import { worldOf } from "#lib/analysis/reach/world.ts";
import type { GroupRule, Topology } from "#lib/graph/topology.ts";
import { includes, isEmpty } from "#lib/net/range-set.ts";

/** A rule that lets nothing through which another rule of its group does not let through as well. */
export type Implied = { readonly rule: GroupRule; readonly by: GroupRule };

/** The rules of one group that another one of the same group and direction makes superfluous, each with the first that does. */
export function impliedRules(topology: Topology, rules: readonly GroupRule[]): readonly Implied[] {
  const read = readRules(worldOf(topology), rules);
  // Of two rules that come to the same, the later one is superfluous.
  const implied: Implied[] = [];
  for (let at = 0; at < read.length; at += 1) {
    const one = read[at];
    const by = one === undefined || isEmpty(one.traffic) ? undefined : firstOver(read, one, at);
    if (one !== undefined && by !== undefined) implied.push({ rule: one.rule, by: by.rule });
  }
  return implied;
}

/** The first other rule that covers one; by number, for every rule of every group is asked about every other. */
function firstOver(read: readonly ReadRule[], one: ReadRule, index: number): ReadRule | undefined {
  for (let at = 0; at < read.length; at += 1) {
    const other = read[at];
    if (other === undefined || at === index || !covers(other, one)) continue;
    if (at < index || !covers(one, other)) return other;
  }
  return undefined;
}

/** The rules that can match nothing: an ICMP code without a type. */
export function emptyRules(topology: Topology, rules: readonly GroupRule[]): readonly GroupRule[] {
  return readRules(worldOf(topology), rules).flatMap(({ rule, traffic }) => (isEmpty(traffic) ? [rule] : []));
}

function covers(wide: ReadRule, narrow: ReadRule): boolean {
  if (wide.rule.isEgress !== narrow.rule.isEgress || !isSameOrWider(wide, narrow)) return false;
  return includes(wide.traffic, narrow.traffic);
}

function isSameOrWider({ block, peer }: ReadRule, narrow: ReadRule): boolean {
  if (block === undefined || narrow.block === undefined) return peer !== "" && peer === narrow.peer;
  return block.family === narrow.block.family && block.first <= narrow.block.first && narrow.block.until <= block.until;
}

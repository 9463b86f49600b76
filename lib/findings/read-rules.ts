import { ruleTraffic } from "#lib/analysis/reach/security-group-gate.ts";
import { worldOf } from "#lib/analysis/reach/world.ts";
import type { GroupRule, Topology } from "#lib/graph/topology.ts";
import type { Cidr } from "#lib/net/cidr.ts";
import type { Traffic } from "#lib/net/traffic.ts";

/** A rule of a security group, taken apart. */
export type ReadRule = {
  readonly rule: GroupRule;
  readonly traffic: Traffic;
  readonly block: Cidr | undefined;
  /** The prefix list or group it names instead; empty when it names a block. */
  readonly peer: string;
};

// A memo, not state: the rules of a group never change, and several rules of the catalogue read them.
const known = new WeakMap<readonly GroupRule[], readonly ReadRule[]>();

/** The rules of a group, taken apart once for all who ask. */
export function readRules(topology: Topology, rules: readonly GroupRule[]): readonly ReadRule[] {
  const before = known.get(rules);
  if (before !== undefined) return before;
  // Thousands of rules name few blocks.
  const world = worldOf(topology);
  const read = rules.map((rule): ReadRule => {
    const text = rule.cidrIpv4 ?? rule.cidrIpv6;
    const block = text === undefined ? undefined : world.cidr(text);
    const peer = rule.prefixListId ?? rule.referencedGroupInfo?.groupId ?? "";
    return { rule, traffic: ruleTraffic(rule), block, peer };
  });
  known.set(rules, read);
  return read;
}

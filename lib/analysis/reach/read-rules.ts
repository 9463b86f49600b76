import type { GroupRule } from "#lib/graph/topology.ts";
import type { Cidr } from "#lib/net/cidr.ts";
import { icmpMessages } from "#lib/net/icmp.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { hasPorts, isIcmp, parseProtocol } from "#lib/net/protocol.ts";
import { allTraffic, noTraffic, trafficOf, type Traffic } from "#lib/net/traffic.ts";
import type { World } from "./world.ts";

/** A rule of a security group, taken apart. */
export type ReadRule = {
  readonly rule: GroupRule;
  readonly traffic: Traffic;
  readonly block: Cidr | undefined;
  /** The prefix list or group it names instead; empty when it names a block. */
  readonly peer: string;
};

// A memo, not state: the rules of a group never change, and hundreds of questions read them.
const known = new WeakMap<readonly GroupRule[], readonly ReadRule[]>();

/** The rules of a group, taken apart once for all who ask. */
export function readRules(world: World, rules: readonly GroupRule[]): readonly ReadRule[] {
  const before = known.get(rules);
  if (before !== undefined) return before;
  const read = rules.map((rule): ReadRule => {
    const text = rule.cidrIpv4 ?? rule.cidrIpv6;
    const block = text === undefined ? undefined : world.cidr(text);
    const peer = rule.prefixListId ?? rule.referencedGroupInfo?.groupId ?? "";
    return { rule, traffic: ruleTraffic(rule), block, peer };
  });
  known.set(rules, read);
  return read;
}

/** What a rule speaks of. Protocols without ports ignore them; ICMP keeps type and code in their place. */
export function ruleTraffic(rule: Pick<GroupRule, "ipProtocol" | "fromPort" | "toPort">): Traffic {
  const protocol = parseProtocol(rule.ipProtocol);
  if (protocol === undefined) return noTraffic;
  if (protocol === "all") return allTraffic;
  if (isIcmp(protocol)) return trafficOf(protocol, icmpMessages(rule.fromPort, rule.toPort));
  if (!hasPorts(protocol) || rule.fromPort === undefined || rule.fromPort === -1) return trafficOf(protocol);
  return trafficOf(protocol, portsBetween(rule.fromPort, rule.toPort ?? rule.fromPort));
}

import { ruleTraffic } from "#lib/analysis/reach/security-group-gate.ts";
import type { GroupRule } from "#lib/graph/topology.ts";
import { enclosingCidr, type Cidr } from "#lib/net/cidr.ts";
import { includes, isEmpty } from "#lib/net/range-set.ts";
import type { Traffic } from "#lib/net/traffic.ts";

/** A rule that lets nothing through which another rule of its group does not let through as well. */
export type Implied = { readonly rule: GroupRule; readonly by: GroupRule };

type Read = {
  readonly rule: GroupRule;
  readonly traffic: Traffic;
  readonly block: Cidr | undefined;
  readonly peer: string;
};

/** The rules of one group that another one of the same group and direction makes superfluous, each with the first that does. */
export function impliedRules(rules: readonly GroupRule[]): readonly Implied[] {
  const read = rules.map((rule): Read => {
    const text = rule.cidrIpv4 ?? rule.cidrIpv6;
    const block = text === undefined ? undefined : enclosingCidr(text);
    const peer = rule.prefixListId ?? rule.referencedGroupInfo?.groupId ?? "";
    return { rule, traffic: ruleTraffic(rule), block, peer };
  });
  // Of two rules that come to the same, the later one is superfluous.
  return read.flatMap((one, index) => {
    const by = read.find((other, at) => other !== one && covers(other, one) && (at < index || !covers(one, other)));
    return by === undefined || isEmpty(one.traffic) ? [] : [{ rule: one.rule, by: by.rule }];
  });
}

/** The rules that can match nothing: an ICMP code without a type. */
export function emptyRules(rules: readonly GroupRule[]): readonly GroupRule[] {
  return rules.filter((rule) => isEmpty(ruleTraffic(rule)));
}

function covers(wide: Read, narrow: Read): boolean {
  if (wide.rule.isEgress !== narrow.rule.isEgress || !isSameOrWider(wide, narrow)) return false;
  return includes(wide.traffic, narrow.traffic);
}

function isSameOrWider({ block, peer }: Read, narrow: Read): boolean {
  if (block === undefined || narrow.block === undefined) return peer !== "" && peer === narrow.peer;
  return block.family === narrow.block.family && block.first <= narrow.block.first && narrow.block.until <= block.until;
}

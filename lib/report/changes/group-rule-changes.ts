import { isComplete, itemsOf, type ScopeSnapshot } from "#lib/model/snapshot.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import { formatProtocol, parseProtocol } from "#lib/net/protocol.ts";
import type { FieldChange } from "../entity/record-changes.ts";

/**
 * The rules that came to or went from each security group, by its id, each as `ingress tcp 443 10.0.0.0/16`. `undefined` when
 * the rules of one of both were not read to their end: the permissions of the groups tell it then.
 */
export function groupRuleChanges(
  then: ScopeSnapshot,
  now: ScopeSnapshot,
): ReadonlyMap<string, readonly FieldChange[]> | undefined {
  if (![then, now].every((scoped) => isComplete(scoped, "securityGroupRules"))) return undefined;
  const [was, is] = [rulesOf(then), rulesOf(now)];
  const byGroup = new Map<string, readonly FieldChange[]>();
  for (const id of [...new Set([...was.keys(), ...is.keys()])].sort()) {
    const [before, after] = [was.get(id), is.get(id)];
    const [said, saidNow] = [before && ruleText(before), after && ruleText(after)];
    if (said === saidNow) continue;
    const groupId = (after ?? before)?.groupId ?? "";
    const change = {
      path: `rules[${id}]`,
      ...(said !== undefined && { before: said }),
      ...(saidNow !== undefined && { after: saidNow }),
    };
    byGroup.set(groupId, [...(byGroup.get(groupId) ?? []), change]);
  }
  return byGroup;
}

function rulesOf(scoped: ScopeSnapshot): ReadonlyMap<string, SecurityGroupRule> {
  return new Map(itemsOf(scoped, "securityGroupRules").map((rule) => [rule.securityGroupRuleId, rule]));
}

/** A rule in AWS's own words. */
function ruleText(rule: SecurityGroupRule): string {
  const { isEgress, ipProtocol, cidrIpv4, cidrIpv6, prefixListId, referencedGroupInfo } = rule;
  const protocol = parseProtocol(ipProtocol);
  const named = protocol === undefined ? ipProtocol : formatProtocol(protocol);
  const other = cidrIpv4 ?? cidrIpv6 ?? prefixListId ?? referencedGroupInfo?.groupId ?? "?";
  return [isEgress ? "egress" : "ingress", named, ...portText(rule), other].join(" ");
}

/** Nothing for every port. */
function portText({ fromPort, toPort }: SecurityGroupRule): readonly string[] {
  if (fromPort === undefined || fromPort < 0) return [];
  return [fromPort === toPort ? String(fromPort) : `${String(fromPort)}-${String(toPort ?? fromPort)}`];
}

import { withoutGroupRules } from "./changes.ts";
import { shellWord, terraformName, type Remedy } from "./remedy.ts";
import { ruleText } from "./security-group-gate.ts";
import { lostBesides } from "./side-effects.ts";
import type { Step } from "./step.ts";
import type { Tracing } from "./traced.ts";

/**
 * Without every rule that lets the asked traffic through at one filter; `undefined` when it filters nothing, or when a
 * rule has no id to name it by.
 */
export function groupClosing(tracing: Tracing, step: Step): readonly Remedy[] | undefined {
  const { gated, on, side } = step;
  if (step.kind !== "security-group" || on === undefined || side === undefined) return undefined;
  const ids = new Set(gated.because.flatMap(({ kind, id }) => (kind === "security-group-rule" ? [id] : [])));
  const rules = on.item.groups.flatMap(({ groupId }) => {
    const urn = `aws/${on.account}/${on.region}/security-group/${groupId}`;
    const own = tracing.world.topology.securityGroupRules.get(urn) ?? [];
    return own.filter((rule) => ids.has(rule.securityGroupRuleId ?? "")).map((rule) => ({ urn, rule }));
  });
  if (rules.length === 0 || rules.length < ids.size) return undefined;
  return rules.map(({ urn, rule }) => {
    const { groupId, securityGroupRuleId = "" } = rule;
    const [group, id] = [shellWord(groupId), shellWord(securityGroupRuleId)];
    return {
      key: securityGroupRuleId,
      text: tracing.say("closeSecurityGroup", { group: groupId, side, id: securityGroupRuleId, rule: ruleText(rule) }),
      cli: `aws ec2 revoke-security-group-${side} --group-id ${group} --security-group-rule-ids ${id}`,
      terraform: [
        "removed {",
        `  from = aws_vpc_security_group_${side}_rule.${terraformName(securityGroupRuleId)}`,
        "  lifecycle {",
        "    destroy = true",
        "  }",
        "}",
      ].join("\n"),
      sideEffects: lostBesides(tracing, { groupUrn: urn, rule, but: step }),
      apply: (topology) => withoutGroupRules(topology, urn, new Set([securityGroupRuleId])),
    };
  });
}

import type { GroupRule } from "#lib/graph/topology.ts";
import type { SecurityGroup } from "#lib/model/resources/security-group.ts";
import type { Urn } from "#lib/model/urn.ts";
import { deadReferencesIn, resting } from "../dead-references.ts";
import { distinct, fact, listed } from "../fact.ts";
import { groupUrn, isUsedGroup } from "../group-members.ts";
import { emptyRules, impliedRules } from "../implied-rules.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { ruleText } from "../security-group-remedy.ts";
import { subjectOf } from "../subject.ts";

/** A security group, and those of its rules that change nothing. */
type Subject = {
  readonly group: SecurityGroup;
  readonly urn: Urn;
  /** With what makes each superfluous. */
  readonly implied: readonly { readonly rule: GroupRule; readonly by: GroupRule }[];
  /** Those that can match nothing, or name nobody while others open the same. */
  readonly empty: readonly GroupRule[];
};

/** SG-012: rules of a security group change nothing; one finding a group. */
export const rulesWithoutEffect = defineRule({
  id: "SG-012",
  slug: "rules-without-effect",
  severity: "info",
  level: "regional",
  needs: ["securityGroups", "securityGroupRules", "networkInterfaces", "ecsServices", "loadBalancers"],
  text: {
    title: "Rules of a security group change nothing",
    why: "Rules only add up. One that a wider rule of the same group covers looks like a limit and is none: whoever deletes it to close a port closes nothing. Each counts against the quota.",
    fix: "Delete the narrow rule if the wide one is meant, or the wide one if it is not.",
    limits:
      "Compared are rules of one group and one direction, ranges with ranges and groups with the same group. A group that is named is not compared with the addresses of its members.",
    says: { idle: "{count|rule|rules} of security group {group} {count?changes|change} nothing" },
    figures: { idle: "Covered: {implied}. Matching nobody: {empty}." },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  subjects: ({ scope, topology, items }) => {
    const deadOf = deadReferencesIn(topology, scope);
    return items.securityGroups
      .filter(({ groupId }) => isUsedGroup(topology, scope, groupId))
      .map((group): Subject => {
        const urn = groupUrn(scope, group.groupId);
        const rules = topology.securityGroupRules.get(urn) ?? [];
        const dead = deadOf.get(urn) ?? [];
        // What rests on a dead reference alone is SG-006's.
        const kept = new Set(resting(rules, dead).map(({ rule }) => rule));
        const empty = distinct([
          ...emptyRules(topology, rules),
          ...dead.map(({ rule }) => rule).filter((rule) => !kept.has(rule)),
        ]);
        return {
          group,
          urn,
          empty,
          implied: impliedRules(topology, rules).filter(({ rule }) => !empty.includes(rule)),
        };
      });
  },
  check: ({ group, urn, implied, empty }, { scope }) => {
    const idle = [...implied.map(({ rule }) => rule), ...empty];
    if (idle.length === 0) return [];
    return [
      {
        ...subjectOf(urn),
        says: "idle",
        confidence: "confirmed",
        values: {
          group: group.groupName ?? group.groupId,
          count: idle.length,
          implied: listed(implied.map(({ rule, by }) => `${textOf(rule)} ⊆ ${textOf(by)}`)) || "—",
          empty: listed(empty.map(textOf)) || "—",
        },
        affected: [],
        because: idle
          .slice(0, 8)
          .map((rule) =>
            fact(urn, "securityGroupRules", `${rule.securityGroupRuleId ?? group.groupId}: ${textOf(rule)}`),
          ),
        ...removal(scope.region, group.groupId, idle),
        about: [urn],
      },
    ];
  },
});

function textOf(rule: GroupRule): string {
  return `${rule.isEgress ? "egress" : "ingress"} ${ruleText(rule)}`;
}

function removal(region: string, group: string, idle: readonly GroupRule[]): { readonly cli?: string } {
  const commands = ([false, true] as const).flatMap((isEgress) => {
    const ids = idle
      .filter((rule) => rule.isEgress === isEgress)
      .flatMap(({ securityGroupRuleId }) => securityGroupRuleId ?? []);
    const side = isEgress ? "egress" : "ingress";
    return ids.length === 0
      ? []
      : [
          awsCommand(region, `ec2 revoke-security-group-${side}`, {
            "group-id": group,
            "security-group-rule-ids": ids,
          }),
        ];
  });
  return commands.length === 0 ? {} : { cli: commands.join("\n") };
}

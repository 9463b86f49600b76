import type { GroupRule, OwnedInterface } from "#lib/graph/topology.ts";
import type { SecurityGroup } from "#lib/model/resources/security-group.ts";
import type { Urn } from "#lib/model/urn.ts";
import { deadReferencesIn, resting, unseenReferences, type DeadReference } from "../dead-references.ts";
import { distinct, fact, listed } from "../fact.ts";
import { groupUrn, membersOfGroups } from "../group-members.ts";
import { defineRule } from "../rule.ts";
import { ruleText } from "../security-group-remedy.ts";
import { subjectOf } from "../subject.ts";

/** A security group that something carries, and those of its rules that rest on nobody. */
type Subject = {
  readonly group: SecurityGroup;
  readonly urn: Urn;
  readonly members: readonly OwnedInterface[];
  readonly dead: readonly DeadReference[];
  /** A group beyond what was surveyed that something rests on. */
  readonly unseen: { readonly groupId: string; readonly account: string } | undefined;
};

/** SG-006: what a security group lets through rests on a group that is gone, or that nothing carries. */
export const ruleNamesNobody = defineRule({
  id: "SG-006",
  slug: "rule-names-nobody",
  severity: "medium",
  level: "regional",
  needs: ["securityGroups", "securityGroupRules", "networkInterfaces", "ecsServices", "loadBalancers"],
  text: {
    title: "A rule lets in a group that nobody carries",
    why: "A rule that names a security group means whoever carries it. When the group's peering is gone, or its callers were given another group, the rule looks as if it let them in, and lets nobody in.",
    fix: "Name the group the callers carry today, and delete the rule that names the old one.",
    limits:
      "A group whose instances or functions are only scaled to zero looks the same: then this is only possible. Groups of accounts that were not surveyed stay unknown.",
    says: {
      gone: "{group} lets {ports} through only for {named}, which is gone",
      unused: "{group} lets {ports} through only for {named}, which nothing carries",
    },
    figures: {
      gone: "Rules: {rules}. Interfaces that carry {group}: {members}.",
      unused: "Rules: {rules}. Interfaces that carry {group}: {members}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  subjects: ({ scope, topology, items }) => {
    const members = membersOfGroups(topology, scope);
    const dead = deadReferencesIn(topology, scope);
    return items.securityGroups.flatMap((group): readonly Subject[] => {
      const own = members.get(group.groupId);
      if (own === undefined) return [];
      const urn = groupUrn(scope, group.groupId);
      const rules: readonly GroupRule[] = topology.securityGroupRules.get(urn) ?? [];
      const [unseen] = resting(rules, unseenReferences(topology, scope, rules));
      return [{ group, urn, members: own, dead: resting(rules, dead.get(urn) ?? []), unseen }];
    });
  },
  check: ({ group, urn, members, dead, unseen }) => {
    if (dead.length === 0 && unseen !== undefined) {
      const { groupId, account } = unseen;
      return { unknown: `Whether anything carries ${groupId} of account ${account} is not seen from here.` };
    }
    return (["gone", "unused"] as const).flatMap((why) => {
      const found = dead.filter((one) => one.why === why);
      if (found.length === 0) return [];
      const owners = distinct(members.flatMap(({ owner }) => owner.urn ?? []));
      return [
        {
          ...subjectOf(urn),
          discriminator: why,
          says: why,
          confidence: why === "gone" ? ("likely" as const) : ("possible" as const),
          values: {
            group: group.groupName ?? group.groupId,
            named: listed(distinct(found.map(({ groupId }) => groupId))),
            ports: listed(distinct(found.map(({ rule }) => portsOf(rule)))),
            rules: listed(found.map(({ rule }) => ruleText(rule))),
            members: members.length,
          },
          affected: [],
          because: found
            .slice(0, 5)
            .map(({ rule }) =>
              fact(urn, "securityGroupRules", `${rule.securityGroupRuleId ?? group.groupId}: ${ruleText(rule)}`),
            ),
          about: [urn, ...owners],
        },
      ];
    });
  },
});

function portsOf(rule: GroupRule): string {
  const [protocol = "", ports = ""] = ruleText({ ...rule, referencedGroupInfo: undefined }).split(" ");
  return ports === "?" ? protocol : `${protocol} ${ports}`;
}

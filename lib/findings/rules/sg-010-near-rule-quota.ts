import type { Topology } from "#lib/graph/topology.ts";
import type { ManagedPrefixList } from "#lib/model/resources/managed-prefix-list.ts";
import type { SecurityGroup } from "#lib/model/resources/security-group.ts";
import type { Urn } from "#lib/model/urn.ts";
import { fact, listed } from "../fact.ts";
import { groupUrn } from "../group-members.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

type Subject = {
  readonly group: SecurityGroup;
  readonly urn: Urn;
  readonly counts: readonly Count[];
  readonly unread: string | undefined;
};
type Count = { readonly way: string; readonly rules: number };

/** AWS's default of rules in a group, each way and for each version of IP. */
const QUOTA = 60;

/** SG-010: a security group is nearly full. */
export const nearRuleQuota = defineRule({
  id: "SG-010",
  slug: "near-rule-quota",
  severity: "low",
  level: "regional",
  needs: ["securityGroups", "securityGroupRules", "managedPrefixLists"],
  partialIsFine: ["managedPrefixLists"],
  text: {
    title: "A security group is nearly full",
    why: "A group holds 60 rules each way and for each version of IP, unless the quota was raised. A customer-managed prefix list weighs as many as its maximum, whatever it holds, and one of AWS's what AWS documents: CloudFront's 55. At the end of the quota the next rule is refused, in the middle of a deployment.",
    fix: "Put ranges together in a prefix list of the right size, name a security group instead of addresses, or raise the quota.",
    limits:
      "The quota is taken to be AWS's default of 60; applied values are not read. A group with more than 60 has a raised one and is left out.",
    says: { full: "Security group {group} has {most} of {quota} rules" },
    figures: { full: "Counted: {counts}. Default quota: {quota} each way and for each version of IP." },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html"],
  subjects: ({ scope, topology, items }) => {
    const weights = new Map(
      items.managedPrefixLists.flatMap((list) => {
        const weight = weightOf(list);
        return weight === undefined ? [] : [[list.prefixListId, weight]];
      }),
    );
    return items.securityGroups.map((group): Subject => {
      const urn = groupUrn(scope, group.groupId);
      return { group, urn, ...countsOf(topology, urn, weights) };
    });
  },
  check: ({ group, urn, counts, unread }) => {
    const most = Math.max(0, ...counts.map(({ rules }) => rules));
    if (most > QUOTA || most <= QUOTA * 0.85) return unread !== undefined && most <= QUOTA ? { unknown: unread } : [];
    return [
      {
        ...subjectOf(urn),
        says: "full",
        severity: "low",
        confidence: "possible",
        values: {
          group: group.groupName ?? group.groupId,
          most,
          quota: QUOTA,
          counts: listed(counts.map(({ way, rules }) => `${way} ${String(rules)}`)),
        },
        affected: [],
        because: counts.map(({ way, rules }) => fact(urn, "securityGroupRules", `${way} = ${String(rules)}`)),
        about: [urn],
      },
    ];
  },
});

/**
 * How many rules a list of AWS's counts for, by the end of its name.
 * Source: VPC user guide, "AWS-managed prefix list weight".
 */
const weightsOfAws: ReadonlyMap<string, number> = new Map([
  ["s3", 1],
  ["dynamodb", 1],
  ["ec2-instance-connect", 2],
  ["groundstation", 5],
  ["s3express", 6],
  ["vpc-lattice", 10],
  ["route53-healthchecks", 25],
  ["origin-facing", 55],
]);

/** How many rules a prefix list counts for; `undefined` where AWS does not document it. */
function weightOf({ ownerId, maxEntries, prefixListName = "" }: ManagedPrefixList): number | undefined {
  if (ownerId !== "AWS") return maxEntries ?? 1;
  return weightsOfAws.get(prefixListName.slice(prefixListName.lastIndexOf(".") + 1));
}

function countsOf(
  { securityGroupRules }: Topology,
  urn: Urn,
  weights: ReadonlyMap<string, number>,
): Pick<Subject, "counts" | "unread"> {
  const rules = securityGroupRules.get(urn) ?? [];
  const unseen = rules.find(({ prefixListId }) => prefixListId !== undefined && !weights.has(prefixListId));
  const [ingress, egress] = [
    { four: 0, six: 0 },
    { four: 0, six: 0 },
  ];
  for (const { isEgress, prefixListId, cidrIpv4, cidrIpv6 } of rules) {
    const weight = prefixListId === undefined ? 1 : (weights.get(prefixListId) ?? 1);
    const side = isEgress ? egress : ingress;
    // A rule that names a group or a list counts for both versions of IP.
    if (cidrIpv6 === undefined) side.four += weight;
    if (cidrIpv4 === undefined) side.six += weight;
  }
  return {
    counts: [
      { way: "ingress IPv4", rules: ingress.four },
      { way: "ingress IPv6", rules: ingress.six },
      { way: "egress IPv4", rules: egress.four },
      { way: "egress IPv6", rules: egress.six },
    ],
    unread: unseen === undefined ? undefined : `The size of ${unseen.prefixListId ?? "?"} was not read.`,
  };
}

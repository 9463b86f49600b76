import { nearRuleQuota } from "#lib/findings/rules/sg-010-near-rule-quota.ts";
import type { ManagedPrefixList } from "#lib/model/resources/managed-prefix-list.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import { securityGroup, securityGroupRule, vpc } from "#tests/support/ec2-records.ts";
import { managedPrefixList } from "#tests/support/gateway-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const ranges = (count: number, rule: Partial<SecurityGroupRule> = {}): readonly SecurityGroupRule[] =>
  Array.from({ length: count }, (_, index) =>
    securityGroupRule({ securityGroupRuleId: `sgr-${String(index)}`, cidrIpv4: `10.0.${String(index)}.0/24`, ...rule }),
  );

const edge = { ownerId: "AWS", prefixListName: "com.amazonaws.global.cloudfront.origin-facing" };

const given = (rules: readonly SecurityGroupRule[], list: Partial<ManagedPrefixList> = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    securityGroups: [securityGroup()],
    securityGroupRules: rules,
    managedPrefixLists: [managedPrefixList({ maxEntries: 10, ...list })],
  },
});

const list = securityGroupRule({ securityGroupRuleId: "sgr-pl", prefixListId: "pl-1" });
const group = securityGroupRule({ securityGroupRuleId: "sgr-sg", referencedGroupInfo: { groupId: "sg-2" } });

testRule(nearRuleQuota, {
  fails: [
    {
      title: "52 of 60 rules are nearly all",
      given: given(ranges(52)),
      findings: [
        { subjectId: "sg-1", says: "full", severity: "low", confidence: "possible", values: { most: 52, quota: 60 } },
      ],
    },
    {
      title: "a list of one's own weighs its maximum, whatever it holds",
      given: given([...ranges(12), list], { maxEntries: 40 }),
      findings: [{ values: { most: 52, counts: "ingress IPv4 52, ingress IPv6 40, egress IPv4 0, egress IPv6 0" } }],
    },
    {
      title: "the list of CloudFront weighs 55, as AWS documents it",
      given: given([list, ...ranges(1)], edge),
      findings: [{ values: { most: 56, counts: "ingress IPv4 56, ingress IPv6 55, egress IPv4 0, egress IPv6 0" } }],
    },
    {
      title: "a group that is named counts for both versions of IP",
      given: given([...ranges(51), group]),
      findings: [{ values: { most: 52 } }],
    },
  ],
  passes: [
    { title: "51 of 60 leave room", given: given(ranges(51)) },
    { title: "the two ways have a quota each", given: given([...ranges(40), ...ranges(40, { isEgress: true })]) },
    {
      title: "so have the two versions of IP",
      given: given([...ranges(40), ...ranges(40, { cidrIpv4: undefined, cidrIpv6: "2001:db8::/64" })]),
    },
    {
      title: "most lists of AWS's weigh little, whatever they hold",
      given: given([...ranges(50), list], { ownerId: "AWS", prefixListName: "com.amazonaws.eu-west-1.s3" }),
    },
    {
      title: "a second rule for CloudFront needs more than the default quota",
      given: given([list, { ...list, securityGroupRuleId: "sgr-pl-2" }], edge),
    },
    { title: "more than 60 have a quota of their own", given: given(ranges(75)) },
  ],
  unknown: [
    {
      title: "a list of AWS's whose weight is not documented has no known one",
      given: given([...ranges(12), list], { ownerId: "AWS", prefixListName: "com.amazonaws.global.other" }),
      because: "pl-1",
    },
    {
      title: "a list that was not read has no known weight",
      given: given([...ranges(12), { ...list, prefixListId: "pl-other" }]),
      because: "pl-other",
    },
  ],
});

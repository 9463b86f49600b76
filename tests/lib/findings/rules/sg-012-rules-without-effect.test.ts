import { rulesWithoutEffect } from "#lib/findings/rules/sg-012-rules-without-effect.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import { networkInterface, securityGroup, securityGroupRule, vpc } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (...rules: readonly Partial<SecurityGroupRule>[]): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    securityGroups: [securityGroup(), securityGroup({ groupId: "sg-old" })],
    securityGroupRules: rules.map((rule, index) =>
      securityGroupRule({ securityGroupRuleId: `sgr-${String(index)}`, ...rule }),
    ),
    networkInterfaces: [networkInterface()],
  },
});

const inside = { cidrIpv4: "10.0.0.0/16" };

testRule(rulesWithoutEffect, {
  fails: [
    {
      title: "a range within one that is open on the same port",
      given: given({}, inside),
      findings: [
        {
          subjectId: "sg-1",
          says: "idle",
          severity: "info",
          confidence: "confirmed",
          values: {
            group: "sg-1",
            count: 1,
            implied: "ingress tcp 443 10.0.0.0/16 ⊆ ingress tcp 443 0.0.0.0/0",
            empty: "—",
          },
          cli: "aws ec2 revoke-security-group-ingress --region eu-west-1 --group-id sg-1 --security-group-rule-ids sgr-1",
        },
      ],
    },
    {
      title: "a port within a range of ports for the same group",
      given: given(
        { fromPort: 0, toPort: 1000, referencedGroupInfo: { groupId: "sg-2" } },
        { referencedGroupInfo: { groupId: "sg-2" } },
      ),
      findings: [{ values: { count: 1 } }],
    },
    {
      title: "of two that come to the same one is superfluous",
      given: given({ ipProtocol: "-1" }, { ipProtocol: "-1", fromPort: 0, toPort: 65535 }),
      findings: [{ values: { count: 1 } }],
    },
    {
      title: "a code of ICMP without a type matches nothing",
      given: given({ ipProtocol: "icmp", fromPort: -1, toPort: 4 }),
      findings: [{ values: { count: 1, implied: "—", empty: "ingress icmp -1-4 0.0.0.0/0" } }],
    },
    {
      title: "a group nothing carries, on a port others open",
      given: given({}, { referencedGroupInfo: { groupId: "sg-old" } }),
      findings: [{ values: { count: 1, empty: "ingress tcp 443 sg-old" } }],
    },
  ],
  passes: [
    {
      title: "ranges that only overlap each add something",
      given: given(inside, { cidrIpv4: "10.0.0.0/8", fromPort: 80, toPort: 80 }),
    },
    { title: "IPv6 is not within IPv4", given: given({}, { cidrIpv6: "::/0" }) },
    { title: "what goes out is not within what comes in", given: given({}, { ...inside, isEgress: true }) },
    { title: "a group is not compared with addresses", given: given({}, { referencedGroupInfo: { groupId: "sg-1" } }) },
    { title: "another protocol is another matter", given: given({}, { ...inside, ipProtocol: "udp" }) },
    {
      title: "what rests on a group nothing carries is another finding's",
      given: given({ referencedGroupInfo: { groupId: "sg-old" } }),
    },
  ],
  unknown: [
    {
      title: "rules that were not read mute the rule",
      given: { ...given({}, inside), incomplete: ["securityGroupRules"] },
      because: "securityGroupRules",
    },
  ],
});

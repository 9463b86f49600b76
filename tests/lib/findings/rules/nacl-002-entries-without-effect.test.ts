import { entriesWithoutEffect } from "#lib/findings/rules/nacl-002-entries-without-effect.ts";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import { networkAcl, networkAclEntry, subnet, vpc } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const tcp = (ruleNumber: number, entry: Partial<NetworkAclEntry>): NetworkAclEntry =>
  networkAclEntry({ ruleNumber, protocol: "6", ...entry });
const deny = { ruleAction: "deny" } as const;
const ports = (from: number, to = from) => ({ portRange: { from, to } });

const given = (entries: readonly NetworkAclEntry[], more: ScopeContents["areas"] = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet()],
    networkAcls: [networkAcl({ isDefault: false, entries, associations: [{ subnetId: "subnet-1" }] })],
    ...more,
  },
});

testRule(entriesWithoutEffect, {
  fails: [
    {
      title: "a denial after the allowance it was meant to limit denies nothing",
      given: given([tcp(100, ports(443)), tcp(200, { ...deny, ...ports(443), cidrBlock: "192.0.2.0/24" })]),
      findings: [
        {
          subjectId: "acl-1",
          says: "contradicted",
          severity: "low",
          confidence: "confirmed",
          values: { acl: "acl-1", count: 1, contradicted: "ingress 200: deny tcp 443-443 ← 192.0.2.0/24", others: "—" },
        },
      ],
    },
    {
      title: "a second allowance of the same is only idle",
      given: given([tcp(100, ports(1, 1000)), tcp(200, ports(443))]),
      findings: [
        {
          says: "idle",
          severity: "info",
          values: { count: 1, others: "ingress 200: allow tcp 443-443 ← 0.0.0.0/0" },
          cli: "aws ec2 delete-network-acl-entry --ingress --region eu-west-1 --network-acl-id acl-1 --rule-number 200",
        },
      ],
    },
    {
      title: "several entries may cover one together",
      given: given([
        tcp(100, { cidrBlock: "10.0.0.0/9", ...ports(80) }),
        tcp(110, { cidrBlock: "10.128.0.0/9", ...ports(80) }),
        tcp(200, { cidrBlock: "10.0.0.0/8", ...ports(80) }),
      ]),
      findings: [{ says: "idle", values: { count: 1 } }],
    },
    {
      title: "what stays within the one subnet is never asked",
      given: given([tcp(100, { cidrBlock: "10.0.1.0/25", ...ports(5432) })]),
      findings: [{ says: "idle", values: { others: "ingress 100: allow tcp 5432-5432 ← 10.0.1.0/25" } }],
    },
    {
      title: "an entry for IPv6 waits in vain in a VPC without it",
      given: given([tcp(100, { cidrBlock: undefined, ipv6CidrBlock: "::/0" })]),
      findings: [{ says: "idle" }],
    },
  ],
  passes: [
    {
      title: "a denial before the allowance is the point of it",
      given: given([tcp(100, { ...deny, ...ports(443), cidrBlock: "192.0.2.0/24" }), tcp(200, ports(443))]),
    },
    {
      title: "an entry that is covered in part has a part left",
      given: given([tcp(100, ports(443)), tcp(200, ports(440, 450))]),
    },
    {
      title: "the two sides know nothing of each other",
      given: given([tcp(100, ports(443)), tcp(110, { egress: true, ...ports(443) })]),
    },
    {
      title: "another protocol is another matter",
      given: given([tcp(100, ports(53)), networkAclEntry({ ruleNumber: 110, protocol: "17", ...ports(53) })]),
    },
    {
      title: "the last entry is AWS's own",
      given: given([networkAclEntry(), networkAclEntry({ ruleNumber: 32767, ruleAction: "deny" })]),
    },
    {
      title: "with two subnets each is outside the other",
      given: given([tcp(100, { cidrBlock: "10.0.1.0/25", ...ports(5432) })], {
        subnets: [subnet(), subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24" })],
        networkAcls: [
          networkAcl({
            isDefault: false,
            entries: [tcp(100, { cidrBlock: "10.0.1.0/25", ...ports(5432) })],
            associations: [{ subnetId: "subnet-1" }, { subnetId: "subnet-2" }],
          }),
        ],
      }),
    },
    {
      title: "a network ACL without subnets is another finding's",
      given: given([], { networkAcls: [networkAcl({ isDefault: false, entries: [tcp(1, {}), tcp(2, {})] })] }),
    },
    {
      title: "an entry for IPv6 has its use in a VPC with it",
      given: given([tcp(100, { cidrBlock: undefined, ipv6CidrBlock: "::/0" })], {
        vpcs: [vpc({ ipv6CidrBlockAssociations: [{ ipv6CidrBlock: "2600:1f18:1::/56", state: "associated" }] })],
      }),
    },
  ],
  unknown: [
    {
      title: "network ACLs that were not read mute the rule",
      given: { ...given([]), incomplete: ["networkAcls"] },
      because: "networkAcls",
    },
  ],
});

import { replyCannotReturn } from "#lib/findings/rules/nacl-004-reply-cannot-return.ts";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import { networkAcl, networkAclEntry, networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const tcp = (from: number, to: number, entry: Partial<NetworkAclEntry> = {}): NetworkAclEntry =>
  networkAclEntry({ protocol: "6", portRange: { from, to }, ...entry });
const out = (from: number, to: number, entry: Partial<NetworkAclEntry> = {}) =>
  tcp(from, to, { egress: true, ...entry });

const given = (entries: readonly NetworkAclEntry[], hasInterface = true): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet()],
    networkAcls: [networkAcl({ isDefault: false, entries, associations: [{ subnetId: "subnet-1" }] })],
    networkInterfaces: hasInterface ? [networkInterface()] : [],
  },
});

testRule(replyCannotReturn, {
  fails: [
    {
      title: "a port that is let in, and no port out",
      given: given([tcp(443, 443)]),
      findings: [
        {
          subjectId: "acl-1",
          says: "lost",
          severity: "low",
          confidence: "likely",
          values: { acl: "acl-1", count: 1, entries: "ingress 100: allow tcp 443-443 ← 0.0.0.0/0" },
          cli: "aws ec2 create-network-acl-entry --egress --region eu-west-1 --network-acl-id acl-1 --rule-number 10 --protocol 6 --port-range From=1024,To=65535 --cidr-block 0.0.0.0/0 --rule-action allow",
        },
      ],
    },
    {
      title: "a way out whose replies are not let in",
      given: given([
        out(443, 443),
        tcp(22, 22, { cidrBlock: "192.0.2.0/24" }),
        out(1024, 65535, { cidrBlock: "192.0.2.0/24" }),
      ]),
      findings: [{ values: { entries: "egress 100: allow tcp 443-443 → 0.0.0.0/0" } }],
    },
    {
      title: "replies to somebody else are none",
      given: given([tcp(443, 443, { cidrBlock: "10.1.0.0/16" }), out(1024, 65535, { cidrBlock: "10.2.0.0/16" })]),
      findings: [{ says: "lost" }],
    },
    {
      title: "a denial before the way back takes it away",
      given: given([tcp(443, 443), out(0, 65535, { ruleNumber: 90, ruleAction: "deny" }), out(1024, 65535)]),
      findings: [{ says: "lost" }],
    },
  ],
  passes: [
    { title: "replies leave by the ephemeral ports", given: given([tcp(443, 443), out(1024, 65535)]) },
    { title: "a part of them is a condition, not a loss", given: given([tcp(443, 443), out(32768, 60999)]) },
    {
      title: "everything both ways is as AWS makes it",
      given: given([networkAclEntry(), networkAclEntry({ egress: true })]),
    },
    { title: "the wide range is for replies itself", given: given([tcp(1024, 65535), out(443, 443)]) },
    { title: "a subnet with nothing in it asks nothing", given: given([tcp(443, 443)], false) },
    { title: "UDP may need no reply", given: given([tcp(53, 53, { protocol: "17" })]) },
    {
      title: "an entry that is never asked lets nothing pass",
      given: given([tcp(0, 65535, { ruleNumber: 50, ruleAction: "deny" }), tcp(443, 443)]),
    },
    { title: "a denial asks for no reply", given: given([tcp(443, 443, { ruleAction: "deny" })]) },
  ],
  unknown: [
    {
      title: "network ACLs that were not read mute the rule",
      given: { ...given([tcp(443, 443)]), incomplete: ["networkAcls"] },
      because: "networkAcls",
    },
  ],
});

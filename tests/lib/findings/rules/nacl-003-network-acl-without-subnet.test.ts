import { networkAclWithoutSubnet } from "#lib/findings/rules/nacl-003-network-acl-without-subnet.ts";
import type { NetworkAcl } from "#lib/model/resources/network-acl.ts";
import { networkAcl, subnet, vpc } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (...acls: readonly Partial<NetworkAcl>[]): ScopeContents => ({
  areas: { vpcs: [vpc()], subnets: [subnet()], networkAcls: acls.map((acl) => networkAcl(acl)) },
});

testRule(networkAclWithoutSubnet, {
  fails: [
    {
      title: "all that no subnet has are one finding of the VPC",
      given: given(
        { networkAclId: "acl-old", isDefault: false },
        { networkAclId: "acl-older", isDefault: false },
        { networkAclId: "acl-used", isDefault: false, associations: [{ subnetId: "subnet-1" }] },
      ),
      findings: [
        {
          subjectId: "vpc-1",
          says: "idle",
          severity: "info",
          confidence: "confirmed",
          values: { vpc: "vpc-1", count: 2, names: "acl-old, acl-older" },
        },
      ],
    },
  ],
  passes: [
    { title: "the default one waits for subnets", given: given({}) },
    {
      title: "one that a subnet has filters",
      given: given({ isDefault: false, associations: [{ subnetId: "subnet-1" }] }),
    },
  ],
  unknown: [
    {
      title: "network ACLs that were not read mute the rule",
      given: { ...given({ isDefault: false }), incomplete: ["networkAcls"] },
      because: "networkAcls",
    },
  ],
});

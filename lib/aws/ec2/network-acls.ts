import { DescribeNetworkAclsCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";

/** Network ACLs. */
export const networkAcls = defineCollector({
  area: "networkAcls",
  actions: ["ec2:DescribeNetworkAcls"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeNetworkAcls",
      (NextToken) => ec2.send(new DescribeNetworkAclsCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.NetworkAcls, page.NextToken],
    ),
  normalise: (acl) => ({
    networkAclId: acl.NetworkAclId,
    vpcId: acl.VpcId,
    isDefault: acl.IsDefault,
    entries: (acl.Entries ?? []).map((entry) => ({
      ruleNumber: entry.RuleNumber,
      protocol: entry.Protocol,
      ruleAction: entry.RuleAction,
      egress: entry.Egress,
      cidrBlock: entry.CidrBlock,
      ipv6CidrBlock: entry.Ipv6CidrBlock,
      portRange: entry.PortRange && { from: entry.PortRange.From, to: entry.PortRange.To },
      icmpTypeCode: entry.IcmpTypeCode && { type: entry.IcmpTypeCode.Type, code: entry.IcmpTypeCode.Code },
    })),
    associations: (acl.Associations ?? []).map(({ NetworkAclAssociationId, SubnetId }) => ({
      networkAclAssociationId: NetworkAclAssociationId,
      subnetId: SubnetId,
    })),
    tags: tagsOf(acl.Tags),
  }),
});

import { DescribeSecurityGroupRulesCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";

/** Security group rules, one source a rule. */
export const securityGroupRules = defineCollector({
  area: "securityGroupRules",
  actions: ["ec2:DescribeSecurityGroupRules"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeSecurityGroupRules",
      (NextToken) => ec2.send(new DescribeSecurityGroupRulesCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.SecurityGroupRules, page.NextToken],
    ),
  normalise: (rule) => ({
    securityGroupRuleId: rule.SecurityGroupRuleId,
    groupId: rule.GroupId,
    isEgress: rule.IsEgress,
    ipProtocol: rule.IpProtocol,
    fromPort: rule.FromPort,
    toPort: rule.ToPort,
    cidrIpv4: rule.CidrIpv4,
    cidrIpv6: rule.CidrIpv6,
    prefixListId: rule.PrefixListId,
    referencedGroupInfo: rule.ReferencedGroupInfo && {
      groupId: rule.ReferencedGroupInfo.GroupId,
      userId: rule.ReferencedGroupInfo.UserId,
      vpcId: rule.ReferencedGroupInfo.VpcId,
      vpcPeeringConnectionId: rule.ReferencedGroupInfo.VpcPeeringConnectionId,
      peeringStatus: rule.ReferencedGroupInfo.PeeringStatus,
    },
    description: rule.Description,
  }),
});

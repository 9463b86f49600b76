import { DescribeSecurityGroupsCommand, type IpPermission } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";

/** Security groups with their permissions. */
export const securityGroups = defineCollector({
  area: "securityGroups",
  actions: ["ec2:DescribeSecurityGroups"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeSecurityGroups",
      (NextToken) => ec2.send(new DescribeSecurityGroupsCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.SecurityGroups, page.NextToken],
    ),
  normalise: (group) => ({
    groupId: group.GroupId,
    groupName: group.GroupName,
    description: group.Description,
    vpcId: group.VpcId,
    ownerId: group.OwnerId,
    ipPermissions: (group.IpPermissions ?? []).map(permission),
    ipPermissionsEgress: (group.IpPermissionsEgress ?? []).map(permission),
    tags: tagsOf(group.Tags),
  }),
});

function permission(raw: IpPermission) {
  return {
    ipProtocol: raw.IpProtocol,
    fromPort: raw.FromPort,
    toPort: raw.ToPort,
    ipRanges: (raw.IpRanges ?? []).map(({ CidrIp, Description }) => ({ cidrIp: CidrIp, description: Description })),
    ipv6Ranges: (raw.Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => ({
      cidrIpv6: CidrIpv6,
      description: Description,
    })),
    prefixListIds: (raw.PrefixListIds ?? []).map(({ PrefixListId, Description }) => ({
      prefixListId: PrefixListId,
      description: Description,
    })),
    userIdGroupPairs: (raw.UserIdGroupPairs ?? []).map((pair) => ({
      groupId: pair.GroupId,
      userId: pair.UserId,
      vpcId: pair.VpcId,
      vpcPeeringConnectionId: pair.VpcPeeringConnectionId,
      peeringStatus: pair.PeeringStatus,
      description: pair.Description,
    })),
  };
}

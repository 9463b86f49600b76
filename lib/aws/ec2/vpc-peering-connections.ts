import { DescribeVpcPeeringConnectionsCommand, type VpcPeeringConnectionVpcInfo } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";

/** VPC peering connections, deleted and refused ones included while AWS lists them. */
export const vpcPeeringConnections = defineCollector({
  area: "vpcPeeringConnections",
  actions: ["ec2:DescribeVpcPeeringConnections"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeVpcPeeringConnections",
      (NextToken) => ec2.send(new DescribeVpcPeeringConnectionsCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.VpcPeeringConnections, page.NextToken],
    ),
  normalise: (connection) => ({
    vpcPeeringConnectionId: connection.VpcPeeringConnectionId,
    statusCode: connection.Status?.Code,
    statusMessage: connection.Status?.Message,
    requester: side(connection.RequesterVpcInfo),
    accepter: side(connection.AccepterVpcInfo),
    tags: tagsOf(connection.Tags),
  }),
});

function side(raw: VpcPeeringConnectionVpcInfo = {}) {
  return {
    vpcId: raw.VpcId,
    ownerId: raw.OwnerId,
    region: raw.Region,
    cidrBlocks: cidrBlocksOf(raw),
    ipv6CidrBlocks: (raw.Ipv6CidrBlockSet ?? []).map(({ Ipv6CidrBlock }) => Ipv6CidrBlock),
    allowDnsResolutionFromRemoteVpc: raw.PeeringOptions?.AllowDnsResolutionFromRemoteVpc,
  };
}

/** All ranges of a side; an old answer gives only the first, and the far side of a pending connection none. */
function cidrBlocksOf({ CidrBlock, CidrBlockSet = [] }: VpcPeeringConnectionVpcInfo) {
  return CidrBlockSet.length > 0 || CidrBlock === undefined
    ? CidrBlockSet.map((block) => block.CidrBlock)
    : [CidrBlock];
}

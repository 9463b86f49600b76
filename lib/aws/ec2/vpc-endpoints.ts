import { DescribeVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";

/** VPC endpoints of every type. */
export const vpcEndpoints = defineCollector({
  area: "vpcEndpoints",
  actions: ["ec2:DescribeVpcEndpoints"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeVpcEndpoints",
      (NextToken) => ec2.send(new DescribeVpcEndpointsCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.VpcEndpoints, page.NextToken],
    ),
  normalise: (endpoint) => ({
    vpcEndpointId: endpoint.VpcEndpointId,
    vpcId: endpoint.VpcId,
    vpcEndpointType: endpoint.VpcEndpointType,
    serviceName: endpoint.ServiceName,
    state: endpoint.State,
    policyDocument: endpoint.PolicyDocument,
    routeTableIds: endpoint.RouteTableIds ?? [],
    subnetIds: endpoint.SubnetIds ?? [],
    groups: (endpoint.Groups ?? []).map(({ GroupId, GroupName }) => ({ groupId: GroupId, groupName: GroupName })),
    privateDnsEnabled: endpoint.PrivateDnsEnabled,
    privateDnsOnlyForInboundResolverEndpoint: endpoint.DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint,
    networkInterfaceIds: endpoint.NetworkInterfaceIds ?? [],
    dnsEntries: (endpoint.DnsEntries ?? []).map(({ DnsName, HostedZoneId }) => ({
      dnsName: DnsName,
      hostedZoneId: HostedZoneId,
    })),
    ownerId: endpoint.OwnerId,
    tags: tagsOf(endpoint.Tags),
  }),
});

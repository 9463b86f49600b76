import type * as ec2 from "@aws-sdk/client-ec2";
import { page } from "../paging.ts";
import { WireRefusal, type Operation } from "../wire.ts";
import { without } from "../without.ts";
import { alwaysPaged, listing, optionalPaging, required } from "./listing.ts";

const describeInternetGateways = listing<ec2.InternetGateway>({
  key: "InternetGateways",
  of: ({ region }) => region.internetGateways,
  ids: {
    parameter: "InternetGatewayId",
    id: (gateway) => gateway.InternetGatewayId,
    code: "InvalidInternetGatewayID.NotFound",
    noun: "internetGateway ID",
  },
  filters: {
    "internet-gateway-id": (gateway) => gateway.InternetGatewayId,
    "attachment.vpc-id": (gateway) => gateway.Attachments?.map(({ VpcId }) => VpcId) ?? [],
    "attachment.state": (gateway) => gateway.Attachments?.map(({ State }) => State) ?? [],
    "owner-id": (gateway) => gateway.OwnerId,
  },
  paging: optionalPaging,
});

const describeEgressOnlyInternetGateways = listing<ec2.EgressOnlyInternetGateway>({
  key: "EgressOnlyInternetGateways",
  of: ({ region }) => region.egressOnlyInternetGateways,
  ids: {
    parameter: "EgressOnlyInternetGatewayId",
    id: (gateway) => gateway.EgressOnlyInternetGatewayId,
    code: "InvalidGatewayID.NotFound",
    noun: "egressOnlyInternetGateway ID",
  },
  paging: { ...optionalPaging, maximum: 255 },
});

const describeNatGateways = listing<ec2.NatGateway>({
  key: "NatGateways",
  of: ({ region }) => region.natGateways,
  ids: {
    parameter: "NatGatewayId",
    id: (gateway) => gateway.NatGatewayId,
    code: "NatGatewayNotFound",
    noun: "NAT gateway",
  },
  filters: {
    "nat-gateway-id": (gateway) => gateway.NatGatewayId,
    "vpc-id": (gateway) => gateway.VpcId,
    "subnet-id": (gateway) => gateway.SubnetId,
    state: (gateway) => gateway.State,
  },
  paging: alwaysPaged,
});

const describeVpcEndpoints = listing<ec2.VpcEndpoint>({
  key: "VpcEndpoints",
  of: ({ region }) => region.vpcEndpoints,
  ids: {
    parameter: "VpcEndpointId",
    id: (endpoint) => endpoint.VpcEndpointId,
    code: "InvalidVpcEndpointId.NotFound",
    noun: "Vpc Endpoint Id",
  },
  filters: {
    "vpc-endpoint-id": (endpoint) => endpoint.VpcEndpointId,
    "vpc-id": (endpoint) => endpoint.VpcId,
    "service-name": (endpoint) => endpoint.ServiceName,
    "vpc-endpoint-type": (endpoint) => endpoint.VpcEndpointType,
    "vpc-endpoint-state": (endpoint) => endpoint.State,
  },
  paging: { ...alwaysPaged, minimum: 1 },
});

const describeVpcPeeringConnections = listing<ec2.VpcPeeringConnection>({
  key: "VpcPeeringConnections",
  of: ({ region }) => region.vpcPeeringConnections,
  ids: {
    parameter: "VpcPeeringConnectionId",
    id: (peering) => peering.VpcPeeringConnectionId,
    code: "InvalidVpcPeeringConnectionID.NotFound",
    noun: "vpcPeeringConnection ID",
  },
  filters: {
    "vpc-peering-connection-id": (peering) => peering.VpcPeeringConnectionId,
    "requester-vpc-info.vpc-id": (peering) => peering.RequesterVpcInfo?.VpcId,
    "accepter-vpc-info.vpc-id": (peering) => peering.AccepterVpcInfo?.VpcId,
    "status-code": (peering) => peering.Status?.Code,
  },
  paging: optionalPaging,
});

const describeVpnGateways = listing<ec2.VpnGateway>({
  key: "VpnGateways",
  of: ({ region }) => region.vpnGateways,
  ids: {
    parameter: "VpnGatewayId",
    id: (gateway) => gateway.VpnGatewayId,
    code: "InvalidVpnGatewayID.NotFound",
    noun: "vpnGateway ID",
  },
  filters: {
    "vpn-gateway-id": (gateway) => gateway.VpnGatewayId,
    "attachment.vpc-id": (gateway) => gateway.VpcAttachments?.map(({ VpcId }) => VpcId) ?? [],
    state: (gateway) => gateway.State,
  },
});

const describeVpnConnections = listing<ec2.VpnConnection>({
  key: "VpnConnections",
  of: ({ region }) => region.vpnConnections,
  ids: {
    parameter: "VpnConnectionId",
    id: (connection) => connection.VpnConnectionId,
    code: "InvalidVpnConnectionID.NotFound",
    noun: "vpnConnection ID",
  },
  filters: {
    "vpn-connection-id": (connection) => connection.VpnConnectionId,
    "vpn-gateway-id": (connection) => connection.VpnGatewayId,
    "customer-gateway-id": (connection) => connection.CustomerGatewayId,
    "transit-gateway-id": (connection) => connection.TransitGatewayId,
    state: (connection) => connection.State,
  },
});

const describeCustomerGateways = listing<ec2.CustomerGateway>({
  key: "CustomerGateways",
  of: ({ region }) => region.customerGateways,
  ids: {
    parameter: "CustomerGatewayId",
    id: (gateway) => gateway.CustomerGatewayId,
    code: "InvalidCustomerGatewayID.NotFound",
    noun: "customerGateway ID",
  },
  filters: {
    "customer-gateway-id": (gateway) => gateway.CustomerGatewayId,
    "ip-address": (gateway) => gateway.IpAddress,
    state: (gateway) => gateway.State,
  },
});

const describeManagedPrefixLists = listing<ec2.ManagedPrefixList>({
  key: "PrefixLists",
  of: ({ region }) => region.managedPrefixLists.map((list) => without(list, "entries")),
  ids: {
    parameter: "PrefixListId",
    id: (list) => list.PrefixListId,
    code: "InvalidPrefixListID.NotFound",
    noun: "prefix list ID",
  },
  filters: {
    "prefix-list-id": (list) => list.PrefixListId,
    "prefix-list-name": (list) => list.PrefixListName,
    "owner-id": (list) => list.OwnerId,
  },
  paging: { ...alwaysPaged, minimum: 1, maximum: 100, defaultSize: 100 },
});

const getManagedPrefixListEntries: Operation = (input, { region }) => {
  const id = required("PrefixListId", input);
  const list = region.managedPrefixLists.find(({ PrefixListId }) => PrefixListId === id);
  if (list === undefined) {
    throw new WireRefusal("InvalidPrefixListID.NotFound", `The prefix list ID '${id}' does not exist`);
  }
  const { items, nextToken } = page(list.entries, {
    size: Math.min(input.number("MaxResults") ?? 100, 100),
    token: input.text("NextToken"),
    list: id,
    badToken: { code: "InvalidNextToken", message: "The token provided is invalid" },
  });
  return { Entries: items, NextToken: nextToken };
};

/** The ways out of a VPC, except transit gateways. */
export const gatewayOperations: Readonly<Record<string, Operation>> = {
  DescribeInternetGateways: describeInternetGateways,
  DescribeEgressOnlyInternetGateways: describeEgressOnlyInternetGateways,
  DescribeNatGateways: describeNatGateways,
  DescribeVpcEndpoints: describeVpcEndpoints,
  DescribeVpcPeeringConnections: describeVpcPeeringConnections,
  DescribeVpnGateways: describeVpnGateways,
  DescribeVpnConnections: describeVpnConnections,
  DescribeCustomerGateways: describeCustomerGateways,
  DescribeManagedPrefixLists: describeManagedPrefixLists,
  GetManagedPrefixListEntries: getManagedPrefixListEntries,
};

import type * as ec2 from "@aws-sdk/client-ec2";
import { WireRefusal, type Operation } from "../wire.ts";
import { applyFilters } from "./filters.ts";
import { alwaysPaged, listing, optionalPaging, required } from "./listing.ts";

const describeVpcs = listing<ec2.Vpc>({
  key: "Vpcs",
  of: ({ region }) => region.vpcs,
  ids: { parameter: "VpcId", id: (vpc) => vpc.VpcId, code: "InvalidVpcID.NotFound", noun: "vpc ID" },
  filters: {
    "vpc-id": (vpc) => vpc.VpcId,
    cidr: (vpc) => vpc.CidrBlock,
    "cidr-block-association.cidr-block": (vpc) => vpc.CidrBlockAssociationSet?.map(({ CidrBlock }) => CidrBlock) ?? [],
    "dhcp-options-id": (vpc) => vpc.DhcpOptionsId,
    "is-default": (vpc) => vpc.IsDefault,
    "owner-id": (vpc) => vpc.OwnerId,
    state: (vpc) => vpc.State,
  },
  paging: optionalPaging,
});

const describeVpcAttribute: Operation = (input, { region }) => {
  const id = required("VpcId", input);
  if (!region.vpcs.some(({ VpcId }) => VpcId === id)) {
    throw new WireRefusal("InvalidVpcID.NotFound", `The vpc ID '${id}' does not exist`);
  }
  const attributes = region.vpcAttributes.find(({ vpcId }) => vpcId === id);
  switch (required("Attribute", input)) {
    case "enableDnsSupport":
      return { VpcId: id, EnableDnsSupport: { Value: attributes?.enableDnsSupport ?? true } };
    case "enableDnsHostnames":
      return { VpcId: id, EnableDnsHostnames: { Value: attributes?.enableDnsHostnames ?? true } };
    case "enableNetworkAddressUsageMetrics":
      return { VpcId: id, EnableNetworkAddressUsageMetrics: { Value: false } };
    default:
      throw new WireRefusal("InvalidParameterValue", "Value for parameter attribute is invalid. Unknown attribute.");
  }
};

const describeSubnets = listing<ec2.Subnet>({
  key: "Subnets",
  of: ({ region }) => region.subnets,
  ids: { parameter: "SubnetId", id: (subnet) => subnet.SubnetId, code: "InvalidSubnetID.NotFound", noun: "subnet ID" },
  filters: {
    "subnet-id": (subnet) => subnet.SubnetId,
    "vpc-id": (subnet) => subnet.VpcId,
    "availability-zone": (subnet) => subnet.AvailabilityZone,
    "availability-zone-id": (subnet) => subnet.AvailabilityZoneId,
    "cidr-block": (subnet) => subnet.CidrBlock,
    "owner-id": (subnet) => subnet.OwnerId,
    state: (subnet) => subnet.State,
  },
  paging: optionalPaging,
});

const isIpv6 = ({ Cidr }: ec2.SubnetCidrReservation): boolean => Cidr?.includes(":") === true;

/** One page always: a subnet has few reservations. */
const getSubnetCidrReservations: Operation = (input, { region }) => {
  const id = required("SubnetId", input);
  if (!region.subnets.some(({ SubnetId }) => SubnetId === id)) {
    throw new WireRefusal("InvalidSubnetID.NotFound", `The subnet ID '${id}' does not exist`);
  }
  const ofSubnet = region.subnetCidrReservations.filter(({ SubnetId }) => SubnetId === id);
  const reservations = applyFilters(ofSubnet, { reservationType: ({ ReservationType }) => ReservationType }, input);
  return {
    SubnetIpv4CidrReservations: reservations.filter((reservation) => !isIpv6(reservation)),
    SubnetIpv6CidrReservations: reservations.filter(isIpv6),
  };
};

const describeRouteTables = listing<ec2.RouteTable>({
  key: "RouteTables",
  of: ({ region }) => region.routeTables,
  ids: {
    parameter: "RouteTableId",
    id: (table) => table.RouteTableId,
    code: "InvalidRouteTableID.NotFound",
    noun: "routeTable ID",
  },
  filters: {
    "route-table-id": (table) => table.RouteTableId,
    "vpc-id": (table) => table.VpcId,
    "owner-id": (table) => table.OwnerId,
    "association.main": (table) => table.Associations?.map(({ Main }) => Main) ?? [],
    "association.subnet-id": (table) => table.Associations?.map(({ SubnetId }) => SubnetId) ?? [],
    "association.gateway-id": (table) => table.Associations?.map(({ GatewayId }) => GatewayId) ?? [],
    "association.route-table-association-id": (table) =>
      table.Associations?.map(({ RouteTableAssociationId }) => RouteTableAssociationId) ?? [],
    "route.destination-cidr-block": (table) => table.Routes?.map((route) => route.DestinationCidrBlock) ?? [],
    "route.gateway-id": (table) => table.Routes?.map((route) => route.GatewayId) ?? [],
    "route.nat-gateway-id": (table) => table.Routes?.map((route) => route.NatGatewayId) ?? [],
    "route.transit-gateway-id": (table) => table.Routes?.map((route) => route.TransitGatewayId) ?? [],
    "route.vpc-peering-connection-id": (table) => table.Routes?.map((route) => route.VpcPeeringConnectionId) ?? [],
    "route.state": (table) => table.Routes?.map((route) => route.State) ?? [],
  },
  paging: { ...optionalPaging, maximum: 100, defaultSize: 100 },
});

const describeNetworkAcls = listing<ec2.NetworkAcl>({
  key: "NetworkAcls",
  of: ({ region }) => region.networkAcls,
  ids: {
    parameter: "NetworkAclId",
    id: (acl) => acl.NetworkAclId,
    code: "InvalidNetworkAclID.NotFound",
    noun: "networkAcl ID",
  },
  filters: {
    "network-acl-id": (acl) => acl.NetworkAclId,
    "vpc-id": (acl) => acl.VpcId,
    "owner-id": (acl) => acl.OwnerId,
    default: (acl) => acl.IsDefault,
    "association.subnet-id": (acl) => acl.Associations?.map(({ SubnetId }) => SubnetId) ?? [],
  },
  paging: optionalPaging,
});

const describeDhcpOptions = listing<ec2.DhcpOptions>({
  key: "DhcpOptions",
  of: ({ region }) => region.dhcpOptions,
  ids: {
    parameter: "DhcpOptionsId",
    id: (options) => options.DhcpOptionsId,
    code: "InvalidDhcpOptionID.NotFound",
    noun: "dhcpOption ID",
  },
  filters: { "dhcp-options-id": (options) => options.DhcpOptionsId, "owner-id": (options) => options.OwnerId },
  paging: optionalPaging,
});

const describeFlowLogs = listing<ec2.FlowLog>({
  key: "FlowLogs",
  of: ({ region }) => region.flowLogs,
  ids: { parameter: "FlowLogId", id: (log) => log.FlowLogId, code: "InvalidFlowLogId.NotFound", noun: "flow log ID" },
  filters: {
    "flow-log-id": (log) => log.FlowLogId,
    "resource-id": (log) => log.ResourceId,
    "traffic-type": (log) => log.TrafficType,
    "log-destination-type": (log) => log.LogDestinationType,
    "log-group-name": (log) => log.LogGroupName,
    "deliver-log-status": (log) => log.DeliverLogsStatus,
  },
  paging: { ...alwaysPaged, minimum: 1 },
});

const describeVpcBlockPublicAccessExclusions = listing<ec2.VpcBlockPublicAccessExclusion>({
  key: "VpcBlockPublicAccessExclusions",
  of: ({ region }) => region.vpcBlockPublicAccessExclusions,
  ids: {
    parameter: "ExclusionId",
    id: (exclusion) => exclusion.ExclusionId,
    code: "InvalidVpcBlockPublicAccessExclusionId.NotFound",
    noun: "exclusion ID",
  },
  filters: {
    "resource-arn": (exclusion) => exclusion.ResourceArn,
    "internet-gateway-exclusion-mode": (exclusion) => exclusion.InternetGatewayExclusionMode,
    state: (exclusion) => exclusion.State,
  },
  paging: alwaysPaged,
});

/** The VPC itself and what divides it. */
export const vpcOperations: Readonly<Record<string, Operation>> = {
  DescribeVpcs: describeVpcs,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeSubnets: describeSubnets,
  GetSubnetCidrReservations: getSubnetCidrReservations,
  DescribeRouteTables: describeRouteTables,
  DescribeNetworkAcls: describeNetworkAcls,
  DescribeDhcpOptions: describeDhcpOptions,
  DescribeFlowLogs: describeFlowLogs,
  DescribeVpcBlockPublicAccessOptions: (_input, { region }) => ({
    VpcBlockPublicAccessOptions: region.vpcBlockPublicAccessOptions,
  }),
  DescribeVpcBlockPublicAccessExclusions: describeVpcBlockPublicAccessExclusions,
};

import type * as ec2 from "@aws-sdk/client-ec2";
import type { Operation } from "../wire.ts";
import { alwaysPaged, listing, optionalPaging } from "./listing.ts";

const describeSecurityGroups = listing<ec2.SecurityGroup>({
  key: "SecurityGroups",
  of: ({ region }) => region.securityGroups,
  ids: { parameter: "GroupId", id: (group) => group.GroupId, code: "InvalidGroup.NotFound", noun: "security group" },
  filters: {
    "group-id": (group) => group.GroupId,
    "group-name": (group) => group.GroupName,
    "vpc-id": (group) => group.VpcId,
    "owner-id": (group) => group.OwnerId,
    description: (group) => group.Description,
  },
  paging: optionalPaging,
});

const describeSecurityGroupRules = listing<ec2.SecurityGroupRule>({
  key: "SecurityGroupRules",
  of: ({ region }) => region.securityGroupRules,
  ids: {
    parameter: "SecurityGroupRuleId",
    id: (rule) => rule.SecurityGroupRuleId,
    code: "InvalidSecurityGroupRuleId.NotFound",
    noun: "security group rule ID",
  },
  filters: {
    "group-id": (rule) => rule.GroupId,
    "security-group-rule-id": (rule) => rule.SecurityGroupRuleId,
  },
  paging: { ...optionalPaging, defaultSize: 1000 },
});

const describeNetworkInterfaces = listing<ec2.NetworkInterface>({
  key: "NetworkInterfaces",
  of: ({ region }) => region.networkInterfaces,
  ids: {
    parameter: "NetworkInterfaceId",
    id: (networkInterface) => networkInterface.NetworkInterfaceId,
    code: "InvalidNetworkInterfaceID.NotFound",
    noun: "networkInterface ID",
  },
  filters: {
    "network-interface-id": (it) => it.NetworkInterfaceId,
    "vpc-id": (it) => it.VpcId,
    "subnet-id": (it) => it.SubnetId,
    "group-id": (it) => it.Groups?.map(({ GroupId }) => GroupId) ?? [],
    "group-name": (it) => it.Groups?.map(({ GroupName }) => GroupName) ?? [],
    "attachment.attachment-id": (it) => it.Attachment?.AttachmentId,
    "attachment.instance-id": (it) => it.Attachment?.InstanceId,
    "attachment.instance-owner-id": (it) => it.Attachment?.InstanceOwnerId,
    "attachment.device-index": (it) => it.Attachment?.DeviceIndex,
    "attachment.status": (it) => it.Attachment?.Status,
    "association.allocation-id": (it) => it.Association?.AllocationId,
    "association.public-ip": (it) => it.Association?.PublicIp,
    "addresses.private-ip-address": (it) => it.PrivateIpAddresses?.map((address) => address.PrivateIpAddress) ?? [],
    "ipv6-addresses.ipv6-address": (it) => it.Ipv6Addresses?.map((address) => address.Ipv6Address) ?? [],
    "private-ip-address": (it) => it.PrivateIpAddress,
    "availability-zone": (it) => it.AvailabilityZone,
    description: (it) => it.Description,
    "interface-type": (it) => it.InterfaceType,
    "mac-address": (it) => it.MacAddress,
    "owner-id": (it) => it.OwnerId,
    "requester-id": (it) => it.RequesterId,
    "requester-managed": (it) => it.RequesterManaged,
    "source-dest-check": (it) => it.SourceDestCheck,
    status: (it) => it.Status,
  },
  paging: optionalPaging,
});

const describeAddresses = listing<ec2.Address>({
  key: "Addresses",
  of: ({ region }) => region.addresses,
  ids: {
    parameter: "AllocationId",
    id: (address) => address.AllocationId,
    code: "InvalidAllocationID.NotFound",
    noun: "allocation ID",
  },
  filters: {
    "allocation-id": (address) => address.AllocationId,
    "association-id": (address) => address.AssociationId,
    "instance-id": (address) => address.InstanceId,
    "network-interface-id": (address) => address.NetworkInterfaceId,
    "private-ip-address": (address) => address.PrivateIpAddress,
    "public-ip": (address) => address.PublicIp,
    domain: (address) => address.Domain,
  },
});

const describeInstances = listing<ec2.Reservation>({
  key: "Reservations",
  of: ({ region, account }) => region.instances.map((instance) => reservationOf(instance, account.account)),
  ids: {
    parameter: "InstanceId",
    id: (reservation) => instanceOf(reservation)?.InstanceId,
    code: "InvalidInstanceID.NotFound",
    noun: "instance ID",
  },
  filters: {
    "instance-id": (it) => instanceOf(it)?.InstanceId,
    "vpc-id": (it) => instanceOf(it)?.VpcId,
    "subnet-id": (it) => instanceOf(it)?.SubnetId,
    "instance-state-name": (it) => instanceOf(it)?.State?.Name,
    "instance-state-code": (it) => instanceOf(it)?.State?.Code,
    "instance-type": (it) => instanceOf(it)?.InstanceType,
    "availability-zone": (it) => instanceOf(it)?.Placement?.AvailabilityZone,
    "instance.group-id": (it) => instanceOf(it)?.SecurityGroups?.map(({ GroupId }) => GroupId) ?? [],
    "network-interface.network-interface-id": (it) =>
      instanceOf(it)?.NetworkInterfaces?.map(({ NetworkInterfaceId }) => NetworkInterfaceId) ?? [],
    "private-ip-address": (it) => instanceOf(it)?.PrivateIpAddress,
    "ip-address": (it) => instanceOf(it)?.PublicIpAddress,
  },
  paging: optionalPaging,
});

/** Every invented instance was launched alone. */
function reservationOf(instance: ec2.Instance, account: string): ec2.Reservation {
  return {
    ReservationId: `r-${instance.InstanceId?.replace(/^i-/, "") ?? ""}`,
    OwnerId: account,
    Groups: [],
    Instances: [instance],
  };
}

function instanceOf(reservation: ec2.Reservation): ec2.Instance | undefined {
  return reservation.Instances?.[0];
}

const describeInstanceTypes = listing<ec2.InstanceTypeInfo>({
  key: "InstanceTypes",
  of: ({ region }) => region.instanceTypes,
  ids: {
    parameter: "InstanceType",
    id: (type) => type.InstanceType,
    code: "InvalidInstanceType",
    noun: "instance type",
  },
  filters: {
    "instance-type": (type) => type.InstanceType,
    "current-generation": (type) => type.CurrentGeneration,
    "bare-metal": (type) => type.BareMetal,
    "network-info.maximum-network-interfaces": (type) => type.NetworkInfo?.MaximumNetworkInterfaces,
  },
  paging: { ...alwaysPaged, maximum: 100, defaultSize: 100 },
});

/** Network interfaces, what guards them, and what they belong to. */
export const interfaceOperations: Readonly<Record<string, Operation>> = {
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribeAddresses: describeAddresses,
  DescribeInstances: describeInstances,
  DescribeInstanceTypes: describeInstanceTypes,
};

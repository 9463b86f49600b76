import { DescribeNetworkInterfacesCommand, type NetworkInterfaceAssociation } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";

/** Network interfaces, of whatever owner. */
export const networkInterfaces = defineCollector({
  area: "networkInterfaces",
  actions: ["ec2:DescribeNetworkInterfaces"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeNetworkInterfaces",
      (NextToken) => ec2.send(new DescribeNetworkInterfacesCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.NetworkInterfaces, page.NextToken],
    ),
  normalise: (raw) => ({
    networkInterfaceId: raw.NetworkInterfaceId,
    vpcId: raw.VpcId,
    subnetId: raw.SubnetId,
    availabilityZone: raw.AvailabilityZone,
    description: raw.Description,
    interfaceType: raw.InterfaceType,
    status: raw.Status,
    requesterId: raw.RequesterId,
    requesterManaged: raw.RequesterManaged,
    ownerId: raw.OwnerId,
    privateIpAddress: raw.PrivateIpAddress,
    privateIpAddresses: (raw.PrivateIpAddresses ?? []).map(({ PrivateIpAddress, Primary, Association }) => ({
      privateIpAddress: PrivateIpAddress,
      primary: Primary,
      association: association(Association),
    })),
    ipv6Addresses: (raw.Ipv6Addresses ?? []).map(({ Ipv6Address }) => Ipv6Address),
    ipv4Prefixes: (raw.Ipv4Prefixes ?? []).map(({ Ipv4Prefix }) => Ipv4Prefix),
    ipv6Prefixes: (raw.Ipv6Prefixes ?? []).map(({ Ipv6Prefix }) => Ipv6Prefix),
    association: association(raw.Association),
    groups: (raw.Groups ?? []).map(({ GroupId, GroupName }) => ({ groupId: GroupId, groupName: GroupName })),
    attachment: raw.Attachment && {
      attachmentId: raw.Attachment.AttachmentId,
      instanceId: raw.Attachment.InstanceId,
      instanceOwnerId: raw.Attachment.InstanceOwnerId,
      deviceIndex: raw.Attachment.DeviceIndex,
      status: raw.Attachment.Status,
    },
    sourceDestCheck: raw.SourceDestCheck,
    operator: raw.Operator && { managed: raw.Operator.Managed, principal: raw.Operator.Principal },
    tags: tagsOf(raw.TagSet),
  }),
});

function association(raw: NetworkInterfaceAssociation | undefined) {
  return (
    raw && {
      publicIp: raw.PublicIp,
      publicDnsName: raw.PublicDnsName,
      ipOwnerId: raw.IpOwnerId,
      allocationId: raw.AllocationId,
    }
  );
}

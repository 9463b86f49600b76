import { DescribeAddressesCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";

/** Elastic IP addresses; the call has no pages. */
export const elasticIps = defineCollector({
  area: "elasticIps",
  actions: ["ec2:DescribeAddresses"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeAddresses",
      () => ec2.send(new DescribeAddressesCommand({})),
      (page) => [page.Addresses, undefined],
    ),
  normalise: (address) => ({
    allocationId: address.AllocationId,
    associationId: address.AssociationId,
    publicIp: address.PublicIp,
    privateIpAddress: address.PrivateIpAddress,
    networkInterfaceId: address.NetworkInterfaceId,
    instanceId: address.InstanceId,
    tags: tagsOf(address.Tags),
  }),
});

import { DescribeNatGatewaysCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { isoDate } from "../iso-date.ts";
import { tagsOf } from "./tags.ts";

/** NAT gateways; deleted ones are listed for about an hour. */
export const natGateways = defineCollector({
  area: "natGateways",
  actions: ["ec2:DescribeNatGateways"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeNatGateways",
      (NextToken) => ec2.send(new DescribeNatGatewaysCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.NatGateways, page.NextToken],
    ),
  normalise: (gateway) => ({
    natGatewayId: gateway.NatGatewayId,
    vpcId: gateway.VpcId,
    subnetId: gateway.SubnetId,
    state: gateway.State,
    failureCode: gateway.FailureCode,
    failureMessage: gateway.FailureMessage,
    connectivityType: gateway.ConnectivityType,
    availabilityMode: gateway.AvailabilityMode,
    createTime: isoDate(gateway.CreateTime),
    natGatewayAddresses: (gateway.NatGatewayAddresses ?? []).map((address) => ({
      allocationId: address.AllocationId,
      networkInterfaceId: address.NetworkInterfaceId,
      privateIp: address.PrivateIp,
      publicIp: address.PublicIp,
      isPrimary: address.IsPrimary,
    })),
    tags: tagsOf(gateway.Tags),
  }),
});

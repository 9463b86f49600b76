import { DescribeInstancesCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { isoDate } from "../iso-date.ts";
import { tagsOf } from "./tags.ts";

/** EC2 instances. */
export const ec2Instances = defineCollector({
  area: "ec2Instances",
  actions: ["ec2:DescribeInstances"],
  async *read({ aws: { ec2 }, pages }) {
    const reservations = pages(
      "ec2:DescribeInstances",
      (NextToken) => ec2.send(new DescribeInstancesCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.Reservations, page.NextToken],
    );
    for await (const reservation of reservations) yield* reservation.Instances ?? [];
  },
  normalise: (instance) => ({
    instanceId: instance.InstanceId,
    instanceType: instance.InstanceType,
    vpcId: instance.VpcId,
    subnetId: instance.SubnetId,
    availabilityZone: instance.Placement?.AvailabilityZone,
    state: instance.State?.Name,
    privateIpAddress: instance.PrivateIpAddress,
    publicIpAddress: instance.PublicIpAddress,
    privateDnsName: instance.PrivateDnsName,
    launchTime: isoDate(instance.LaunchTime),
    platform: instance.Platform,
    enableResourceNameDnsARecord: instance.PrivateDnsNameOptions?.EnableResourceNameDnsARecord,
    tags: tagsOf(instance.Tags),
  }),
});

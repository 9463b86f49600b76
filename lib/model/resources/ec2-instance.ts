import { z } from "zod";
import { flag, list, number, tagsSchema, text } from "../fields.ts";

/** ec2:DescribeInstances. */
export const ec2InstanceSchema = z.object({
  instanceId: z.string(),
  instanceType: text,
  vpcId: text,
  subnetId: text,
  availabilityZone: text,
  /** `pending`, `running`, `stopping`, `stopped`, `shutting-down`, `terminated`. */
  state: text,
  privateIpAddress: text,
  publicIpAddress: text,
  privateDnsName: text,
  launchTime: text,
  platform: text,
  enableResourceNameDnsARecord: flag,
  tags: tagsSchema,
});
/** An EC2 instance. */
export type Ec2Instance = Readonly<z.infer<typeof ec2InstanceSchema>>;

/** ec2:DescribeInstanceTypes, of the types in use. */
export const instanceTypeSchema = z.object({
  instanceType: z.string(),
  hypervisor: text,
  vcpus: number,
  memoryMib: number,
  maximumNetworkInterfaces: number,
  ipv4AddressesPerInterface: number,
  networkCards: list(z.object({ networkCardIndex: number, maximumNetworkInterfaces: number })),
});
/** What an instance type can hold. */
export type InstanceType = Readonly<z.infer<typeof instanceTypeSchema>>;

import { z } from "zod";
import { flag, list, number, tagsSchema, text } from "../fields.ts";

const associationSchema = z.object({
  publicIp: text,
  publicDnsName: text,
  /** The account, or `amazon` for an address that is not an Elastic IP. */
  ipOwnerId: text,
  allocationId: text,
});

/** ec2:DescribeNetworkInterfaces. */
export const networkInterfaceSchema = z.object({
  networkInterfaceId: z.string(),
  vpcId: text,
  subnetId: text,
  availabilityZone: text,
  description: text,
  /** An open set: `interface`, `trunk`, `branch`, `nat_gateway`, `natGateway`, `lambda`, `efs`, … */
  interfaceType: text,
  /** `available`, `in-use`, `attaching`, `detaching`. */
  status: text,
  requesterId: text,
  requesterManaged: flag,
  ownerId: text,
  privateIpAddress: text,
  privateIpAddresses: list(
    z.object({ privateIpAddress: z.string(), primary: flag, association: associationSchema.optional() }),
  ),
  ipv6Addresses: list(z.string()),
  ipv4Prefixes: list(z.string()),
  ipv6Prefixes: list(z.string()),
  association: associationSchema.optional(),
  groups: list(z.object({ groupId: z.string(), groupName: text })),
  attachment: z
    .object({ attachmentId: text, instanceId: text, instanceOwnerId: text, deviceIndex: number, status: text })
    .optional(),
  sourceDestCheck: flag,
  operator: z.object({ managed: flag, principal: text }).optional(),
  tags: tagsSchema,
});
/** A network interface. */
export type NetworkInterface = Readonly<z.infer<typeof networkInterfaceSchema>>;

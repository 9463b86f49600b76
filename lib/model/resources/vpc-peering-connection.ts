import { z } from "zod";
import { flag, list, tagsSchema, text } from "../fields.ts";

const peeringSideSchema = z.object({
  vpcId: text,
  ownerId: text,
  region: text,
  cidrBlocks: list(z.string()),
  ipv6CidrBlocks: list(z.string()),
  allowDnsResolutionFromRemoteVpc: flag,
});
/** ec2:DescribeVpcPeeringConnections. */
export const vpcPeeringConnectionSchema = z.object({
  vpcPeeringConnectionId: z.string(),
  /** `active`, `pending-acceptance`, `deleted`, … */
  statusCode: text,
  statusMessage: text,
  requester: peeringSideSchema,
  accepter: peeringSideSchema,
  tags: tagsSchema,
});
/** A VPC peering connection. */
export type VpcPeeringConnection = Readonly<z.infer<typeof vpcPeeringConnectionSchema>>;

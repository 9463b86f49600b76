import { z } from "zod";
import { flag, list, tagsSchema, text } from "../fields.ts";
import { knownSchema } from "../known.ts";

/** ec2:DescribeSubnets, with ec2:GetSubnetCidrReservations. */
export const subnetSchema = z.object({
  subnetId: z.string(),
  subnetArn: text,
  vpcId: z.string(),
  /** Absent in an IPv6-only subnet. */
  cidrBlock: text,
  ipv6CidrBlocks: list(z.string()),
  availabilityZone: text,
  availabilityZoneId: text,
  /** Authoritative; stopped instances still hold theirs. */
  availableIpAddressCount: z.number(),
  mapPublicIpOnLaunch: flag,
  ipv6Native: flag,
  ownerId: text,
  state: text,
  /** The Outpost it is on; absent in the Region itself. */
  outpostArn: text,
  /** `off`, `block-bidirectional`, `block-ingress`. */
  internetGatewayBlockMode: text,
  cidrReservations: knownSchema(
    list(z.object({ subnetCidrReservationId: text, cidr: z.string(), reservationType: text })),
  ),
  tags: tagsSchema,
});
/** A subnet. */
export type Subnet = Readonly<z.infer<typeof subnetSchema>>;

import { z } from "zod";
import { flag, list, number, tagsSchema, text } from "../fields.ts";

const networkAclEntrySchema = z.object({
  ruleNumber: z.number(),
  /** A protocol number as text; `-1` is all. */
  protocol: z.string(),
  /** `allow` or `deny`. */
  ruleAction: z.string(),
  egress: z.boolean(),
  cidrBlock: text,
  ipv6CidrBlock: text,
  portRange: z.object({ from: number, to: number }).optional(),
  icmpTypeCode: z.object({ type: number, code: number }).optional(),
});
/** An entry of a network ACL; AWS does not promise their order. */
export type NetworkAclEntry = Readonly<z.infer<typeof networkAclEntrySchema>>;

/** ec2:DescribeNetworkAcls. */
export const networkAclSchema = z.object({
  networkAclId: z.string(),
  vpcId: z.string(),
  isDefault: flag,
  entries: list(networkAclEntrySchema),
  associations: list(z.object({ networkAclAssociationId: text, subnetId: z.string() })),
  tags: tagsSchema,
});
/** A network ACL. */
export type NetworkAcl = Readonly<z.infer<typeof networkAclSchema>>;

import { z } from "zod";
import { flag, list, tagsSchema, text } from "../fields.ts";
import { knownSchema } from "../known.ts";

/** ec2:DescribeVpcs, with the two DNS attributes of ec2:DescribeVpcAttribute. */
export const vpcSchema = z.object({
  vpcId: z.string(),
  cidrBlock: text,
  /** All IPv4 ranges, the primary one included; only `associated` ones carry traffic. */
  cidrBlockAssociations: list(z.object({ cidrBlock: z.string(), state: text })),
  ipv6CidrBlockAssociations: list(z.object({ ipv6CidrBlock: z.string(), state: text })),
  isDefault: flag,
  dhcpOptionsId: text,
  ownerId: text,
  state: text,
  enableDnsSupport: knownSchema(z.boolean()),
  enableDnsHostnames: knownSchema(z.boolean()),
  tags: tagsSchema,
});
/** A VPC. */
export type Vpc = Readonly<z.infer<typeof vpcSchema>>;

import { z } from "zod";
import { tagsSchema, text } from "../fields.ts";

/** ec2:DescribeAddresses. */
export const elasticIpSchema = z.object({
  allocationId: z.string(),
  associationId: text,
  publicIp: text,
  privateIpAddress: text,
  networkInterfaceId: text,
  instanceId: text,
  tags: tagsSchema,
});
/** An Elastic IP address. */
export type ElasticIp = Readonly<z.infer<typeof elasticIpSchema>>;

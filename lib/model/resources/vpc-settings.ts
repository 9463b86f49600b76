import { z } from "zod";
import { list, tagsSchema, text } from "../fields.ts";

/** ec2:DescribeFlowLogs. */
export const flowLogSchema = z.object({
  flowLogId: z.string(),
  /** The VPC, subnet or network interface that is logged. */
  resourceId: text,
  flowLogStatus: text,
  deliverLogsStatus: text,
  deliverLogsErrorMessage: text,
  trafficType: text,
  logDestinationType: text,
  logFormat: text,
  tags: tagsSchema,
});
/** A flow log. */
export type FlowLog = Readonly<z.infer<typeof flowLogSchema>>;

/** ec2:DescribeDhcpOptions. */
export const dhcpOptionsSchema = z.object({
  dhcpOptionsId: z.string(),
  dhcpConfigurations: list(z.object({ key: z.string(), values: list(z.string()) })),
});
/** A DHCP option set. */
export type DhcpOptions = Readonly<z.infer<typeof dhcpOptionsSchema>>;

/** ec2:DescribeVpcBlockPublicAccessOptions: one record a Region. */
export const vpcBlockPublicAccessOptionsSchema = z.object({
  /** `off`, `block-bidirectional`, `block-ingress`. */
  internetGatewayBlockMode: text,
  state: text,
});
/** The Region's VPC Block Public Access mode. */
export type VpcBlockPublicAccessOptions = Readonly<z.infer<typeof vpcBlockPublicAccessOptionsSchema>>;

/** ec2:DescribeVpcBlockPublicAccessExclusions. */
export const vpcBlockPublicAccessExclusionSchema = z.object({
  exclusionId: z.string(),
  /** The VPC or subnet that is excluded. */
  resourceArn: text,
  /** `allow-bidirectional` or `allow-egress`. */
  internetGatewayExclusionMode: text,
  state: text,
});
/** An exclusion from VPC Block Public Access. */
export type VpcBlockPublicAccessExclusion = Readonly<z.infer<typeof vpcBlockPublicAccessExclusionSchema>>;

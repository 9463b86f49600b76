import { z } from "zod";
import { flag, list, tagsSchema, text } from "../fields.ts";

/** ec2:DescribeVpcEndpoints. */
export const vpcEndpointSchema = z.object({
  vpcEndpointId: z.string(),
  vpcId: text,
  /** `Interface`, `Gateway`, `GatewayLoadBalancer`, `Resource`, `ServiceNetwork`. */
  vpcEndpointType: text,
  serviceName: text,
  /** `available` (any case), `pendingAcceptance`, `deleting`, … */
  state: text,
  policyDocument: text,
  routeTableIds: list(z.string()),
  subnetIds: list(z.string()),
  groups: list(z.object({ groupId: z.string(), groupName: text })),
  privateDnsEnabled: flag,
  /** Of Amazon S3: the private name answers only to those who ask through an inbound Resolver endpoint. */
  privateDnsOnlyForInboundResolverEndpoint: flag,
  networkInterfaceIds: list(z.string()),
  dnsEntries: list(z.object({ dnsName: text, hostedZoneId: text })),
  ownerId: text,
  tags: tagsSchema,
});
/** A VPC endpoint. */
export type VpcEndpoint = Readonly<z.infer<typeof vpcEndpointSchema>>;

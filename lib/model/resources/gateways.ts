import { z } from "zod";
import { flag, list, tagsSchema, text } from "../fields.ts";

const vpcAttachmentsSchema = list(z.object({ vpcId: z.string(), state: text }));

/** ec2:DescribeInternetGateways. An attached gateway says `available` (sometimes `attached`). */
export const internetGatewaySchema = z.object({
  internetGatewayId: z.string(),
  ownerId: text,
  attachments: vpcAttachmentsSchema,
  tags: tagsSchema,
});
/** An internet gateway. */
export type InternetGateway = Readonly<z.infer<typeof internetGatewaySchema>>;

/** ec2:DescribeEgressOnlyInternetGateways. */
export const egressOnlyInternetGatewaySchema = z.object({
  egressOnlyInternetGatewayId: z.string(),
  attachments: vpcAttachmentsSchema,
  tags: tagsSchema,
});
/** An egress-only internet gateway. */
export type EgressOnlyInternetGateway = Readonly<z.infer<typeof egressOnlyInternetGatewaySchema>>;

/** ec2:DescribeNatGateways. */
export const natGatewaySchema = z.object({
  natGatewayId: z.string(),
  vpcId: text,
  subnetId: text,
  /** `pending`, `failed`, `available`, `deleting`, `deleted`. */
  state: text,
  failureCode: text,
  failureMessage: text,
  /** `public` or `private`. */
  connectivityType: text,
  /** `zonal` or `regional`. */
  availabilityMode: text,
  createTime: text,
  natGatewayAddresses: list(
    z.object({ allocationId: text, networkInterfaceId: text, privateIp: text, publicIp: text, isPrimary: flag }),
  ),
  tags: tagsSchema,
});
/** A NAT gateway. */
export type NatGateway = Readonly<z.infer<typeof natGatewaySchema>>;

/** ec2:DescribeVpnGateways. */
export const vpnGatewaySchema = z.object({
  vpnGatewayId: z.string(),
  state: text,
  type: text,
  vpcAttachments: vpcAttachmentsSchema,
  tags: tagsSchema,
});
/** A virtual private gateway. */
export type VpnGateway = Readonly<z.infer<typeof vpnGatewaySchema>>;

/** ec2:DescribeVpnConnections. */
export const vpnConnectionSchema = z.object({
  vpnConnectionId: z.string(),
  state: text,
  type: text,
  vpnGatewayId: text,
  transitGatewayId: text,
  customerGatewayId: text,
  staticRoutesOnly: flag,
  routes: list(z.object({ destinationCidrBlock: z.string(), state: text })),
  tunnels: list(z.object({ outsideIpAddress: text, status: text })),
  tags: tagsSchema,
});
/** A Site-to-Site VPN connection. */
export type VpnConnection = Readonly<z.infer<typeof vpnConnectionSchema>>;

/** ec2:DescribeCustomerGateways. */
export const customerGatewaySchema = z.object({
  customerGatewayId: z.string(),
  state: text,
  ipAddress: text,
  bgpAsn: text,
  tags: tagsSchema,
});
/** A customer gateway. */
export type CustomerGateway = Readonly<z.infer<typeof customerGatewaySchema>>;

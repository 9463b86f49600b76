import { z } from "zod";
import { list, tagsSchema, text } from "../fields.ts";
import { knownSchema } from "../known.ts";

/** ec2:DescribeTransitGateways. */
export const transitGatewaySchema = z.object({
  transitGatewayId: z.string(),
  transitGatewayArn: text,
  state: text,
  ownerId: text,
  /** `enable` or `disable`. */
  securityGroupReferencingSupport: text,
  tags: tagsSchema,
});
/** A transit gateway. */
export type TransitGateway = Readonly<z.infer<typeof transitGatewaySchema>>;

/**
 * ec2:DescribeTransitGatewayAttachments, with the subnets and options of
 * ec2:DescribeTransitGatewayVpcAttachments and the far side of ec2:DescribeTransitGatewayPeeringAttachments.
 */
export const transitGatewayAttachmentSchema = z.object({
  transitGatewayAttachmentId: z.string(),
  transitGatewayId: z.string(),
  /** `vpc`, `peering`, `vpn`, `direct-connect-gateway`, `connect`, … */
  resourceType: text,
  resourceId: text,
  resourceOwnerId: text,
  state: text,
  association: z.object({ transitGatewayRouteTableId: text, state: text }).optional(),
  subnetIds: list(z.string()),
  securityGroupReferencingSupport: text,
  applianceModeSupport: text,
  peer: z.object({ transitGatewayId: text, region: text, ownerId: text }).optional(),
  tags: tagsSchema,
});
/** An attachment of a transit gateway. */
export type TransitGatewayAttachment = Readonly<z.infer<typeof transitGatewayAttachmentSchema>>;

const attachmentLinkSchema = z.object({
  transitGatewayAttachmentId: text,
  resourceType: text,
  resourceId: text,
  state: text,
});

/** ec2:DescribeTransitGatewayRouteTables, with its associations, propagations and ec2:SearchTransitGatewayRoutes. */
export const transitGatewayRouteTableSchema = z.object({
  transitGatewayRouteTableId: z.string(),
  transitGatewayId: z.string(),
  state: text,
  associations: knownSchema(list(attachmentLinkSchema)),
  propagations: knownSchema(list(attachmentLinkSchema)),
  routes: knownSchema(
    list(
      z.object({
        destinationCidrBlock: text,
        prefixListId: text,
        /** `static` or `propagated`. */
        type: text,
        /** `active` or `blackhole`. */
        state: text,
        attachments: list(attachmentLinkSchema),
      }),
    ),
  ),
  tags: tagsSchema,
});
/** A transit gateway route table. */
export type TransitGatewayRouteTable = Readonly<z.infer<typeof transitGatewayRouteTableSchema>>;

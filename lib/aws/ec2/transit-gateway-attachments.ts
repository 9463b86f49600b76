import {
  DescribeTransitGatewayAttachmentsCommand,
  DescribeTransitGatewayPeeringAttachmentsCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  type PeeringTgwInfo,
  type TransitGatewayPeeringAttachment,
} from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { allOf } from "../in-order.ts";
import { tagsOf } from "./tags.ts";

/** Transit gateway attachments: all of them, with what is told of VPC and peering attachments only by calls of their own. */
export const transitGatewayAttachments = defineCollector({
  area: "transitGatewayAttachments",
  actions: [
    "ec2:DescribeTransitGatewayAttachments",
    "ec2:DescribeTransitGatewayVpcAttachments",
    "ec2:DescribeTransitGatewayPeeringAttachments",
  ],
  async *read({ aws: { ec2 }, pages }) {
    const [ofVpcs, ofPeerings] = await Promise.all([
      allOf(
        pages(
          "ec2:DescribeTransitGatewayVpcAttachments",
          (NextToken) => ec2.send(new DescribeTransitGatewayVpcAttachmentsCommand({ MaxResults: 1000, NextToken })),
          (page) => [page.TransitGatewayVpcAttachments, page.NextToken],
        ),
      ),
      allOf(
        pages(
          "ec2:DescribeTransitGatewayPeeringAttachments",
          (NextToken) => ec2.send(new DescribeTransitGatewayPeeringAttachmentsCommand({ MaxResults: 1000, NextToken })),
          (page) => [page.TransitGatewayPeeringAttachments, page.NextToken],
        ),
      ),
    ]);
    const ofVpcById = new Map(ofVpcs.map((each) => [each.TransitGatewayAttachmentId, each]));
    const ofPeeringById = new Map(ofPeerings.map((each) => [each.TransitGatewayAttachmentId, each]));
    const attachments = pages(
      "ec2:DescribeTransitGatewayAttachments",
      (NextToken) => ec2.send(new DescribeTransitGatewayAttachmentsCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.TransitGatewayAttachments, page.NextToken],
    );
    for await (const attachment of attachments) {
      const id = attachment.TransitGatewayAttachmentId;
      yield { attachment, ofVpc: ofVpcById.get(id), ofPeering: ofPeeringById.get(id) };
    }
  },
  normalise: ({ attachment, ofVpc, ofPeering }) => ({
    transitGatewayAttachmentId: attachment.TransitGatewayAttachmentId,
    transitGatewayId: attachment.TransitGatewayId,
    resourceType: attachment.ResourceType,
    resourceId: attachment.ResourceId,
    resourceOwnerId: attachment.ResourceOwnerId,
    state: attachment.State,
    association: attachment.Association && {
      transitGatewayRouteTableId: attachment.Association.TransitGatewayRouteTableId,
      state: attachment.Association.State,
    },
    subnetIds: ofVpc?.SubnetIds ?? [],
    securityGroupReferencingSupport: ofVpc?.Options?.SecurityGroupReferencingSupport,
    applianceModeSupport: ofVpc?.Options?.ApplianceModeSupport,
    peer: peer(attachment.TransitGatewayId, ofPeering),
    tags: tagsOf(attachment.Tags),
  }),
});

/** The far side: of requester and accepter the one that is not this gateway. */
function peer(transitGatewayId: string | undefined, peering: TransitGatewayPeeringAttachment | undefined) {
  const far: PeeringTgwInfo | undefined =
    peering?.RequesterTgwInfo?.TransitGatewayId === transitGatewayId
      ? peering?.AccepterTgwInfo
      : peering?.RequesterTgwInfo;
  return far && { transitGatewayId: far.TransitGatewayId, region: far.Region, ownerId: far.OwnerId };
}

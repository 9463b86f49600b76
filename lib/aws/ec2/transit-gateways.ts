import { DescribeTransitGatewaysCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";

/** Transit gateways, shared ones included. */
export const transitGateways = defineCollector({
  area: "transitGateways",
  actions: ["ec2:DescribeTransitGateways"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeTransitGateways",
      (NextToken) => ec2.send(new DescribeTransitGatewaysCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.TransitGateways, page.NextToken],
    ),
  normalise: (gateway) => ({
    transitGatewayId: gateway.TransitGatewayId,
    transitGatewayArn: gateway.TransitGatewayArn,
    state: gateway.State,
    ownerId: gateway.OwnerId,
    securityGroupReferencingSupport: gateway.Options?.SecurityGroupReferencingSupport,
    tags: tagsOf(gateway.Tags),
  }),
});

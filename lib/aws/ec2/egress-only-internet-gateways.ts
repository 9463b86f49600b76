import { DescribeEgressOnlyInternetGatewaysCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";
import { vpcAttachmentsOf } from "./vpc-attachments.ts";

/** Egress-only internet gateways; a page holds 255 at most. */
export const egressOnlyInternetGateways = defineCollector({
  area: "egressOnlyInternetGateways",
  actions: ["ec2:DescribeEgressOnlyInternetGateways"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeEgressOnlyInternetGateways",
      (NextToken) => ec2.send(new DescribeEgressOnlyInternetGatewaysCommand({ MaxResults: 255, NextToken })),
      (page) => [page.EgressOnlyInternetGateways, page.NextToken],
    ),
  normalise: (gateway) => ({
    egressOnlyInternetGatewayId: gateway.EgressOnlyInternetGatewayId,
    attachments: vpcAttachmentsOf(gateway.Attachments),
    tags: tagsOf(gateway.Tags),
  }),
});

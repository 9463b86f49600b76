import { DescribeInternetGatewaysCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";
import { vpcAttachmentsOf } from "./vpc-attachments.ts";

/** Internet gateways. */
export const internetGateways = defineCollector({
  area: "internetGateways",
  actions: ["ec2:DescribeInternetGateways"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeInternetGateways",
      (NextToken) => ec2.send(new DescribeInternetGatewaysCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.InternetGateways, page.NextToken],
    ),
  normalise: (gateway) => ({
    internetGatewayId: gateway.InternetGatewayId,
    ownerId: gateway.OwnerId,
    attachments: vpcAttachmentsOf(gateway.Attachments),
    tags: tagsOf(gateway.Tags),
  }),
});

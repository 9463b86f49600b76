import { DescribeVpnGatewaysCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";
import { vpcAttachmentsOf } from "./vpc-attachments.ts";

/** Virtual private gateways; the call has no pages. */
export const vpnGateways = defineCollector({
  area: "vpnGateways",
  actions: ["ec2:DescribeVpnGateways"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeVpnGateways",
      () => ec2.send(new DescribeVpnGatewaysCommand({})),
      (page) => [page.VpnGateways, undefined],
    ),
  normalise: (gateway) => ({
    vpnGatewayId: gateway.VpnGatewayId,
    state: gateway.State,
    type: gateway.Type,
    vpcAttachments: vpcAttachmentsOf(gateway.VpcAttachments),
    tags: tagsOf(gateway.Tags),
  }),
});

import { DescribeCustomerGatewaysCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";

/** Customer gateways; the call has no pages. */
export const customerGateways = defineCollector({
  area: "customerGateways",
  actions: ["ec2:DescribeCustomerGateways"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeCustomerGateways",
      () => ec2.send(new DescribeCustomerGatewaysCommand({})),
      (page) => [page.CustomerGateways, undefined],
    ),
  normalise: (gateway) => ({
    customerGatewayId: gateway.CustomerGatewayId,
    state: gateway.State,
    ipAddress: gateway.IpAddress,
    bgpAsn: gateway.BgpAsn,
    tags: tagsOf(gateway.Tags),
  }),
});

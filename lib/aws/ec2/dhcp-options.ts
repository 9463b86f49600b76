import { DescribeDhcpOptionsCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";

/** DHCP option sets. */
export const dhcpOptions = defineCollector({
  area: "dhcpOptions",
  actions: ["ec2:DescribeDhcpOptions"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeDhcpOptions",
      (NextToken) => ec2.send(new DescribeDhcpOptionsCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.DhcpOptions, page.NextToken],
    ),
  normalise: (options) => ({
    dhcpOptionsId: options.DhcpOptionsId,
    dhcpConfigurations: (options.DhcpConfigurations ?? []).map(({ Key, Values }) => ({
      key: Key,
      values: (Values ?? []).map(({ Value }) => Value),
    })),
  }),
});

import { ListNamespacesCommand } from "@aws-sdk/client-servicediscovery";
import { defineCollector } from "../collector.ts";

/** Cloud Map namespaces. */
export const cloudMapNamespaces = defineCollector({
  area: "cloudMapNamespaces",
  actions: ["servicediscovery:ListNamespaces"],
  read: ({ aws: { servicediscovery }, pages }) =>
    pages(
      "servicediscovery:ListNamespaces",
      (NextToken) => servicediscovery.send(new ListNamespacesCommand({ MaxResults: 100, NextToken })),
      (page) => [page.Namespaces, page.NextToken],
    ),
  normalise: (namespace) => ({
    id: namespace.Id,
    arn: namespace.Arn,
    name: namespace.Name,
    type: namespace.Type,
    hostedZoneId: namespace.Properties?.DnsProperties?.HostedZoneId,
    resourceOwner: namespace.ResourceOwner,
  }),
});

import { ListServicesCommand, type ServiceFilter, type ServiceSummary } from "@aws-sdk/client-servicediscovery";
import { defineCollector } from "../collector.ts";
import { allOf, inOrder } from "../in-order.ts";
import { isoDate } from "../iso-date.ts";
import { askedBy } from "./asked-by.ts";

/** Cloud Map services; they are asked for namespace by namespace, for the answer does not name theirs. */
export const cloudMapServices = defineCollector({
  area: "cloudMapServices",
  actions: ["servicediscovery:ListServices"],
  after: ["cloudMapNamespaces"],
  async *read({ aws: { servicediscovery }, pages, known, gathered, scope }) {
    const listed = inOrder(gathered.cloudMapNamespaces, 4, async (namespace) => {
      const { id: namespaceId } = namespace;
      const Filters: ServiceFilter[] = [{ Name: "NAMESPACE_ID", Values: [askedBy(namespace, scope)], Condition: "EQ" }];
      const services = await known(namespaceId, () =>
        allOf(
          pages(
            "servicediscovery:ListServices",
            (NextToken) => servicediscovery.send(new ListServicesCommand({ Filters, MaxResults: 100, NextToken })),
            (page) => [page.Services, page.NextToken],
          ),
        ),
      );
      return services.known ? services.value.map((service) => ({ namespaceId, service })) : [];
    });
    for await (const services of listed) yield* services;
  },
  normalise: ({ namespaceId, service }) => ({
    id: service.Id,
    arn: service.Arn,
    name: service.Name,
    namespaceId,
    routingPolicy: service.DnsConfig?.RoutingPolicy,
    dnsRecords: (service.DnsConfig?.DnsRecords ?? []).map(({ Type, TTL }) => ({ type: Type, ttl: TTL })),
    instanceCount: service.InstanceCount,
    healthCheck: healthCheckOf(service),
    createdAt: isoDate(service.CreateDate),
  }),
});

/** Cloud Map has one or the other, or nothing that checks. */
function healthCheckOf({ HealthCheckConfig, HealthCheckCustomConfig }: ServiceSummary): string | undefined {
  if (HealthCheckCustomConfig !== undefined) return "custom";
  return HealthCheckConfig === undefined ? undefined : "route53";
}

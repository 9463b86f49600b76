import { ListHealthChecksCommand } from "@aws-sdk/client-route-53";
import { defineCollector } from "../collector.ts";
import { nextPage } from "./next-page.ts";

/** Route 53 health checks. */
export const healthChecks = defineCollector({
  area: "healthChecks",
  actions: ["route53:ListHealthChecks"],
  read: ({ aws: { route53 }, pages }) =>
    pages(
      "route53:ListHealthChecks",
      (Marker) => route53.send(new ListHealthChecksCommand({ MaxItems: 100, Marker })),
      (page) => [page.HealthChecks, nextPage(page.IsTruncated, page.NextMarker)],
    ),
  normalise: ({ Id, HealthCheckConfig }) => ({
    healthCheckId: Id,
    type: HealthCheckConfig?.Type,
    ipAddress: HealthCheckConfig?.IPAddress,
    fullyQualifiedDomainName: HealthCheckConfig?.FullyQualifiedDomainName,
    port: HealthCheckConfig?.Port,
  }),
});

import { GetInstancesHealthStatusCommand } from "@aws-sdk/client-servicediscovery";
import { defineCollector } from "../collector.ts";
import { allOf, inOrder } from "../in-order.ts";
import { mapKnown } from "../map-known.ts";
import { askedBy } from "./asked-by.ts";

/**
 * What Cloud Map holds of the health of instances. Of a service without a health check it holds nothing, and of one without
 * instances there is nothing to hold: neither is asked.
 */
export const cloudMapInstanceHealth = defineCollector({
  area: "cloudMapInstanceHealth",
  actions: ["servicediscovery:GetInstancesHealthStatus"],
  after: ["cloudMapServices"],
  read({ aws: { servicediscovery }, pages, known, gathered, scope }) {
    const asked = gathered.cloudMapServices.filter(
      ({ healthCheck, instanceCount }) => healthCheck !== undefined && instanceCount !== 0,
    );
    return inOrder(asked, 4, async (service) => {
      const ServiceId = askedBy(service, scope);
      const statuses = await known(service.id, () =>
        allOf(
          pages(
            "servicediscovery:GetInstancesHealthStatus",
            (NextToken) =>
              servicediscovery.send(new GetInstancesHealthStatusCommand({ ServiceId, MaxResults: 100, NextToken })),
            (page) => [page.Status === undefined ? undefined : Object.entries(page.Status), page.NextToken],
          ),
        ),
      );
      return { serviceId: service.id, statuses };
    });
  },
  normalise: ({ serviceId, statuses }) => ({
    serviceId,
    statuses: mapKnown(statuses, (entries) => entries.map(([id, status]) => ({ id, status }))),
  }),
});

import { ListInstancesCommand } from "@aws-sdk/client-servicediscovery";
import { defineCollector } from "../collector.ts";
import { allOf, inOrder } from "../in-order.ts";
import { askedBy } from "./asked-by.ts";

/** The instances registered in every Cloud Map service. */
export const cloudMapInstances = defineCollector({
  area: "cloudMapInstances",
  actions: ["servicediscovery:ListInstances"],
  after: ["cloudMapServices"],
  async *read({ aws: { servicediscovery }, pages, known, gathered, scope }) {
    const listed = inOrder(gathered.cloudMapServices, 8, async (service) => {
      const ServiceId = askedBy(service, scope);
      const instances = await known(service.id, () =>
        allOf(
          pages(
            "servicediscovery:ListInstances",
            (NextToken) => servicediscovery.send(new ListInstancesCommand({ ServiceId, MaxResults: 100, NextToken })),
            (page) => [page.Instances, page.NextToken],
          ),
        ),
      );
      return instances.known ? instances.value.map((instance) => ({ serviceId: service.id, instance })) : [];
    });
    for await (const instances of listed) yield* instances;
  },
  normalise: ({ serviceId, instance }) => ({
    serviceId,
    id: instance.Id,
    attributes: Object.entries(instance.Attributes ?? {}).map(([name, value]) => ({ name, value })),
    createdByAccount: instance.CreatedByAccount,
  }),
});

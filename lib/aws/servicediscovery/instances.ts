import { ListInstancesCommand } from "@aws-sdk/client-servicediscovery";
import { defineCollector } from "../collector.ts";
import { allOf, inOrder } from "../in-order.ts";

/** The instances registered in every Cloud Map service. */
export const cloudMapInstances = defineCollector({
  area: "cloudMapInstances",
  actions: ["servicediscovery:ListInstances"],
  after: ["cloudMapServices"],
  async *read({ aws: { servicediscovery }, pages, known, gathered }) {
    const listed = inOrder(gathered.cloudMapServices, 8, async ({ id: ServiceId }) => {
      const instances = await known(ServiceId, () =>
        allOf(
          pages(
            "servicediscovery:ListInstances",
            (NextToken) => servicediscovery.send(new ListInstancesCommand({ ServiceId, MaxResults: 100, NextToken })),
            (page) => [page.Instances, page.NextToken],
          ),
        ),
      );
      return instances.known ? instances.value.map((instance) => ({ serviceId: ServiceId, instance })) : [];
    });
    for await (const instances of listed) yield* instances;
  },
  normalise: ({ serviceId, instance }) => ({
    serviceId,
    id: instance.Id,
    attributes: Object.entries(instance.Attributes ?? {}).map(([name, value]) => ({ name, value })),
  }),
});

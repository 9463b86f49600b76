import { DescribeServicesCommand, ListServicesCommand } from "@aws-sdk/client-ecs";
import { defineCollector } from "../collector.ts";
import { allInOrder, allOf, batchesOf, inOrder } from "../in-order.ts";
import { requiredList } from "../unexpected-shape.ts";
import { reportFailures } from "./failures.ts";
import { liveClusterArns } from "./live-clusters.ts";
import { serviceRecord } from "./service-record.ts";

/** ECS services with their deployments, task sets and events; they are described ten at a time. */
export const ecsServices = defineCollector({
  area: "ecsServices",
  actions: ["ecs:ListServices", "ecs:DescribeServices"],
  after: ["ecsClusters"],
  async *read({ aws: { ecs }, call, pages, known, report, gathered }) {
    const batches = await allInOrder(liveClusterArns(gathered.ecsClusters), 8, async (cluster) => {
      const serviceArns = await known(cluster, () =>
        allOf(
          pages(
            "ecs:ListServices",
            (nextToken) => ecs.send(new ListServicesCommand({ cluster, maxResults: 100, nextToken })),
            (page) => [page.serviceArns, page.nextToken],
          ),
        ),
      );
      return serviceArns.known ? batchesOf(serviceArns.value, 10).map((services) => ({ cluster, services })) : [];
    });
    const described = inOrder(batches.flat(), 8, ({ cluster, services }) =>
      known(cluster, () =>
        call(
          "ecs:DescribeServices",
          () => ecs.send(new DescribeServicesCommand({ cluster, services: [...services], include: ["TAGS"] })),
          (answer) => {
            reportFailures(report, "ecs:DescribeServices", answer.failures);
            return requiredList(answer.services, "services");
          },
        ),
      ),
    );
    for await (const services of described) if (services.known) yield* services.value;
  },
  normalise: serviceRecord,
});

import { DescribeClustersCommand, ListClustersCommand } from "@aws-sdk/client-ecs";
import { defineCollector } from "../collector.ts";
import { allOf, batchesOf } from "../in-order.ts";
import { requiredList } from "../unexpected-shape.ts";
import { capacityProviderStrategyOf } from "./capacity-provider-strategy.ts";
import { reportFailures } from "./failures.ts";
import { tagsOf } from "./tags.ts";

/** ECS clusters. */
export const ecsClusters = defineCollector({
  area: "ecsClusters",
  actions: ["ecs:ListClusters", "ecs:DescribeClusters"],
  async *read({ aws: { ecs }, call, pages, report }) {
    const clusterArns = await allOf(
      pages(
        "ecs:ListClusters",
        (nextToken) => ecs.send(new ListClustersCommand({ maxResults: 100, nextToken })),
        (page) => [page.clusterArns, page.nextToken],
      ),
    );
    for (const batch of batchesOf(clusterArns, 100)) {
      yield* await call(
        "ecs:DescribeClusters",
        () => ecs.send(new DescribeClustersCommand({ clusters: [...batch], include: ["CONFIGURATIONS", "TAGS"] })),
        (answer) => {
          reportFailures(report, "ecs:DescribeClusters", answer.failures);
          return requiredList(answer.clusters, "clusters");
        },
      );
    }
  },
  normalise: (cluster) => ({
    clusterArn: cluster.clusterArn,
    clusterName: cluster.clusterName,
    status: cluster.status,
    registeredContainerInstancesCount: cluster.registeredContainerInstancesCount,
    runningTasksCount: cluster.runningTasksCount,
    pendingTasksCount: cluster.pendingTasksCount,
    activeServicesCount: cluster.activeServicesCount,
    capacityProviders: cluster.capacityProviders ?? [],
    defaultCapacityProviderStrategy: capacityProviderStrategyOf(cluster.defaultCapacityProviderStrategy),
    serviceConnectNamespace: cluster.serviceConnectDefaults?.namespace,
    executeCommandKmsKeyId: cluster.configuration?.executeCommandConfiguration?.kmsKeyId,
    tags: tagsOf(cluster.tags),
  }),
});

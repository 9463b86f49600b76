import { DescribeCapacityProvidersCommand } from "@aws-sdk/client-ecs";
import type { EcsCluster } from "#lib/model/resources/ecs-cluster.ts";
import { defineCollector } from "../collector.ts";
import { allInOrder, allOf } from "../in-order.ts";
import { reportFailures } from "./failures.ts";

/**
 * Capacity providers, Fargate's included; a page holds ten at most. Those of ECS Managed Instances are of one cluster and may
 * be told only to who asks about it: clusters with a provider that is not among the account's are asked about.
 * Source: ECS API reference, DescribeCapacityProviders, `cluster`.
 */
export const capacityProviders = defineCollector({
  area: "capacityProviders",
  actions: ["ecs:DescribeCapacityProviders"],
  after: ["ecsClusters"],
  async *read({ aws: { ecs }, pages, report, known, gathered }) {
    const describe = (cluster?: string) =>
      pages(
        "ecs:DescribeCapacityProviders",
        (nextToken) => ecs.send(new DescribeCapacityProvidersCommand({ cluster, maxResults: 10, nextToken })),
        (page) => {
          reportFailures(report, "ecs:DescribeCapacityProviders", page.failures);
          return [page.capacityProviders, page.nextToken];
        },
      );
    const ofAccount = await allOf(describe());
    yield* ofAccount;
    const names = new Set(ofAccount.map(({ name }) => name));
    const unseen = gathered.ecsClusters
      .filter((cluster) => hasOther(cluster, names))
      .map(({ clusterArn }) => clusterArn);
    const ofClusters = await allInOrder(unseen, 4, async (cluster) => {
      const providers = await known(cluster, () => allOf(describe(cluster)));
      return providers.known ? providers.value.filter(({ name }) => !names.has(name)) : [];
    });
    yield* ofClusters.flat();
  },
  normalise: (provider) => ({
    capacityProviderArn: provider.capacityProviderArn,
    name: provider.name,
    status: provider.status,
    autoScalingGroupArn: provider.autoScalingGroupProvider?.autoScalingGroupArn,
    managedScalingStatus: provider.autoScalingGroupProvider?.managedScaling?.status,
  }),
});

/** Whether a live cluster has a capacity provider that is not among the named ones. */
function hasOther({ status, capacityProviders: own }: EcsCluster, names: ReadonlySet<string | undefined>): boolean {
  return status !== "INACTIVE" && own.some((name) => !names.has(name) && !name.startsWith("FARGATE"));
}

import { DescribeContainerInstancesCommand, ListContainerInstancesCommand, type Resource } from "@aws-sdk/client-ecs";
import { defineCollector } from "../collector.ts";
import { allInOrder, allOf, batchesOf, inOrder } from "../in-order.ts";
import { isoDate } from "../iso-date.ts";
import { requiredList } from "../unexpected-shape.ts";
import { reportFailures } from "./failures.ts";
import { liveClusterArns } from "./live-clusters.ts";
import { tagsOf } from "./tags.ts";

/** Container instances with their attributes and resources. */
export const ecsContainerInstances = defineCollector({
  area: "ecsContainerInstances",
  actions: ["ecs:ListContainerInstances", "ecs:DescribeContainerInstances"],
  after: ["ecsClusters"],
  async *read({ aws: { ecs }, call, pages, known, report, gathered }) {
    const batches = await allInOrder(liveClusterArns(gathered.ecsClusters), 8, async (cluster) => {
      const instanceArns = await known(cluster, () =>
        allOf(
          pages(
            "ecs:ListContainerInstances",
            (nextToken) => ecs.send(new ListContainerInstancesCommand({ cluster, maxResults: 100, nextToken })),
            (page) => [page.containerInstanceArns, page.nextToken],
          ),
        ),
      );
      if (!instanceArns.known) return [];
      return batchesOf(instanceArns.value, 100).map((containerInstances) => ({ cluster, containerInstances }));
    });
    const described = inOrder(batches.flat(), 4, async ({ cluster, containerInstances }) => {
      const command = { cluster, containerInstances: [...containerInstances], include: ["TAGS" as const] };
      const instances = await known(cluster, () =>
        call(
          "ecs:DescribeContainerInstances",
          () => ecs.send(new DescribeContainerInstancesCommand(command)),
          (answer) => {
            reportFailures(report, "ecs:DescribeContainerInstances", answer.failures);
            return requiredList(answer.containerInstances, "containerInstances");
          },
        ),
      );
      return instances.known ? instances.value.map((instance) => ({ cluster, instance })) : [];
    });
    for await (const instances of described) yield* instances;
  },
  normalise: ({ cluster, instance }) => ({
    containerInstanceArn: instance.containerInstanceArn,
    clusterArn: cluster,
    ec2InstanceId: instance.ec2InstanceId,
    capacityProviderName: instance.capacityProviderName,
    status: instance.status,
    statusReason: instance.statusReason,
    agentConnected: instance.agentConnected,
    agentVersion: instance.versionInfo?.agentVersion,
    registeredAt: isoDate(instance.registeredAt),
    runningTasksCount: instance.runningTasksCount,
    pendingTasksCount: instance.pendingTasksCount,
    attributes: (instance.attributes ?? []).map(({ name, value }) => ({ name, value })),
    registeredResources: (instance.registeredResources ?? []).map(resourceRecord),
    remainingResources: (instance.remainingResources ?? []).map(resourceRecord),
    tags: tagsOf(instance.tags),
  }),
});

function resourceRecord({ name, integerValue, stringSetValue }: Resource) {
  return { name, integerValue, stringSetValue: stringSetValue ?? [] };
}

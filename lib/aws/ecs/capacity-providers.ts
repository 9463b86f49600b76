import { DescribeCapacityProvidersCommand } from "@aws-sdk/client-ecs";
import { defineCollector } from "../collector.ts";
import { reportFailures } from "./failures.ts";

/** Capacity providers, Fargate's included; a page holds ten at most. */
export const capacityProviders = defineCollector({
  area: "capacityProviders",
  actions: ["ecs:DescribeCapacityProviders"],
  read: ({ aws: { ecs }, pages, report }) =>
    pages(
      "ecs:DescribeCapacityProviders",
      (nextToken) => ecs.send(new DescribeCapacityProvidersCommand({ maxResults: 10, nextToken })),
      (page) => {
        reportFailures(report, "ecs:DescribeCapacityProviders", page.failures);
        return [page.capacityProviders, page.nextToken];
      },
    ),
  normalise: (provider) => ({
    capacityProviderArn: provider.capacityProviderArn,
    name: provider.name,
    status: provider.status,
    autoScalingGroupArn: provider.autoScalingGroupProvider?.autoScalingGroupArn,
    managedScalingStatus: provider.autoScalingGroupProvider?.managedScaling?.status,
  }),
});

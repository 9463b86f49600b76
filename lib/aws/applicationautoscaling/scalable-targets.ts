import { DescribeScalableTargetsCommand } from "@aws-sdk/client-application-auto-scaling";
import { defineCollector } from "../collector.ts";

/**
 * The ECS services Application Auto Scaling may scale; a page holds fifty at most. Only the namespace is named: with a
 * scalable dimension AWS wants the resource ids as well, and `ecs` has one dimension alone.
 */
export const scalableTargets = defineCollector({
  area: "scalableTargets",
  actions: ["application-autoscaling:DescribeScalableTargets"],
  read: ({ aws: { applicationautoscaling }, pages }) =>
    pages(
      "application-autoscaling:DescribeScalableTargets",
      (NextToken) =>
        applicationautoscaling.send(
          new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs", MaxResults: 50, NextToken }),
        ),
      (page) => [page.ScalableTargets, page.NextToken],
    ),
  normalise: (target) => ({
    resourceId: target.ResourceId,
    scalableDimension: target.ScalableDimension,
    scalableTargetArn: target.ScalableTargetARN,
    minCapacity: target.MinCapacity,
    maxCapacity: target.MaxCapacity,
    suspendedState: {
      dynamicScalingInSuspended: target.SuspendedState?.DynamicScalingInSuspended,
      dynamicScalingOutSuspended: target.SuspendedState?.DynamicScalingOutSuspended,
      scheduledScalingSuspended: target.SuspendedState?.ScheduledScalingSuspended,
    },
  }),
});

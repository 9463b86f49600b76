import type { ScalableTarget, SuspendedState } from "@aws-sdk/client-application-auto-scaling";
import { arnOf, days, hexOf, minutesAgo, type Place } from "./place.ts";

/** How far a service may scale by itself. */
export type Scales = {
  readonly min: number;
  readonly max: number;
  /** What of it is suspended: nothing when absent. */
  readonly suspended?: SuspendedState;
};

/** A service that Application Auto Scaling may scale. */
export function scalableTarget(
  place: Place,
  spec: { readonly clusterName: string; readonly serviceName: string } & Scales,
): ScalableTarget {
  const resourceId = `service/${spec.clusterName}/${spec.serviceName}`;
  return {
    ServiceNamespace: "ecs",
    ResourceId: resourceId,
    ScalableDimension: "ecs:service:DesiredCount",
    MinCapacity: spec.min,
    MaxCapacity: spec.max,
    RoleARN: `arn:aws:iam::${place.account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
    CreationTime: minutesAgo(place, days(280)),
    SuspendedState: {
      DynamicScalingInSuspended: false,
      DynamicScalingOutSuspended: false,
      ScheduledScalingSuspended: false,
      ...spec.suspended,
    },
    ScalableTargetARN: arnOf(place, "application-autoscaling", `scalable-target/${hexOf(place, resourceId, 36)}`),
  };
}

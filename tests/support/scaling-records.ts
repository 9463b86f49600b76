import type { ScalableTarget } from "#lib/model/resources/scalable-target.ts";

/** The scalable target of the service `shop/web`: from one task to ten, nothing suspended. */
export function scalableTarget(overrides: Partial<ScalableTarget> = {}): ScalableTarget {
  return {
    resourceId: "service/shop/web",
    scalableDimension: "ecs:service:DesiredCount",
    minCapacity: 1,
    maxCapacity: 10,
    suspendedState: {
      dynamicScalingInSuspended: false,
      dynamicScalingOutSuspended: false,
      scheduledScalingSuspended: false,
    },
    ...overrides,
  };
}

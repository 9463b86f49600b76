import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ScalableTarget } from "#lib/model/resources/scalable-target.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";

/** What does not raise a desired count for now: scaling policies, scheduled actions, or both. */
export type Suspension = "dynamic" | "scheduled" | "all";

/** The one thing of a service that scales; another would not be a number of tasks. */
const DESIRED_COUNT = "ecs:service:DesiredCount";

/** The scalable targets of an account and Region by `service/<cluster>/<service>`. */
export function targetsByResourceId(targets: readonly ScalableTarget[]): ReadonlyMap<string, ScalableTarget> {
  return new Map(
    targets
      .filter(({ scalableDimension = DESIRED_COUNT }) => scalableDimension === DESIRED_COUNT)
      .map((target) => [target.resourceId, target]),
  );
}

/** The scalable target of a service; `undefined` when it has none, or none was read. */
export function targetOfService(
  { urn, item }: { readonly urn: Urn; readonly item: EcsService },
  targets: ReadonlyMap<string, ScalableTarget> | undefined,
): ScalableTarget | undefined {
  return canScale(item) ? targets?.get(`service/${parseUrn(urn)?.id ?? ""}`) : undefined;
}

/** Whether a desired count is there to be scaled: a daemon has none of its own. */
export function canScale({ schedulingStrategy }: EcsService): boolean {
  return schedulingStrategy !== "DAEMON";
}

/** The highest desired count a service may be scaled to: never less than now, and now while nothing may scale it out. */
export function mostTasks({ desiredCount }: EcsService, target: ScalableTarget): number {
  return suspensionOf(target) === "all" ? desiredCount : Math.max(desiredCount, target.maxCapacity);
}

/**
 * What of scaling out is suspended; `undefined` when nothing is. Scaling in is no matter here: only when policies and schedules are both suspended does nothing
 * scale out. Source: Application Auto Scaling API, SuspendedState.
 */
export function suspensionOf({ suspendedState }: ScalableTarget): Suspension | undefined {
  const isDynamic = suspendedState.dynamicScalingOutSuspended === true;
  const isScheduled = suspendedState.scheduledScalingSuspended === true;
  if (isDynamic && isScheduled) return "all";
  return isDynamic ? "dynamic" : isScheduled ? "scheduled" : undefined;
}

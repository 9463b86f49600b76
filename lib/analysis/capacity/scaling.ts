import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ScalableTarget } from "#lib/model/resources/scalable-target.ts";
import type { Bounds } from "./bounds.ts";
import { defined } from "./defined.ts";
import { deploymentFit, type DeploymentFit } from "./deployment-fit.ts";
import { mostTasks, suspensionOf, type Suspension } from "./scalable-targets.ts";

/** How far Application Auto Scaling may move the desired count of a service, and what a deployment is like then. */
export type ServiceScaling = {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  readonly suspended?: Suspension;
  /** The next deployment once scaled out as far as it goes; absent where that is no further than now. */
  readonly surge?: DeploymentFit;
};

/**
 * The scaling of a service by its scalable target. Policies and scheduled actions are not read: the maximum is as far as
 * they may go, not as far as they will. A deployment stops nobody from scaling out. `promised` takes back what fits while what
 * may take the room was not read.
 * Source: ECS developer guide, "Automatically scale your Amazon ECS service"; Application Auto Scaling API, SuspendedState.
 */
export function serviceScaling(
  service: EcsService,
  target: ScalableTarget,
  { placeable, promised }: { readonly placeable: Bounds; readonly promised: (fit: DeploymentFit) => DeploymentFit },
): ServiceScaling {
  const { minCapacity, maxCapacity } = target;
  const most = mostTasks(service, target);
  return {
    minCapacity,
    maxCapacity,
    ...defined({ suspended: suspensionOf(target) }),
    ...(most > service.desiredCount
      ? { surge: promised(deploymentFit({ ...service, desiredCount: most }, placeable)) }
      : {}),
  };
}

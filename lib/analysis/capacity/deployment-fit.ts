import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { knownCount, type Bounds } from "./bounds.ts";
import { deploymentRoom } from "./deployment-room.ts";

/** Whether the next deployment of a service has room. */
export type DeploymentFit = {
  /** The most tasks that may run at once while it lasts. */
  readonly peak: number;
  /** Tasks it may start beside those that run and wait. */
  readonly starts: number;
  /** The fewest tasks that must go on running; absent when the new tasks all start beside the old ones. */
  readonly keeps?: number;
  /** Absent when it cannot be told. */
  readonly fits?: boolean;
  /** How many tasks find no room. */
  readonly shortBy?: number;
  /**
   * All at once; step by step, as tasks stop or room comes free; or not at all: the percentages forbid it, or nothing fits.
   * Absent when it cannot be told.
   */
  readonly progress?: "at-once" | "in-steps" | "stuck";
};

/**
 * Whether what may start at the next deployment would. A deployment that may stop tasks first needs no room beside them.
 * One that replaces all tasks at once (blue/green, task sets) starts as many again.
 * Source: ECS API reference, DeploymentConfiguration.
 */
export function deploymentFit(service: EcsService, placeable: Bounds): DeploymentFit {
  const { desiredCount: desired, runningCount: running, pendingCount: pending } = service;
  const room = deploymentRoom(service);
  const peak = room === undefined ? 2 * desired : Math.max(room.maxTasks, desired);
  const starts = Math.max(0, peak - running - pending);
  const canStop = room !== undefined && running > room.minTasks;
  const needed = canStop ? Math.max(0, desired - running - pending) : starts;
  const isForbidden = room !== undefined && desired > 0 && room.maxTasks <= desired && room.minTasks >= desired;
  const shared = { peak, starts, ...(room === undefined ? {} : { keeps: Math.min(room.minTasks, desired) }) };
  if (isForbidden) return { ...shared, fits: false, shortBy: 0, progress: "stuck" };
  const isAllAtOnce = room === undefined;
  return {
    ...shared,
    ...roomFor(needed, placeable),
    ...progressOf({ desired, starts, canStop, isAllAtOnce }, placeable),
  };
}

/** The same where what may take the room was not read: what fits by what was read is not promised, what does not never will. */
export function unpromised(fit: DeploymentFit): DeploymentFit {
  if (fit.fits !== true) return fit;
  const { peak, starts, keeps } = fit;
  return { peak, starts, ...(keeps === undefined ? {} : { keeps }) };
}

function roomFor(needed: number, placeable: Bounds): Pick<DeploymentFit, "fits" | "shortBy"> {
  if (placeable.low >= needed) return { fits: true, shortBy: 0 };
  if (placeable.high >= needed) return {};
  const known = knownCount(placeable);
  return { fits: false, ...(known === undefined ? {} : { shortBy: needed - known }) };
}

function progressOf(
  of: { readonly desired: number; readonly starts: number; readonly canStop: boolean; readonly isAllAtOnce: boolean },
  placeable: Bounds,
): Pick<DeploymentFit, "progress"> {
  const { desired, starts, canStop, isAllAtOnce } = of;
  if (desired === 0 || (starts > 0 && placeable.low >= starts)) return { progress: "at-once" };
  if (isAllAtOnce) return placeable.high < starts ? { progress: "stuck" } : {};
  if (canStop || placeable.low > 0) return { progress: "in-steps" };
  return placeable.high === 0 ? { progress: "stuck" } : {};
}

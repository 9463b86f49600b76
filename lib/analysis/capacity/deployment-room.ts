import type { EcsService } from "#lib/model/resources/ecs-service.ts";

/** How many tasks a deployment of a service may run at once, and how many it must keep. */
export type DeploymentRoom = {
  /** The two percentages, with AWS's defaults filled in. */
  readonly maximumPercent: number;
  readonly minimumHealthyPercent: number;
  /** `floor(desired × maximumPercent / 100)`. */
  readonly maxTasks: number;
  /** `ceil(desired × minimumHealthyPercent / 100)`. */
  readonly minTasks: number;
  /** Tasks it may start beside those that run and wait. */
  readonly surge: number;
  /** Whether ECS may stop a task before it starts its replacement: then no room is needed at all. */
  readonly stopsFirst: boolean;
};

/**
 * The arithmetic of a rolling deployment. `undefined` for deployments that are not rolling (CodeDeploy, external task sets,
 * blue/green): their peak is not told by the two percentages.
 * Source: ECS API reference, DeploymentConfiguration.
 */
export function deploymentRoom(service: EcsService): DeploymentRoom | undefined {
  const isRolling =
    (service.deploymentController ?? "ECS") === "ECS" && (service.deploymentStrategy ?? "ROLLING") === "ROLLING";
  if (!isRolling) return undefined;
  const isDaemon = service.schedulingStrategy === "DAEMON";
  const maximumPercent = service.maximumPercent ?? (isDaemon ? 100 : 200);
  const minimumHealthyPercent = service.minimumHealthyPercent ?? (isDaemon ? 0 : 100);
  const maxTasks = Math.floor((service.desiredCount * maximumPercent) / 100);
  const minTasks = Math.ceil((service.desiredCount * minimumHealthyPercent) / 100);
  return {
    maximumPercent,
    minimumHealthyPercent,
    maxTasks,
    minTasks,
    surge: Math.max(0, maxTasks - service.runningCount - service.pendingCount),
    stopsFirst: minTasks < service.desiredCount,
  };
}

/** Tasks a service has to start, now or at its next deployment. */
export type TasksToStart = {
  /** Those it lacks; those a rolling deployment starts beside the old ones; or a whole second set of tasks. */
  readonly why: "desired" | "surge" | "replacement";
  readonly tasks: number;
};

/**
 * The tasks a REPLICA service lacks; when it lacks none, those its next deployment starts before it stops others. A
 * deployment that may stop first needs no room. One that replaces all tasks at once (blue/green, CodeDeploy) needs as many again.
 */
export function tasksToStart(service: EcsService): TasksToStart {
  const { desiredCount, runningCount, pendingCount, deploymentController } = service;
  const short = desiredCount - runningCount - pendingCount;
  if (short > 0) return { why: "desired", tasks: short };
  const room = deploymentRoom(service);
  // How many tasks of a new set an external controller starts, it alone decides.
  if (room === undefined) return { why: "replacement", tasks: deploymentController === "EXTERNAL" ? 0 : desiredCount };
  const needsRoom = room.maxTasks > desiredCount && !room.stopsFirst;
  return { why: "surge", tasks: needsRoom ? room.surge : 0 };
}

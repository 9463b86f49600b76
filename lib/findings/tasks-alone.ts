import type { ServicePlace, TaskPlace } from "#lib/graph/topology.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { inScope } from "./in-scope.ts";
import { oncePerScope } from "./once-per.ts";

/** The live tasks of a scope that no service runs. */
export const tasksAlone = oncePerScope((topology, scope): readonly TaskPlace[] => {
  const tasks = inScope(topology.tasks, scope);
  const served = inScope(topology.services, scope).reduce((sum, service) => sum + service.tasks.length, 0);
  // Where services run as many as there are, none need be looked at.
  return served === tasks.length ? [] : tasks.filter(({ serviceUrn }) => serviceUrn === undefined);
});

/** The stopped tasks that no service ran. */
export function stoppedAlone(tasks: readonly EcsTask[], services: readonly ServicePlace[]): readonly EcsTask[] {
  const ofServices = new Set(services.flatMap(({ stoppedTasks }) => stoppedTasks.map(({ item }) => item.taskArn)));
  return tasks.filter(({ lastStatus, taskArn }) => lastStatus === "STOPPED" && !ofServices.has(taskArn));
}

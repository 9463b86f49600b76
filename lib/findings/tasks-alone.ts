import type { TaskPlace } from "#lib/graph/topology.ts";
import { inScope } from "./in-scope.ts";
import { oncePerScope } from "./once-per.ts";

/** The live tasks of a scope that no service runs. */
export const tasksAlone = oncePerScope((topology, scope): readonly TaskPlace[] => {
  const tasks = inScope(topology.tasks, scope);
  const served = inScope(topology.services, scope).reduce((sum, service) => sum + service.tasks.length, 0);
  // Where services run as many as there are, none need be looked at.
  return served === tasks.length ? [] : tasks.filter(({ serviceUrn }) => serviceUrn === undefined);
});

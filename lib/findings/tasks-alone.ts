import type { TaskPlace } from "#lib/graph/topology.ts";
import { inScope } from "./in-scope.ts";
import { oncePerScope } from "./once-per.ts";

/** The live tasks of a scope that no service runs. */
export const tasksAlone = oncePerScope((topology, scope): readonly TaskPlace[] =>
  inScope(topology.tasks, scope).filter(({ serviceUrn }) => serviceUrn === undefined),
);

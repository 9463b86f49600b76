import type { Topology } from "#lib/graph/topology.ts";
import type { AreaName } from "#lib/model/areas.ts";
import { scopeKey, type Scope } from "#lib/model/scope.ts";

const MINUTE_MS = 60_000;

/** Whether two areas of a scope were read so far apart that a deployment may lie between them. */
export function readApart({ scopes }: Topology, scope: Scope, [one, other]: readonly [AreaName, AreaName]): boolean {
  const areas = scopes.get(scopeKey(scope))?.areas;
  const [first, second] = [areas?.[one]?.readAt, areas?.[other]?.readAt];
  return first !== undefined && second !== undefined && Math.abs(Date.parse(first) - Date.parse(second)) > MINUTE_MS;
}

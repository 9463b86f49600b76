import type { Topology } from "#lib/graph/topology.ts";
import type { AreaName } from "#lib/model/areas.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { compareText } from "./compare-text.ts";

/** Areas of a drawing that were not read, as `scope area: call`, sorted. */
export function unreadAreas(topology: Topology, drawn: readonly AreaName[]): readonly string[] {
  const unread = [...topology.scopes.values()].flatMap((scoped) =>
    drawn.flatMap((name) => {
      const area = scoped.areas[name];
      return area?.status === "incomplete" ? [`${scopeKey(scoped.scope)} ${name}: ${area.problems[0].call}`] : [];
    }),
  );
  return unread.sort(compareText);
}

import type { Topology } from "#lib/graph/topology.ts";
import type { AreaName } from "#lib/model/areas.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { compareText } from "./compare-text.ts";
import type { UndrawnArea } from "./undrawn-area.ts";

/** Areas of a drawing that were not read, sorted. */
export function unreadAreas(topology: Topology, drawn: readonly AreaName[]): readonly UndrawnArea[] {
  const unread = [...topology.scopes.values()].flatMap((scoped) =>
    drawn.flatMap((name) => {
      const area = scoped.areas[name];
      return area?.status === "incomplete"
        ? [{ scope: scopeKey(scoped.scope), area: name, call: area.problems[0].call }]
        : [];
    }),
  );
  return unread.sort((a, b) => compareText(keyOf(a), keyOf(b)));
}

/** The areas of several drawings, each once. */
export function unitedAreas(areas: readonly UndrawnArea[]): readonly UndrawnArea[] {
  return [...new Map(areas.map((area) => [keyOf(area), area])).values()];
}

function keyOf({ scope, area, call }: UndrawnArea): string {
  return `${scope} ${area}: ${call}`;
}

import type { Topology } from "#lib/graph/topology.ts";
import type { AreaName } from "#lib/model/areas.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { areaWords } from "../text/words.ts";
import { compareText } from "./compare-text.ts";
import type { ChartLanguage } from "./words.ts";

/** An area of a drawing that was not read, and the call that did not tell it. */
export type UndrawnArea = { readonly scope: string; readonly area: AreaName; readonly call: string };

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

/** An area in words, where it is and the call: `111122223333/eu-west-1 ECS tasks: ecs:ListTasks`. */
export function undrawnText({ scope, area, call }: UndrawnArea, language: ChartLanguage): string {
  return `${scope} ${areaWords[language][area]}: ${call}`;
}

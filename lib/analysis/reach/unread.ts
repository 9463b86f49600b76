import type { Topology, Unread } from "#lib/graph/topology.ts";
import { areaCalls } from "#lib/model/area-calls.ts";
import type { AreaName } from "#lib/model/areas.ts";
import { problemSentence } from "#lib/model/problem-sentences.ts";
import { scopeKey } from "#lib/model/scope.ts";

/** Where something is: the part of a scope that finds it. */
export type Place = { readonly account: string; readonly region: string };

/** Why an area cannot be relied on; `undefined` when it was read to its end. */
export function unreadArea(topology: Topology, place: Place, area: AreaName): Unread | undefined {
  const read = topology.scopes.get(scopeKey(place))?.areas[area];
  if (read?.status === "complete") return undefined;
  const problem = read?.problems[0];
  const call = problem?.call ?? areaCalls[area];
  const text = problem?.message ?? problemSentence("notAsked", { subject: call, scope: scopeKey(place) });
  return { text, call, ...(problem === undefined ? {} : { problem }) };
}

/** The areas among several that cannot be relied on. */
export function unreadAreas(topology: Topology, place: Place, areas: readonly AreaName[]): readonly Unread[] {
  return areas.flatMap((area) => unreadArea(topology, place, area) ?? []);
}

/** Something beyond what is modelled or visible: named with the call that comes nearest to telling. */
export function beyond(text: string, call: string): Unread {
  return { text, call };
}

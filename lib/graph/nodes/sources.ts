import type { AreaName } from "#lib/model/areas.ts";
import { scopeKey, type Scope } from "#lib/model/scope.ts";
import { areaOf } from "#lib/model/snapshot.ts";
import type { GraphNode } from "../graph.ts";
import type { Topology } from "../topology.ts";

/** Which calls told of an area of a scope, and when. */
export type SourcesOf = (place: Pick<Scope, "account" | "region">, area: AreaName) => GraphNode["sources"];

/** Finds the sources of nodes; those of one area of one scope share one list. */
export function sourceFinder({ scopes }: Topology): SourcesOf {
  const found = new Map<string, GraphNode["sources"]>();
  return (place, area) => {
    const scope = scopeKey(place);
    const key = `${scope}/${area}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const scoped = scopes.get(scope);
    const readings = (scoped && areaOf(scoped, area)?.readings) ?? [];
    const sources = readings.map(({ call, at }) => ({ call, at }));
    found.set(key, sources);
    return sources;
  };
}

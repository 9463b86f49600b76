import type { Urn } from "#lib/model/urn.ts";
import type { ChartModel, Marked } from "./chart-model.ts";
import type { Geometry, LineMember } from "./geometry.ts";
import { OTHER_NAMES } from "./layout-cards.ts";

/** What something drawn stands for: things, names that lead off the chart and are only counted, or the edges of a trunk. */
export type Members =
  | { readonly kind: "things"; readonly title: string; readonly things: readonly Marked[] }
  | { readonly kind: "off-chart"; readonly title: string }
  | { readonly kind: "edges"; readonly title: string; readonly edges: readonly LineMember[] };

/** Everything of a model that has a name, by its URN. */
export function namedThings(model: ChartModel): ReadonlyMap<Urn, Marked> {
  const clusters = model.vpcs.flatMap((vpc) => vpc.clusters);
  const things: readonly Marked[] = [
    ...model.names,
    ...model.entries,
    ...model.loadBalancers,
    ...model.targetGroups,
    ...model.vpcs,
    ...clusters,
    ...clusters.flatMap(({ rows }) => rows),
    ...model.exits,
    ...model.dependencies,
  ];
  return new Map(things.map((thing) => [thing.urn, thing]));
}

/** An id of a line begins with what its edges mean. */
const lineIds = /^(trunk|resolves|enters|forwards|registers|leaves|reaches) /;

/** Whether something drawn is not a resource of its own but a fold or a trunk. */
export function isGathering(id: string): boolean {
  return id.startsWith("fold/") || id.endsWith("#folded") || lineIds.test(id);
}

/** The members of a fold or of a trunk; `undefined` when nothing drawn has this id any more. */
export function membersOf(geometry: Geometry, things: ReadonlyMap<Urn, Marked>, id: string): Members | undefined {
  const box = geometry.boxes.find(({ urn }) => urn === id);
  if (id === OTHER_NAMES && box !== undefined) return { kind: "off-chart", title: box.title };
  const fold = geometry.folds.find(({ urn }) => urn === id);
  if (fold !== undefined) {
    return { kind: "things", title: box?.title ?? "", things: fold.members.flatMap((urn) => things.get(urn) ?? []) };
  }
  const line = geometry.lines.find((candidate) => candidate.id === id);
  return line === undefined ? undefined : { kind: "edges", title: line.title, edges: line.members };
}

import { judgeRules } from "#lib/findings/judge.ts";
import { buildGraph } from "#lib/graph/build-graph.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import type { Inspection } from "./inspection.ts";

/** Makes everything of a snapshot that can be known from it: its joins, its graph, and what every rule says of it. */
export function inspect(snapshot: Snapshot): Inspection {
  const topology = buildTopology(snapshot);
  return { snapshot, topology, graph: buildGraph(topology), ...judgeRules(topology) };
}

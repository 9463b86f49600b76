import { NOTHING_EARLIER, type Earlier } from "#lib/findings/earlier.ts";
import { judgeRules } from "#lib/findings/judge.ts";
import { rules } from "#lib/findings/rules.ts";
import { buildGraph } from "#lib/graph/build-graph.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import type { Inspection } from "./inspection.ts";

/** Makes everything of a snapshot that can be known from it and from earlier ones: its joins, its graph, and what every rule says of it. */
export function inspect(snapshot: Snapshot, earlier: Earlier = NOTHING_EARLIER): Inspection {
  const topology = buildTopology(snapshot);
  return { snapshot, topology, graph: buildGraph(topology), earlier, ...judgeRules(topology, rules, earlier) };
}

import { judgeRules } from "#lib/findings/judge.ts";
import { rules } from "#lib/findings/rules.ts";
import { buildGraph } from "#lib/graph/build-graph.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Graph } from "#lib/graph/graph.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { atMost, exactly, part, tell } from "./figure.ts";
import { snapshotText } from "./large-account.ts";
import { costOfRounds, growthExponent } from "./rounds.ts";

const steps = ["topology", "graph", "findings"] as const;

/** The rules that were there first, and have had a goal of their own since; the others came after it. */
const firstRules = new Set(
  "DNS-001 DNS-003 DNS-004 ENI-001 ENI-002 IPAM-001 PORT-001 PORT-002 SG-001 SG-003 ROUTE-001 ROUTE-004 TG-001 TG-002 TG-003 TG-004 ECS-001 OBS-001".split(
    " ",
  ),
);
const first = rules.filter(({ id }) => firstRules.has(id));

/** Every join there is: a topology makes each of its parts when it is first read. */
function joinsOf(topology: Topology): readonly unknown[] {
  return Object.values(topology);
}

/** Draws the whole graph: counts its nodes and its edges, and follows each edge to both its ends. */
function strayEndsOf({ size, ends }: Graph): number {
  let stray = 0;
  for (let edge = 0; edge < size.edges; edge += 1) {
    const [from = size.nodes, to = size.nodes] = [ends.froms[edge], ends.tos[edge]];
    if (from >= size.nodes || to >= size.nodes) stray += 1;
  }
  return stray;
}

function measure(tasks: number) {
  const text = snapshotText(tasks);
  let strayEnds = 0;
  const costOf = costOfRounds((time) => {
    // This program wrote the text.
    const snapshot = time("parse", () => JSON.parse(text) as Snapshot);
    const topology = buildTopology(snapshot);
    time("topology", () => joinsOf(topology));
    strayEnds += time("graph", () => strayEndsOf(buildGraph(topology)));
    time("findings", () => judgeRules(topology));
  });
  const sum = (which: "min" | "median"): number => steps.reduce((all, step) => all + costOf(step)[which], 0);
  return { tasks, costOf, strayEnds, min: sum("min"), median: sum("median") };
}

/** The same with the rules that were there first. */
function measureFirst() {
  const text = snapshotText(10_000);
  const costOf = costOfRounds((time) => {
    // This program wrote the text.
    const snapshot = time("parse", () => JSON.parse(text) as Snapshot);
    const topology = buildTopology(snapshot);
    time("all", () => {
      joinsOf(topology);
      strayEndsOf(buildGraph(topology));
      judgeRules(topology, first);
    });
  });
  return { min: costOf("all").min / costOf("parse").min, median: costOf("all").median / costOf("parse").median };
}

/** What it costs to have every node and edge of a graph that was drawn as an object, with its facts, and as JSON. */
function measureWhole(tasks: number) {
  // This program wrote the text.
  const topology = buildTopology(JSON.parse(snapshotText(tasks)) as Snapshot);
  return costOfRounds((time) => {
    const graph = buildGraph(topology);
    strayEndsOf(graph);
    const whole = time("objects", () => ({ nodes: graph.nodes, edges: graph.edges }));
    time("text", () => JSON.stringify(whole));
  });
}

const measured = [1_000, 3_000, 10_000].map(measure);
const { costOf, strayEnds, min, median } = measured[2] ?? measure(10_000);
const parse = costOf("parse");
const wholeCostOf = measureWhole(10_000);

const early = measureFirst();

tell([
  atMost(`graph + findings of the first ${String(first.length)} rules ÷ JSON.parse, min`, {
    goal: 2,
    measured: early.min,
  }),
  part("the same, median", early.median),
  atMost(`graph + findings of all ${String(rules.length)} rules ÷ JSON.parse, min`, {
    goal: 2,
    measured: min / parse.min,
  }),
  part("the same, median", median / parse.median),
  ...steps.map((step) => part(`of it, ${step}`, costOf(step).min / parse.min)),
  exactly("edges without both ends", { goal: 0, measured: strayEnds, digits: 0 }),
  part("every node and edge as an object ÷ JSON.parse", wholeCostOf("objects").min / parse.min),
  part("the same as JSON", wholeCostOf("text").min / parse.min),
  ...measured
    .slice(0, 2)
    .map((one) => part(`graph + findings, ${String(one.tasks)} tasks, min`, one.min / one.costOf("parse").min)),
  atMost("growth exponent, 1,000 to 10,000 tasks", {
    goal: 1.15,
    measured: growthExponent(measured.map((one) => [one.tasks, one.min])),
  }),
]);

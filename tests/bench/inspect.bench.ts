import { judgeRules } from "#lib/findings/judge.ts";
import { buildGraph } from "#lib/graph/build-graph.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { atMost, part, tell } from "./figure.ts";
import { snapshotText } from "./large-account.ts";
import { costOfRounds, growthExponent } from "./rounds.ts";

const steps = ["topology", "graph", "findings"] as const;

function measure(tasks: number) {
  const text = snapshotText(tasks);
  const costOf = costOfRounds((time) => {
    // This program wrote the text.
    const snapshot = time("parse", () => JSON.parse(text) as Snapshot);
    const topology = time("topology", () => buildTopology(snapshot));
    time("graph", () => buildGraph(topology));
    time("findings", () => judgeRules(topology));
  });
  const sum = (which: "min" | "median"): number => steps.reduce((all, step) => all + costOf(step)[which], 0);
  return { tasks, costOf, min: sum("min"), median: sum("median") };
}

const measured = [1_000, 3_000, 10_000].map(measure);
const { costOf, min, median } = measured[2] ?? measure(10_000);
const parse = costOf("parse");

tell([
  atMost("graph + findings ÷ JSON.parse, 10,000 tasks, min", { goal: 2, measured: min / parse.min }),
  part("the same, median", median / parse.median),
  ...steps.map((step) => part(`of it, ${step}`, costOf(step).min / parse.min)),
  ...measured
    .slice(0, 2)
    .map((one) => part(`the same, ${String(one.tasks)} tasks, min`, one.min / one.costOf("parse").min)),
  atMost("growth exponent, 1,000 to 10,000 tasks", {
    goal: 1.15,
    measured: growthExponent(measured.map((one) => [one.tasks, one.min])),
  }),
]);

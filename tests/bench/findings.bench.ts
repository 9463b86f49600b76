import { judgeRules } from "#lib/findings/judge.ts";
import { rules } from "#lib/findings/rules.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { allPairs } from "./all-pairs.ts";
import { atMost, part, tell } from "./figure.ts";
import { snapshotText, type Sweep } from "./large-account.ts";
import { costOfRounds, growthExponent } from "./rounds.ts";

/** How many of the dearest rules are told. */
const DEAREST = 8;

function read(tasks: number, sweep?: Sweep): Snapshot {
  // This program wrote the text.
  return JSON.parse(snapshotText(tasks, sweep)) as Snapshot;
}

/** Every join there is: a topology makes each of its parts when it is first read. */
function joinsOf(topology: Topology): readonly unknown[] {
  return Object.values(topology);
}

/**
 * All pairs of an account, from the joins they need on; all rules on a topology whose joins are made, as an inspection runs
 * them; and all rules from their own joins on.
 */
function measure(tasks: number, sweep?: Sweep) {
  const snapshot = read(tasks, sweep);
  const costOf = costOfRounds((time) => {
    time("pairs", () => allPairs(buildTopology(snapshot)));
    const topology = buildTopology(snapshot);
    time("joins", () => joinsOf(topology));
    time("rules", () => judgeRules(topology));
    time("findings", () => judgeRules(buildTopology(snapshot)));
  });
  return { tasks, costOf };
}

/** What each rule adds when the joins are there, and those before it in the catalogue have left what they share. */
function measureEach(snapshot: Snapshot) {
  return costOfRounds((time) => {
    const topology = buildTopology(snapshot);
    joinsOf(topology);
    for (const rule of rules) time(rule.id, () => judgeRules(topology, [rule]));
  });
}

const measured = [1_000, 3_000, 10_000].map((tasks) => measure(tasks));
const [, , large = measure(10_000)] = measured;
const moreTasks = [3_000, 10_000, 30_000].map((tasks) => measure(tasks, "tasks"));
const pairs = large.costOf("pairs");
const costOfEach = measureEach(read(10_000));
const dearest = rules.map(({ id }) => ({ id, cost: costOfEach(id).min })).toSorted((a, b) => b.cost - a.cost);

tell([
  atMost(`all ${String(rules.length)} rules, the joins made ÷ all pairs from their joins on, 10,000 tasks, min`, {
    goal: 2,
    measured: large.costOf("rules").min / pairs.min,
  }),
  part("the same, median", large.costOf("rules").median / pairs.median),
  part("beside it, the joins, every one", large.costOf("joins").min / pairs.min),
  part(
    "beside it, all rules from their own joins on, the goal's figure until now",
    large.costOf("findings").min / pairs.min,
  ),
  ...dearest.slice(0, DEAREST).map(({ id, cost }) => part(`of it, ${id}`, cost / pairs.min)),
  atMost("growth exponent, 1,000 to 10,000 tasks, everything in proportion", {
    goal: 1.1,
    measured: growthExponent(measured.map((one) => [one.tasks, one.costOf("findings").min])),
  }),
  atMost("the same, 3,000 to 30,000 tasks, nothing but tasks and their interfaces", {
    goal: 1.1,
    measured: growthExponent(moreTasks.map((one) => [one.tasks, one.costOf("findings").min])),
  }),
]);

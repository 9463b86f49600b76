import { execFileSync } from "node:child_process";
import { withGroupRule } from "#lib/analysis/reach/changes.ts";
import { changedPairs } from "#lib/analysis/matrix/changed-pairs.ts";
import { afterGroupChange } from "#lib/analysis/matrix/group-change.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { collectGarbage } from "#lib/server/collect-garbage.ts";
import { allPairs, allRows, matrixFor, readSnapshot as read, spent } from "./all-pairs.ts";
import { atMost, part, tell, type Figure } from "./figure.ts";
import { snapshotFile, snapshotText, type Sweep } from "./large-account.ts";
import { programFile } from "./program.ts";
import { costOfRounds, growthExponent } from "./rounds.ts";

/** What a fresh process pays for the first snapshot that it ever sees, in the middle of five. */
function firstInProcess(): number {
  const told = Array.from({ length: 5 }, () =>
    Number(
      execFileSync(process.execPath, [...process.execArgv, programFile("first-pairs"), snapshotFile(10_000)], {
        encoding: "utf8",
      }),
    ),
  );
  return told.toSorted((a, b) => a - b)[2] ?? NaN;
}

/** Of an account ten times the size that budgets are for, three rounds: each takes seconds. */
const FEW_ROUNDS = { warmUps: 1, counted: 3 };

function measure(tasks: number, sweep: Sweep = "all") {
  const text = snapshotText(tasks, sweep);
  let classes = 0;
  const round: Parameters<typeof costOfRounds>[0] = (time) => {
    const snapshot = time("parse", () => read(text));
    time("pairs", () => (classes = allPairs(buildTopology(snapshot)).classes));
  };
  const costOf = tasks > 10_000 ? costOfRounds(round, FEW_ROUNDS) : costOfRounds(round);
  return { tasks, classes, costOf };
}

type Measured = ReturnType<typeof measure>;

/** How all pairs grow over the last two of three decades, with what they cost at each size. */
function growth(metric: string, goal: number, measured: readonly Measured[]): Figure {
  const costs = measured.map((one) => one.costOf("pairs").min);
  const points = measured.slice(1).map((one, at) => [one.tasks, costs[at + 1] ?? NaN] as const);
  const note = `${costs.map((cost) => cost.toFixed(0)).join(", ")} ms`;
  return atMost(metric, { goal, measured: growthExponent(points), note });
}

/** What every pair costs again, in milliseconds, after one rule more in one security group: for each group of an account. */
function costsOfEdits(text: string): readonly number[] {
  const topology = buildTopology(read(text));
  const matrix = matrixFor(topology);
  allRows(matrix);
  const costs = [...topology.securityGroupRules].flatMap(([urn, [rule]]) => {
    if (rule === undefined) return [];
    const port = { ipProtocol: "tcp", fromPort: 8080, toPort: 8080 };
    const edited = withGroupRule(topology, urn, {
      ...port,
      groupId: rule.groupId,
      isEgress: false,
      cidrIpv4: "10.0.0.0/8",
    });
    return spent(() => {
      const updated = afterGroupChange(matrix, edited, urn);
      if (updated === undefined) throw new Error("all of it was to be made anew");
      changedPairs(matrix, updated);
    });
  });
  // The first ones are run by the interpreter.
  return costs.slice(costs.length / 4).toSorted((a, b) => a - b);
}

/** What the pairs keep in memory beyond the snapshot, in megabytes: joins, classes and tables together. */
function megabytesKept(text: string): number {
  const snapshot = read(text);
  collectGarbage();
  const before = process.memoryUsage();
  const topology = buildTopology(snapshot);
  const matrix = matrixFor(topology);
  allRows(matrix);
  collectGarbage();
  const after = process.memoryUsage();
  const kept = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  // Kept until here: what nothing refers to any more would have been collected.
  return topology.snapshot === snapshot && matrix.world.topology === topology ? kept / 1_000_000 : NaN;
}

const large = snapshotText(10_000);
const first = firstInProcess();
const sizes = [100, 1_000, 10_000, 100_000];
const measured = sizes.map((tasks) => measure(tasks));
const [, small, last = measure(10_000)] = measured;
const moreTasks = sizes.map((tasks) => measure(tasks, "tasks"));
const edits = costsOfEdits(large);
const all = last.costOf("pairs").median;

tell([
  atMost("joins + all pairs ÷ JSON.parse, 10,000 tasks, min", {
    goal: 0.6,
    measured: last.costOf("pairs").min / last.costOf("parse").min,
    note: `${String(last.classes)} classes`,
  }),
  part("the same, median", last.costOf("pairs").median / last.costOf("parse").median),
  atMost("the same, first in a fresh process", { goal: 1, measured: first }),
  ...[small, measured[3]].flatMap((one) =>
    one === undefined
      ? []
      : [part(`the same, ${String(one.tasks)} tasks, min`, one.costOf("pairs").min / one.costOf("parse").min)],
  ),
  growth("growth exponent, 1,000 to 100,000 tasks, everything in proportion (100 … 100,000)", 1.7, measured),
  growth("the same, nothing but tasks and their interfaces", 0.9, moreTasks),
  atMost("one security group edited, every pair again ÷ all pairs, median of all groups", {
    goal: 0.05,
    measured: (edits[Math.floor(edits.length / 2)] ?? NaN) / all,
    digits: 3,
  }),
  atMost("the same, the worst group", { goal: 0.25, measured: (edits.at(-1) ?? NaN) / all }),
  atMost("kept in memory beyond the snapshot", { goal: 30, measured: megabytesKept(large), unit: "MB", digits: 0 }),
]);

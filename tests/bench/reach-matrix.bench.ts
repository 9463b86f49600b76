import { withGroupRule } from "#lib/analysis/reach/changes.ts";
import { changedPairs } from "#lib/analysis/matrix/changed-pairs.ts";
import { afterGroupChange } from "#lib/analysis/matrix/group-change.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { collectGarbage } from "#lib/server/collect-garbage.ts";
import { allPairs, allRows, matrixFor } from "./all-pairs.ts";
import { atMost, part, tell } from "./figure.ts";
import { snapshotText, type Sweep } from "./large-account.ts";
import { costOfRounds, growthExponent } from "./rounds.ts";

function read(text: string): Snapshot {
  // This program wrote the text.
  return JSON.parse(text) as Snapshot;
}

/** What a piece of work costs, in milliseconds of the processor. */
function spent(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What one process pays for the first snapshot that it ever sees. */
function firstOf(text: string): number {
  let snapshot: Snapshot | undefined;
  const parse = spent(() => (snapshot = read(text)));
  const pairs = spent(() => snapshot !== undefined && allPairs(buildTopology(snapshot)));
  return pairs / parse;
}

function measure(tasks: number, sweep: Sweep = "all") {
  const text = snapshotText(tasks, sweep);
  let classes = 0;
  const costOf = costOfRounds((time) => {
    const snapshot = time("parse", () => read(text));
    time("pairs", () => (classes = allPairs(buildTopology(snapshot)).classes));
  });
  return { tasks, classes, costOf };
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
const first = firstOf(large);
const measured = [1_000, 3_000, 10_000].map((tasks) => measure(tasks));
const [, , last = measure(10_000)] = measured;
const moreTasks = [3_000, 10_000, 30_000].map((tasks) => measure(tasks, "tasks"));
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
  ...measured
    .slice(0, 2)
    .map((one) => part(`the same, ${String(one.tasks)} tasks, min`, one.costOf("pairs").min / one.costOf("parse").min)),
  atMost("growth exponent, 1,000 to 10,000 tasks, everything in proportion", {
    goal: 1.7,
    measured: growthExponent(measured.map((one) => [one.tasks, one.costOf("pairs").min])),
  }),
  atMost("the same, 3,000 to 30,000 tasks, nothing but tasks and their interfaces", {
    goal: 0.9,
    measured: growthExponent(moreTasks.map((one) => [one.tasks, one.costOf("pairs").min])),
  }),
  atMost("one security group edited, every pair again ÷ all pairs, median of all groups", {
    goal: 0.05,
    measured: (edits[Math.floor(edits.length / 2)] ?? NaN) / all,
    digits: 3,
  }),
  atMost("the same, the worst group", { goal: 0.25, measured: (edits.at(-1) ?? NaN) / all }),
  atMost("kept in memory beyond the snapshot", { goal: 30, measured: megabytesKept(large), unit: "MB", digits: 0 }),
]);

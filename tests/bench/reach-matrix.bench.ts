import { withGroupRule } from "#lib/analysis/reach/changes.ts";
import { internetOf, matrixOf, type Matrix } from "#lib/analysis/matrix/matrix.ts";
import { rowsOf } from "#lib/analysis/matrix/rows.ts";
import { judgeRules } from "#lib/findings/judge.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { collectGarbage } from "#lib/server/collect-garbage.ts";
import { atMost, part, tell } from "./figure.ts";
import { snapshotText } from "./large-account.ts";
import { costOfRounds, growthExponent } from "./rounds.ts";

/** Every pair there is, for every TCP port at once. */
const EVERY_PORT = { protocol: "tcp" };

function matrixFor(topology: Topology): Matrix {
  const matrix = matrixOf(topology, EVERY_PORT);
  if ("status" in matrix) throw new Error(matrix.detail);
  return matrix;
}

/** Works out every row; the sum keeps the work from being left out. */
function allPairs(topology: Topology): { readonly classes: number; readonly sum: number } {
  const matrix = matrixFor(topology);
  const rows = rowsOf(matrix);
  const classes = internetOf(matrix);
  let sum = 0;
  for (let from = 0; from <= classes; from += 1) sum += rows.row(from)[0] ?? 0;
  return { classes, sum };
}

function read(text: string): Snapshot {
  // This program wrote the text.
  return JSON.parse(text) as Snapshot;
}

/** What one process pays for the first snapshot that it ever sees. */
function firstOf(text: string): number {
  const spent = (work: () => unknown): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  let snapshot: Snapshot | undefined;
  const parse = spent(() => (snapshot = read(text)));
  const pairs = spent(() => snapshot !== undefined && allPairs(buildTopology(snapshot)));
  return pairs / parse;
}

function measure(tasks: number) {
  const text = snapshotText(tasks);
  let classes = 0;
  const costOf = costOfRounds((time) => {
    const snapshot = time("parse", () => read(text));
    const topology = buildTopology(snapshot);
    time("pairs", () => (classes = allPairs(topology).classes));
    time("edited", () => allPairs(edited(topology)));
  });
  return { tasks, classes, costOf };
}

/** The same account with one rule more in one of its groups. */
function edited(topology: Topology): Topology {
  const [entry] = topology.securityGroupRules;
  const [urn, rules] = entry ?? [];
  if (urn === undefined || rules?.[0] === undefined) throw new Error("an account without security groups");
  return withGroupRule(topology, urn, {
    groupId: rules[0].groupId,
    isEgress: false,
    ipProtocol: "tcp",
    fromPort: 8080,
    toPort: 8080,
    cidrIpv4: "10.0.0.0/8",
  });
}

function findingsOverPairs(text: string): number {
  const snapshot = read(text);
  const costOf = costOfRounds((time) => {
    time("pairs", () => allPairs(buildTopology(snapshot)));
    const topology = buildTopology(snapshot);
    time("findings", () => judgeRules(topology));
  });
  return costOf("findings").min / costOf("pairs").min;
}

/** What the pairs keep in memory beyond the snapshot, in megabytes: joins, classes and tables together. */
function megabytesKept(text: string): number {
  const snapshot = read(text);
  collectGarbage();
  const before = process.memoryUsage();
  const topology = buildTopology(snapshot);
  const matrix = matrixFor(topology);
  const rows = rowsOf(matrix);
  for (let from = 0; from <= internetOf(matrix); from += 1) rows.row(from);
  collectGarbage();
  const after = process.memoryUsage();
  const kept = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  // Kept until here: what nothing refers to any more would have been collected.
  return topology.snapshot === snapshot && rows.row(0).length > 0 ? kept / 1_000_000 : NaN;
}

const large = snapshotText(10_000);
const first = firstOf(large);
const measured = [1_000, 3_000, 10_000].map(measure);
const [, , last = measure(10_000)] = measured;

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
  atMost("a security group edited, all pairs again ÷ all pairs", {
    goal: 0.05,
    measured: last.costOf("edited").median / last.costOf("pairs").median,
  }),
  atMost("all rules ÷ all pairs", { goal: 2, measured: findingsOverPairs(large) }),
  atMost("kept in memory beyond the snapshot", { goal: 30, measured: megabytesKept(large), unit: "MB", digits: 0 }),
]);

import { internetOf, matrixOf, type Matrix } from "#lib/analysis/matrix/matrix.ts";
import { rowsOf } from "#lib/analysis/matrix/rows.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";

/** Every pair there is, for every TCP port at once. */
const EVERY_PORT = { protocol: "tcp" };

/** The matrix of an account for every TCP port. */
export function matrixFor(topology: Topology): Matrix {
  const matrix = matrixOf(topology, EVERY_PORT);
  if ("status" in matrix) throw new Error(matrix.detail);
  return matrix;
}

/** Works out every row; the sum keeps the work from being left out. */
export function allRows(matrix: Matrix): { readonly classes: number; readonly sum: number } {
  const rows = rowsOf(matrix);
  const classes = internetOf(matrix);
  let sum = 0;
  for (let from = 0; from <= classes; from += 1) sum += rows.row(from)[0] ?? 0;
  return { classes, sum };
}

/** Works out every pair of an account, from its joins on. */
export function allPairs(topology: Topology): ReturnType<typeof allRows> {
  return allRows(matrixFor(topology));
}

/** Reads a snapshot that this program wrote. */
export function readSnapshot(text: string): Snapshot {
  return JSON.parse(text) as Snapshot;
}

/** What a piece of work costs, in milliseconds of the processor. */
export function spent(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

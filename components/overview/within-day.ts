import type { SnapshotEntry } from "#lib/api/contract.ts";

const DAY_MS = 86_400_000;

/** The oldest of some snapshots that is not older than a day before a time; `undefined` when none is. */
export function withinDay(earlier: readonly SnapshotEntry[], at: string): SnapshotEntry | undefined {
  const from = new Date(Date.parse(at) - DAY_MS).toISOString();
  return earlier.findLast(({ finishedAt }) => finishedAt >= from);
}

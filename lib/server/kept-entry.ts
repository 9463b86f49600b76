import type { FreeTrend } from "#lib/analysis/capacity/capacity-answer.ts";
import type { SnapshotEntry } from "#lib/api/contract.ts";
import { freeTrend, type FreeSample } from "./free-trend.ts";

/** What is kept of a snapshot beside its document: its entry in the list, and what trends are made of. */
export type KeptEntry = SnapshotEntry & {
  /** Addresses free for tasks, by the URN of the subnet. Absent of snapshots that an older version kept. */
  readonly free?: { readonly [urn: string]: number };
  /** What is set up, a print of each area that was read to its end, by `<scope> <area>`. Absent as `free` is. */
  readonly prints?: { readonly [place: string]: string };
};

/** A snapshot's line in the list, without what only the server needs. */
export function listedEntry(kept: KeptEntry): SnapshotEntry {
  const { snapshotId, startedAt, finishedAt, source, scopes, areas, findings, sizeBytes } = kept;
  return { snapshotId, startedAt, finishedAt, source, scopes, areas, findings, sizeBytes };
}

/** Where the free addresses of each subnet were going at a time, by its URN: told by the snapshots up to then. */
export function freeTrends(entries: readonly KeptEntry[], at: string): ReadonlyMap<string, FreeTrend> {
  const samples = new Map<string, FreeSample[]>();
  for (const { finishedAt, free = {} } of entries) {
    if (finishedAt > at) continue;
    const atMs = Date.parse(finishedAt);
    for (const [urn, count] of Object.entries(free)) {
      const others = samples.get(urn);
      if (others === undefined) samples.set(urn, [{ atMs, free: count }]);
      else others.push({ atMs, free: count });
    }
  }
  return new Map(
    [...samples].flatMap(([urn, ofSubnet]) => {
      const trend = freeTrend(ofSubnet);
      return trend === undefined ? [] : [[urn, trend] as const];
    }),
  );
}

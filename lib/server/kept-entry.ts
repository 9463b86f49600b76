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
  const { snapshotId, startedAt, finishedAt, source, scopes, areas, findings, sizeBytes, name } = kept;
  const named = name !== undefined && { name };
  return { snapshotId, startedAt, finishedAt, source, scopes, areas, findings, sizeBytes, ...named };
}

/** The entries that become others when one gets a name, or loses its own: a name is of one snapshot, and moves. */
export function renamedEntries(
  entries: readonly KeptEntry[],
  snapshotId: string,
  name: string | undefined,
): readonly KeptEntry[] {
  return entries.flatMap((entry) => {
    if (entry.snapshotId === snapshotId) return entry.name === name ? [] : [calledNow(entry, name)];
    return name !== undefined && entry.name === name ? [calledNow(entry, undefined)] : [];
  });
}

function calledNow(entry: KeptEntry, name: string | undefined): KeptEntry {
  if (name !== undefined) return { ...entry, name };
  const nameless: { -readonly [Field in keyof KeptEntry]: KeptEntry[Field] } = { ...entry };
  delete nameless.name;
  return nameless;
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

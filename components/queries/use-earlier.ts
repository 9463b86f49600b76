import { useQuery } from "@tanstack/react-query";
import type { SnapshotEntry } from "#lib/api/contract.ts";
import { calledBy } from "#lib/model/snapshot-name.ts";
import { snapshotsQuery } from "./inspection.ts";
import { useAt } from "./use-at.ts";

/** The snapshots before the one that is shown, newest first; none while they are not known. */
export function useEarlier(): readonly SnapshotEntry[] {
  const at = useAt();
  const all = useQuery(snapshotsQuery).data?.snapshots ?? [];
  const shown = at === undefined ? 0 : all.findIndex((entry) => entry === calledBy(all, at));
  return shown < 0 ? [] : all.slice(shown + 1);
}

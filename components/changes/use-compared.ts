import { useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { SnapshotEntry } from "#lib/api/contract.ts";
import { calledBy } from "#lib/model/snapshot-name.ts";
import { withinDay } from "#components/overview/within-day.ts";
import { snapshotsQuery } from "#components/queries/inspection.ts";

/** The tabs of the page, the first one first. */
export const changeTabs = ["reachability", "configuration", "map"] as const;

/** What the address says: the later snapshot, the earlier one, and the tab. */
const urlState = {
  at: parseAsString,
  base: parseAsString,
  tab: parseAsStringLiteral(changeTabs).withDefault("reachability"),
};

/** Two snapshots that are compared. */
export type Two = { readonly base: SnapshotEntry; readonly head: SnapshotEntry };

/** Which two snapshots there are to compare. */
export type Compared =
  | { readonly state: "loading" }
  /** One is kept, or the one that is looked at is the oldest. */
  | { readonly state: "alone"; readonly head: SnapshotEntry | undefined; readonly newer: readonly SnapshotEntry[] }
  /** A snapshot that the address names is not kept any more. */
  | { readonly state: "gone"; readonly which: "at" | "base"; readonly id: string }
  | ({ readonly state: "two" } & Two);

/** What an address means among the snapshots that are kept, newest first: without `base` the oldest within a day before the head. */
export function comparedOf(all: readonly SnapshotEntry[], { at, base }: Asked): Compared {
  const headAt = isLatest(at) ? 0 : all.findIndex((entry) => entry === calledBy(all, at));
  if (headAt < 0) return { state: "gone", which: "at", id: at ?? "" };
  const [head, ...earlier] = all.slice(headAt);
  if (head === undefined || earlier.length === 0) return { state: "alone", head, newer: all.slice(0, headAt) };
  if (base === null || base === "") return { state: "two", head, base: withinDay(earlier, head.finishedAt) ?? earlier[0] ?? head }; // prettier-ignore
  const named = base === "previous" ? earlier[0] : calledBy(all, base);
  return named === undefined ? { state: "gone", which: "base", id: base } : { state: "two", head, base: named };
}

/** What the address asks for. */
type Asked = { readonly at: string | null; readonly base: string | null };

function isLatest(at: string | null): boolean {
  return at === null || at === "" || at === "latest";
}

/** The two snapshots that are compared, the tab, and what changes them in the address. */
export function useCompared() {
  const [{ tab, ...asked }, setState] = useQueryStates(urlState, { history: "replace" });
  const change = (next: Parameters<typeof setState>[0]): void => void setState(next);
  const query = useQuery(snapshotsQuery);
  const all = query.data?.snapshots;
  const compared: Compared = all === undefined ? { state: "loading" } : comparedOf(all, asked);
  const follows = isLatest(asked.at);
  return { tab, change, query, all: all ?? [], compared, follows };
}

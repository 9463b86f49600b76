import type { History } from "./inspection-thread.ts";
import { freeTrends, type KeptEntry } from "./kept-entry.ts";

/** What the snapshots that were kept, newest first, tell a snapshot of that time about where things were going. */
export function historyAsOf(entries: readonly KeptEntry[], finishedAt: string, lives: History["lives"]): History {
  const since = entries.at(-1)?.finishedAt;
  return { lives, trends: freeTrends(entries, finishedAt), ...(since !== undefined && { since }) };
}

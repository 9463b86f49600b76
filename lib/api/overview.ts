import type { Severity } from "#lib/findings/finding.ts";
import type { Overview } from "#lib/report/overview.ts";

/** A problem that came, came back, or went. */
export type OverviewChange = {
  readonly kind: "new" | "returned" | "resolved";
  readonly at: string;
  readonly findingId: string;
  readonly severity: Severity;
  readonly text: string;
};

/** `GET /api/v1/overview`: the first look, and what changed within a day before the snapshot, the newest first. */
export type OverviewAnswer = Overview & {
  readonly changes: readonly OverviewChange[];
  /** How many there are, those left out included. */
  readonly changeCount: number;
  /** Since when anybody looks, when that is less than a day. */
  readonly watchedSince?: string;
};

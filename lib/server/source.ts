import type { SurveyArea } from "#lib/api/contract.ts";

/** A snapshot that was just made, as the bytes that are stored and sent. */
export type Surveyed = {
  readonly snapshotId: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The snapshot document: JSON, gzip. */
  readonly document: Uint8Array<ArrayBuffer>;
  readonly areas: readonly SurveyArea[];
};

/** What came of a survey. One that read nothing at all says why; what was shown before stays. */
export type SurveyResult =
  { readonly surveyed: Surveyed } | { readonly failed: string; readonly areas: readonly SurveyArea[] };

/** Where snapshots come from: AWS, an invented account's wire, or a saved file. */
export type Source = {
  /** `aws`, `demo:<scenario>`, `snapshot:<file>`: snapshots and lives of findings are kept apart by it. */
  readonly name: string;
  /** Whether a second survey may find something new. */
  readonly repeats: boolean;
  /** Makes a snapshot; `onProgress` hears of every area. Throws only on a defect. */
  readonly survey: (onProgress: (areas: readonly SurveyArea[]) => void) => Promise<SurveyResult>;
  /** A survey of how things were, for a store that has none yet; only where somebody can tell. */
  readonly earlier?: () => Promise<SurveyResult>;
  readonly close: () => Promise<void>;
};

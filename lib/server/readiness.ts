import { notReady } from "./refusal-words.ts";
import { wordsIn } from "./words.ts";
import { running } from "./running.ts";

/** `GET /readyz`: whether there is something to show, and what is not as it should be. */
export type Readiness = {
  readonly ready: boolean;
  /** Why there is nothing to show yet. */
  readonly reasons: readonly string[];
  /** What is odd although it is ready: the store, a failed refresh. */
  readonly warnings: readonly string[];
  readonly snapshotId?: string;
};

/** Whether there is something to show. */
export function readiness(): Readiness {
  const { live } = running();
  const { shown, survey, store } = live;
  const warnings = store.problem === undefined ? [] : [store.problem];
  if (shown === undefined)
    return { ready: false, reasons: [wordsIn(notReady(survey?.state, survey?.problem), "en")], warnings };
  const failed = survey?.state === "failed" ? [`The last survey failed: ${survey.problem ?? "no reason given."}`] : [];
  return { ready: true, reasons: [], warnings: [...failed, ...warnings], snapshotId: shown.snapshotId };
}

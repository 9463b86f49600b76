import type { QueryClient } from "@tanstack/react-query";
import { INSPECTION_KEY } from "./inspection.ts";
import { surveyQuery } from "./survey.ts";

function snapshotOf(answer: unknown): unknown {
  return typeof answer === "object" && answer !== null ? Reflect.get(answer, "snapshotId") : undefined;
}

/**
 * Asks again for whatever was read of another snapshot than this one; answers that do not say of which are asked for again
 * too. So is the survey: the one that made the snapshot may have been told before the snapshot was shown. Without a
 * snapshot, for whoever was away, everything that is read of one is asked for again.
 */
export function turnToSnapshot(queries: QueryClient, snapshotId?: string): void {
  const predicate = ({ state }: { readonly state: { readonly data: unknown } }) =>
    snapshotId === undefined || snapshotOf(state.data) !== snapshotId;
  void queries.invalidateQueries({ queryKey: [INSPECTION_KEY], predicate });
  void queries.invalidateQueries({ queryKey: surveyQuery.queryKey });
}

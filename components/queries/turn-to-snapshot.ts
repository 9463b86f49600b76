import type { QueryClient } from "@tanstack/react-query";
import { INSPECTION_KEY } from "./inspection.ts";
import { surveyQuery } from "./survey.ts";

function snapshotOf(answer: unknown): unknown {
  return typeof answer === "object" && answer !== null ? Reflect.get(answer, "snapshotId") : undefined;
}

/** Asks again for whatever was read of another snapshot than this one; answers that do not say of which are asked for again too. */
export function turnToSnapshot(queries: QueryClient, snapshotId: string): void {
  for (const queryKey of [[INSPECTION_KEY], surveyQuery.queryKey])
    void queries.invalidateQueries({ queryKey, predicate: ({ state }) => snapshotOf(state.data) !== snapshotId });
}

/** Asks again for everything that is read of a snapshot. */
export function readAgain(queries: QueryClient): void {
  for (const queryKey of [[INSPECTION_KEY], surveyQuery.queryKey]) void queries.invalidateQueries({ queryKey });
}

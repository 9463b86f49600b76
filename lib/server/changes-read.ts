import { answerCompared, queryFields } from "./reads.ts";
import type { Answerer } from "./respond.ts";

/** `GET /api/v1/changes?base=&head=`: `head` is what other reads call `at`, and `base` the snapshot before it unless it is named. */
export const changesRead: Answerer = (request) => {
  const { head, base = "previous", ...fields } = queryFields(request);
  return answerCompared(request, "changes", { ...fields, ...(head !== undefined && { at: head }), base });
};

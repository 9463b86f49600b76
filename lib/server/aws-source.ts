import type { SurveyArea } from "#lib/api/contract.ts";
import type { Source } from "./source.ts";
import type { SurveyReply, SurveyRequest } from "./survey-thread.ts";
import type { Thread } from "./thread.ts";

/**
 * The source that collects: from AWS, or from whatever the thread puts in place of the network. The thread runs
 * `serveSurveys`. It ends with each survey, and all that the survey left in memory with it; only the levels of AWS's
 * token buckets are handed on to the next.
 */
export function awsSource(thread: Thread, request: SurveyRequest): Source {
  let levels: SurveyReply["levels"] = new Map();
  return {
    name: request.source,
    repeats: true,
    survey: async (onProgress) => {
      // The thread answers so, and tells lists of areas: see `serveSurveys`.
      const tell = (areas: unknown) => onProgress(areas as readonly SurveyArea[]);
      const reply = (await thread.call({ ...request, levels }, tell)) as SurveyReply;
      levels = reply.levels;
      await thread.close();
      return reply.result;
    },
    close: () => thread.close(),
  };
}

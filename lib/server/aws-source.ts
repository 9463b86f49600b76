import type { SurveyArea } from "#lib/api/contract.ts";
import type { Source } from "./source.ts";
import type { SurveyReply, SurveyRequest } from "./survey-thread.ts";
import type { Thread } from "./thread.ts";

/**
 * The source that collects: from AWS, or from whatever the thread puts in place of the network. The thread runs
 * `serveSurveys`. It ends with each survey, and all that the survey left in memory with it; only the levels of AWS's
 * token buckets are handed on to the next. `request` says what the `n`th survey asks for; the first is 0.
 */
export function awsSource(thread: Thread, name: string, request: (n: number) => Omit<SurveyRequest, "source">): Source {
  let levels: SurveyReply["levels"] = new Map();
  let surveys = 0;
  return {
    name,
    repeats: true,
    survey: async (onProgress) => {
      // The thread answers so, and tells lists of areas: see `serveSurveys`.
      const tell = (areas: unknown) => onProgress(areas as readonly SurveyArea[]);
      const asked: SurveyRequest = { ...request(surveys++), source: name, levels };
      const reply = (await thread.call(asked, tell)) as SurveyReply;
      levels = reply.levels;
      await thread.close();
      return reply.result;
    },
    close: () => thread.close(),
  };
}

import type { SurveyArea } from "#lib/api/contract.ts";
import type { Source } from "./source.ts";
import type { SurveyReply, SurveyRequest } from "./survey-thread.ts";
import type { Thread } from "./thread.ts";

type Request = Omit<SurveyRequest, "source">;

/** What the surveys of a source ask for. */
type Asked = { readonly request: (n: number) => Request; readonly earlier?: Request };

/**
 * The source that collects: from AWS, or from whatever the thread puts in place of the network. The thread runs
 * `serveSurveys`. It ends with each survey, and all that the survey left in memory with it; only the levels of AWS's
 * token buckets are handed on to the next. `request` says what the `n`th survey asks for; the first is 0. `earlier`: what
 * a survey of how things were asks for.
 */
export function awsSource(thread: Thread, name: string, { request, earlier }: Asked): Source {
  let levels: SurveyReply["levels"] = new Map();
  let surveys = 0;
  const survey = async (asked: Request, onProgress?: (areas: readonly SurveyArea[]) => void) => {
    // The thread answers so, and tells lists of areas: see `serveSurveys`.
    const tell = (areas: unknown) => onProgress?.(areas as readonly SurveyArea[]);
    const reply = (await thread.call({ ...asked, source: name, levels } satisfies SurveyRequest, tell)) as SurveyReply;
    levels = reply.levels;
    await thread.close();
    return reply.result;
  };
  return {
    name,
    repeats: true,
    survey: (onProgress) => survey(request(surveys++), onProgress),
    ...(earlier !== undefined && { earlier: () => survey(earlier) }),
    close: () => thread.close(),
  };
}

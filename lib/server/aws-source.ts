import type { SurveyArea } from "#lib/api/contract.ts";
import type { Source, SurveyResult } from "./source.ts";
import type { SurveyRequest } from "./survey-thread.ts";
import type { Thread } from "./thread.ts";

/** The source that collects: from AWS, or from whatever the thread puts in place of the network. The thread runs `serveSurveys`. */
export function awsSource(thread: Thread, request: SurveyRequest): Source {
  return {
    name: request.source,
    repeats: true,
    // The thread answers so, and tells lists of areas: see `serveSurveys`.
    survey: (onProgress) =>
      thread.call(request, (areas) => onProgress(areas as readonly SurveyArea[])) as Promise<SurveyResult>,
    close: () => thread.close(),
  };
}

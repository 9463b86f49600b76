import type { Survey } from "#lib/api/contract.ts";

/** How many areas of a survey have been asked to their end, whatever came of it. */
export function surveyProgress(survey: Pick<Survey, "areas">): { readonly done: number; readonly all: number } {
  const done = survey.areas.filter(({ state }) => state === "complete" || state === "incomplete").length;
  return { done, all: survey.areas.length };
}

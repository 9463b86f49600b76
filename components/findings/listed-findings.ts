import type { FindingAnswer, FindingsAnswer } from "#lib/api/findings.ts";
import { isIn, narrow } from "./facets.ts";
import { groupFindings } from "./group-findings.ts";
import type { Choice } from "./use-chosen.ts";

/** The findings that are listed, in the order in which the list shows them; `now` is in milliseconds since 1970. */
export function listedFindings(
  { findings, rules }: FindingsAnswer,
  { view, chosen }: Pick<Choice, "view" | "chosen">,
  now: number,
): readonly FindingAnswer[] {
  const shown = narrow(findings, chosen, { now }).filter((finding) => isIn(view, finding));
  const ordered = groupFindings(shown, rules).flatMap(({ incidents }) =>
    incidents.flatMap(({ finding, symptoms }) => [finding, ...symptoms]),
  );
  // A symptom of two causes is listed with each, and walked through once.
  return [...new Set(ordered)];
}

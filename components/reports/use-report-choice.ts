import { useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useLocale } from "use-intl";
import type { ReportChoice } from "#lib/api/client.ts";
import { redactions } from "#lib/report/redact/redaction.ts";
import { needsBaseline, templates } from "#lib/report/report-template.ts";
import { languages } from "#lib/report/text/language.ts";
import { surveyQuery } from "#components/queries/survey.ts";
import { useAt } from "#components/queries/use-at.ts";
import { useEarlier } from "#components/queries/use-earlier.ts";

/** What the address says of the report. */
const urlState = {
  template: parseAsStringLiteral(templates).withDefault("full"),
  redact: parseAsStringLiteral(redactions).withDefault("none"),
  scope: parseAsString,
  q: parseAsString.withDefault(""),
  base: parseAsString,
  language: parseAsStringLiteral([...languages, "both"] as const),
};

/** What is chosen of a report, as the form shows it and as the server is asked for it; `isPossible` once there is what it compares with. */
export function useReportChoice() {
  const at = useAt();
  const reading = useLocale();
  const latest = useQuery(surveyQuery).data?.latest?.snapshotId;
  const hasEarlier = useEarlier().length > 0;
  const [state, setState] = useQueryStates(urlState, { history: "replace" });
  const language = state.language ?? reading;
  const isReview = needsBaseline.has(state.template);
  const base = state.base ?? (isReview ? "previous" : undefined);
  const choice: ReportChoice = {
    at: at ?? latest,
    lang: language,
    template: state.template,
    redact: absent(state.redact, "none"),
    scope: state.scope ?? undefined,
    q: absent(state.q, ""),
    base: hasEarlier ? base : undefined,
  };
  return { chosen: { ...state, language }, setState, choice, isPossible: hasEarlier || !isReview };
}

function absent(value: string, none: string): string | undefined {
  return value === none ? undefined : value;
}

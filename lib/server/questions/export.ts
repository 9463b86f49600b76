import { exportParameters } from "#lib/api/requests.ts";
import { needsBaseline } from "#lib/report/report-template.ts";
import { preparedReport } from "../prepared-report.ts";
import { defineQuestion } from "../question.ts";
import { BASE_ACCEPTED } from "../reads-base.ts";
import { expected, refusals } from "../refusal-words.ts";
import { Refusal } from "../refusal.ts";
import { exporterOf, reportFileName } from "../report-file.ts";
import { reportAssertions } from "../report-assertions.ts";
import { refuseUnknownScope } from "./scope-names.ts";

/** The report as a file, or to be looked at in a frame. */
export const exportQuestion = defineQuestion(exportParameters, (asked) => {
  const { inspection: whole, parameters, language, base } = asked;
  const { format, template, redact: redaction, scope, preview, q, beside, assertions } = parameters;
  const { mediaType, extension, render, isBilingual = false } = exporterOf(format);
  if (scope !== undefined) refuseUnknownScope(whole.snapshot, scope);
  if (beside !== undefined && !isBilingual) {
    throw new Refusal(400, refusals.bothOnlyDocuments, {
      field: "lang",
      accepted: "en or ja",
    });
  }
  if (base === undefined && needsBaseline.has(template)) {
    throw new Refusal(400, expected("base", BASE_ACCEPTED), {
      field: "base",
      accepted: BASE_ACCEPTED,
    });
  }
  const { inspection, options } = preparedReport(
    whole,
    {
      language,
      template,
      redaction,
      isStill: preview === "true",
      ...(scope !== undefined && { scope }),
      ...(beside !== undefined && { beside }),
      ...(base !== undefined && { base: base.inspection() }),
      ...(assertions !== undefined && { assertions: reportAssertions(assertions) }),
    },
    q,
  );
  const named = preview === "true" ? {} : { fileName: reportFileName(inspection.snapshot, extension) };
  return { text: render(inspection, options), mediaType, ...named };
});

import { exportParameters } from "#lib/api/requests.ts";
import { preparedReport } from "../prepared-report.ts";
import { defineQuestion } from "../question.ts";
import { exporterOf, reportFileName } from "../report-file.ts";
import { refuseUnknownScope } from "./scope-names.ts";

/** The report as a file, or to be looked at in a frame. */
export const exportQuestion = defineQuestion(exportParameters, ({ inspection: whole, parameters, language }) => {
  const { format, template, redact: redaction, scope, preview, q } = parameters;
  const { mediaType, extension, render } = exporterOf(format);
  if (scope !== undefined) refuseUnknownScope(whole.snapshot, scope);
  const asked = { language, template, redaction, isStill: preview === "true", ...(scope !== undefined && { scope }) };
  const { inspection, options } = preparedReport(whole, asked, q);
  const named = preview === "true" ? {} : { fileName: reportFileName(inspection.snapshot, extension) };
  return { text: render(inspection, options), mediaType, ...named };
});

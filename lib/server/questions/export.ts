import { exportParameters } from "#lib/api/requests.ts";
import { redactInspection } from "#lib/report/redact/redact-inspection.ts";
import { defineQuestion } from "../question.ts";
import { redactionKey } from "../redaction-key.ts";
import { exporterOf, reportFileName } from "../report-file.ts";
import { refuseUnknownScope } from "./scope-names.ts";

/** The report as a file, or to be looked at in a frame. */
export const exportQuestion = defineQuestion(exportParameters, ({ inspection, parameters, language }) => {
  const { format, template, redact, scope, preview } = parameters;
  const { mediaType, extension, render } = exporterOf(format);
  if (scope !== undefined) refuseUnknownScope(inspection.snapshot, scope);
  const { inspection: hidden, text } = redactInspection(inspection, redact, redactionKey(inspection.snapshot));
  const within = scope === undefined ? {} : { scope: text(scope) };
  const file = render(hidden, { language, template, redaction: redact, isStill: preview === "true", ...within });
  const named = preview === "true" ? {} : { fileName: reportFileName(hidden.snapshot, extension) };
  return { text: file, mediaType, ...named };
});

import { exportParameters } from "#lib/api/requests.ts";
import { defineQuestion } from "../question.ts";
import { exporterOf, reportFileName } from "../report-file.ts";

/** The report as a file. */
export const exportQuestion = defineQuestion(exportParameters, ({ inspection, parameters: { format }, language }) => {
  const { mediaType, extension, render } = exporterOf(format);
  const fileName = reportFileName(inspection.snapshot, extension);
  return { text: render(inspection, { language }), mediaType, fileName };
});

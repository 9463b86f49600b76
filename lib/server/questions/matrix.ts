import { matrixTable } from "#lib/analysis/matrix/table.ts";
import { matrixParameters } from "#lib/api/matrix.ts";
import { matrixCsv } from "#lib/report/matrix-csv.ts";
import { defineQuestion } from "../question.ts";
import { Refusal } from "../refusal.ts";
import { reportFileName } from "../report-file.ts";

/** All pairs of the account for one protocol and port. */
export const matrixQuestion = defineQuestion(matrixParameters, ({ inspection, parameters, language }) => {
  const { format, ...question } = parameters;
  const answer = matrixTable(inspection.topology, question, language);
  if ("status" in answer) {
    const { status, field, detail, suggestions } = answer;
    throw new Refusal(status, detail, { field, suggestions });
  }
  if (format === "json") return { json: answer };
  const fileName = reportFileName(inspection.snapshot, "csv").replace(/^roadstead-/, "roadstead-matrix-");
  return { text: matrixCsv(answer, inspection.snapshot.source), mediaType: "text/csv; charset=utf-8", fileName };
});

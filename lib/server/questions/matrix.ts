import { matrixTable } from "#lib/analysis/matrix/table.ts";
import { matrixParameters } from "#lib/api/matrix.ts";
import { matrixCsv } from "#lib/report/matrix-csv.ts";
import { matrixWithin } from "#lib/report/matrix-scope.ts";
import { defineQuestion } from "../question.ts";
import { Refusal } from "../refusal.ts";
import { reportFileName } from "../report-file.ts";
import { refuseUnknownScope } from "./scope-names.ts";

/** All pairs of the account for one protocol and port. */
export const matrixQuestion = defineQuestion(matrixParameters, ({ inspection, parameters, language }) => {
  const { format, scope, ...question } = parameters;
  if (scope !== undefined) refuseUnknownScope(inspection.snapshot, scope);
  const answer = matrixTable(inspection.topology, question, language);
  if ("status" in answer) {
    const { status, field, detail, suggestions } = answer;
    throw new Refusal(status, detail, { field, suggestions });
  }
  const within = matrixWithin(answer, scope);
  if (format === "json") return { json: within };
  const fileName = reportFileName(inspection.snapshot, "csv").replace(/^roadstead-/, "roadstead-matrix-");
  return { text: matrixCsv(within, inspection.snapshot.source), mediaType: "text/csv; charset=utf-8", fileName };
});

import { escapeCsv } from "../escape.ts";
import type { Exporter } from "../exporter.ts";
import { reportDocument } from "../report-document.ts";
import { reportWords } from "../report-words.ts";
import { confidenceWords, severityWords } from "../text/words.ts";

/** Spreadsheets take a file for UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The problems as one table, a line each. */
export const csvExporter: Exporter = {
  format: "csv",
  mediaType: "text/csv; charset=utf-8",
  extension: "csv",
  render: (inspection, options) => {
    const { language } = options;
    const { problems, muted, source } = reportDocument(inspection, options);
    const { columns, labels, states, untilTakenBack } = reportWords(language);
    const head = [
      columns.severity,
      columns.confidence,
      columns.rule,
      columns.problem,
      columns.subject,
      "URN",
      columns.affected,
      labels.causedBy,
      labels.whatToDo,
      labels.state,
      labels.mutedBecause,
      labels.mutedUntil,
      labels.source,
    ];
    const rows = [...problems, ...muted].map((problem) => [
      severityWords[language][problem.severity],
      confidenceWords[language][problem.confidence],
      problem.ruleId,
      problem.summary,
      problem.subjectId,
      problem.subject,
      problem.affected.join(" "),
      problem.causedBy.join(" "),
      problem.remedy.text,
      states[problem.state],
      problem.mute?.reason ?? "",
      problem.mute === undefined ? "" : (problem.mute.expiresAt ?? untilTakenBack),
      source,
    ]);
    return BYTE_ORDER_MARK + [head, ...rows].map((row) => `${row.map(escapeCsv).join(",")}\n`).join("");
  },
};

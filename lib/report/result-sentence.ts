import { countIncidents, foldIncidents } from "#lib/findings/causes.ts";
import type { Severity } from "#lib/findings/finding.ts";
import type { ReportDocument } from "./report-document.ts";
import { reportWords } from "./report-words.ts";
import type { Language } from "./text/language.ts";
import { severityWords } from "./text/words.ts";

const order: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

/** The result in one sentence; with nothing found it speaks only of what could be read. */
export function resultSentence(document: ReportDocument, language: Language): string {
  const words = reportWords(language);
  const muted = document.muted.length === 0 ? "" : words.mutedToo(document.muted.length);
  const { changes } = document;
  const changed = changes && words.changes.inResult(changes.reachability.pairs, changes.configuration.changes.length);
  const after = muted + (changed ?? "");
  if (document.problems.length === 0) return words.noProblems + after;
  // As the overview counts: a symptom with its cause, by the worst of both.
  const incidents = foldIncidents(document.problems);
  const counts = countIncidents(incidents);
  const parts = order
    .filter((severity) => counts[severity] > 0)
    .map((severity) => words.counted(severityWords[language][severity], counts[severity]));
  const worst = parts.join(language === "ja" ? "、" : ", ");
  return words.result(incidents.length, document.problems.length - incidents.length, worst) + after;
}

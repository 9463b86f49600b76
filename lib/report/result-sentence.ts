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
  const parts = order
    .filter((severity) => document.counts[severity] > 0)
    .map((severity) => words.counted(severityWords[language][severity], document.counts[severity]));
  const symptoms = symptomsAmong(document.problems);
  const worst = parts.join(language === "ja" ? "、" : ", ");
  return words.result(document.problems.length - symptoms, symptoms, worst) + after;
}

/** How many follow from others of them: the pages fold these under their causes, and count causes. */
function symptomsAmong(problems: ReportDocument["problems"]): number {
  const ids = new Set(problems.map(({ id }) => id));
  return problems.filter(({ causedBy }) => causedBy.some((id) => ids.has(id))).length;
}

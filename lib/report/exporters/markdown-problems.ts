import { escapeMarkdown } from "../escape.ts";
import type { ReportProblem } from "../report-document.ts";
import { confidenceWords, severityWords } from "../text/words.ts";
import { bothTexts, fence, fixed, heads, inTwoLines, markdownTable } from "./markdown-parts.ts";
import { inOneText, toldRows, type Pen, type Told } from "./pen.ts";

/** What is open, then what is muted, under a heading of its own. */
export function problems(pen: Pen): readonly string[] {
  const lines = toldRows(pen, (document) => document.problems).flatMap((problem) => problemLines(problem, pen));
  return [...(lines.length === 0 ? inTwoLines(pen, ({ words }) => words.noProblems) : lines), ...mutedLines(pen)];
}

/** Who set it aside would say why, until when, and how much of the rule is silent with it. */
function muteLines({ mute }: ReportProblem, pen: Pen): readonly string[] {
  if (mute === undefined) return [];
  const until = fixed(
    pen,
    ({ mutedFor, untilTakenBack }) => `${mute.expiresAt ?? untilTakenBack} (${mutedFor[mute.scope.kind]})`,
  );
  return [
    `- ${fixed(pen, ({ labels }) => labels.mutedBecause)}: ${escapeMarkdown(mute.reason)}`,
    `- ${fixed(pen, ({ labels }) => labels.mutedUntil)}: ${until}`,
  ];
}

function problemLines(told: Told<ReportProblem>, pen: Pen): readonly string[] {
  const { row: problem, beside } = told;
  const severity = inOneText(pen, ({ language }) => severityWords[language][problem.severity]);
  const confidence = inOneText(pen, ({ language }) => confidenceWords[language][problem.confidence]);
  const both = (say: (one: ReportProblem) => string) => escapeMarkdown(bothTexts(say(problem), beside && say(beside)));
  const paragraphs = (say: (one: ReportProblem) => string) => [problem, ...(beside === undefined ? [] : [beside])].flatMap((one) => [escapeMarkdown(say(one)), ""]); // prettier-ignore
  const level = problem.mute === undefined ? "###" : "####";
  const causes = toldRows(pen, ({ problems: open, muted }) => [...open, ...muted]).filter(({ row }) =>
    problem.causedBy.includes(row.id),
  );
  const cause = fixed(pen, ({ labels }) => labels.causedBy);
  return [
    `${level} ${severity} · ${problem.ruleId} · ${both(({ title }) => title)}`,
    "",
    ...paragraphs(({ figures }) => figures),
    ...muteLines(problem, pen),
    `- ${fixed(pen, ({ columns }) => columns.confidence)}: ${confidence}`,
    `- ${fixed(pen, ({ columns }) => columns.subject)}: ${escapeMarkdown(problem.subjectId)}`,
    ...causes.map(({ row, beside: other }) => `- ${cause}: ${row.ruleId} ${escapeMarkdown(bothTexts(row.title, other?.title))}`), // prettier-ignore
    `- ${fixed(pen, ({ labels }) => labels.why)}: ${both(({ why }) => why)}`,
    `- ${fixed(pen, ({ labels }) => labels.whatToDo)}: ${both(({ remedy }) => remedy.text)}`,
    `- ${fixed(pen, ({ labels }) => labels.limits)}: ${both(({ limits }) => limits)}`,
    "",
    ...(problem.remedy.cli === undefined ? [] : fence("sh", problem.remedy.cli)),
    ...(problem.remedy.terraform === undefined ? [] : fence("hcl", problem.remedy.terraform)),
    ...markdownTable(
      heads(
        pen,
        ({ columns }) => columns.fact,
        ({ columns }) => columns.source,
      ),
      problem.because.map(({ fact, source }) => [fact, source]),
    ),
  ];
}

function mutedLines(pen: Pen): readonly string[] {
  const muted = toldRows(pen, (document) => document.muted);
  if (muted.length === 0) return [];
  return [
    `### ${fixed(pen, ({ mutedHeading }) => mutedHeading(muted.length))}`,
    "",
    ...muted.flatMap((problem) => problemLines(problem, pen)),
  ];
}

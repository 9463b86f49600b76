import { escapeMarkdown, visibleText } from "../escape.ts";
import type { Exporter } from "../exporter.ts";
import { reportDocument, type ReportDocument, type ReportProblem } from "../report-document.ts";
import { reportWords, type ReportWords } from "../report-words.ts";
import { resultSentence } from "../result-sentence.ts";
import type { Language } from "../text/language.ts";
import { areaWords, confidenceWords, severityWords } from "../text/words.ts";

type Pen = { readonly document: ReportDocument; readonly words: ReportWords; readonly language: Language };

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map((row) => line(row.map(escapeMarkdown))), ""];
}

/** A fenced block that no content can close early. */
function fence(language: string, code: string): readonly string[] {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = "`".repeat(longest + 1);
  return [`${ticks}${language}`, visibleText(code), ticks, ""];
}

function head({ document, words }: Pen): readonly string[] {
  const lines = [
    `# ${words.title}`,
    "",
    `${words.labels.snapshot}: ${escapeMarkdown(document.snapshotId)} · ${words.labels.read}: ${escapeMarkdown(document.finishedAt)} · ${words.labels.source}: ${escapeMarkdown(document.source)} · ${words.labels.version} ${escapeMarkdown(document.toolVersion)}`,
    "",
    `${words.labels.scopes}: ${document.scopes.map(escapeMarkdown).join(", ")}`,
    "",
  ];
  return document.source.startsWith("demo:") ? [...lines, `**${words.demo}**`, ""] : lines;
}

function unseen({ document, words, language }: Pen): readonly string[] {
  const { unread, complete, wanted } = document.coverage;
  const rows = unread.map(({ scope, area, call, reason, mutes }) => [
    scope,
    areaWords[language][area],
    call ?? "",
    reason === "" ? words.notRead : reason,
    mutes.join(", "),
  ]);
  const { columns } = words;
  return [
    `## 2 ${words.sections.unseen}`,
    "",
    words.coverage(complete, wanted),
    "",
    ...(rows.length === 0
      ? [words.everythingRead, ""]
      : table([columns.scope, columns.area, columns.call, columns.reason, columns.mutes], rows)),
    ...words.never.map((line) => `- ${line}`),
    "",
  ];
}

/** Who set it aside would say why, until when, and how much of the rule is silent with it. */
function muteLines({ mute }: ReportProblem, { words: { labels, mutedFor, untilTakenBack } }: Pen): readonly string[] {
  if (mute === undefined) return [];
  return [
    `- ${labels.mutedBecause}: ${escapeMarkdown(mute.reason)}`,
    `- ${labels.mutedUntil}: ${mute.expiresAt ?? untilTakenBack} (${mutedFor[mute.scope.kind]})`,
  ];
}

function problemLines(problem: ReportProblem, pen: Pen): readonly string[] {
  const { words, language, document } = pen;
  const severity = severityWords[language][problem.severity];
  const confidence = confidenceWords[language][problem.confidence];
  const causes = [...document.problems, ...document.muted].filter(({ id }) => problem.causedBy.includes(id));
  const level = problem.mute === undefined ? "###" : "####";
  return [
    `${level} ${severity} · ${problem.ruleId} · ${escapeMarkdown(problem.title)}`,
    "",
    escapeMarkdown(problem.figures),
    "",
    ...muteLines(problem, pen),
    `- ${words.columns.confidence}: ${confidence}`,
    `- ${words.columns.subject}: ${escapeMarkdown(problem.subjectId)}`,
    ...causes.map(({ ruleId, title }) => `- ${words.labels.causedBy}: ${ruleId} ${escapeMarkdown(title)}`),
    `- ${words.labels.why}: ${escapeMarkdown(problem.why)}`,
    `- ${words.labels.whatToDo}: ${escapeMarkdown(problem.remedy.text)}`,
    `- ${words.labels.limits}: ${escapeMarkdown(problem.limits)}`,
    "",
    ...(problem.remedy.cli === undefined ? [] : fence("sh", problem.remedy.cli)),
    ...(problem.remedy.terraform === undefined ? [] : fence("hcl", problem.remedy.terraform)),
    ...table(
      [words.columns.fact, words.columns.source],
      problem.because.map(({ fact, source }) => [fact, source]),
    ),
  ];
}

function mutedLines(pen: Pen): readonly string[] {
  const { muted } = pen.document;
  if (muted.length === 0) return [];
  return [`### ${pen.words.mutedHeading(muted.length)}`, "", ...muted.flatMap((problem) => problemLines(problem, pen))];
}

function reachability({ document, words }: Pen): readonly string[] {
  const { columns } = words;
  const rows = document.reachability.map((path) => [
    path.loadBalancer,
    `${path.listener} ${path.rule}`.trim(),
    path.targetGroup,
    path.service,
    words.verdicts[path.verdict],
    path.because ?? "",
    path.health === undefined ? words.notRead : words.healthy(path.health.healthy, path.health.all),
  ]);
  const titles = [columns.loadBalancer, columns.listener, columns.targetGroup, columns.service, columns.verdict, columns.because, columns.health]; // prettier-ignore
  return [`## 4 ${words.sections.reachability}`, "", ...(rows.length === 0 ? [words.none, ""] : table(titles, rows))];
}

function appendices({ document, words, language }: Pen): readonly string[] {
  const { columns } = words;
  const inventory = document.inventory.map(({ kind, name, id, status }) => [kind, name, id, status ?? ""]);
  const evidence = document.evidence.map(({ scope, area, call, count, items, at }) => [
    scope,
    areaWords[language][area],
    call,
    String(count),
    String(items),
    at,
  ]);
  return [
    `## A ${words.sections.inventory}`,
    "",
    ...table([columns.kind, columns.name, columns.id, columns.status], inventory),
    `## B ${words.sections.evidence}`,
    "",
    ...table([columns.scope, columns.area, columns.call, columns.count, columns.items, columns.at], evidence),
  ];
}

/** The report as Markdown; the map is left to the formats that can hold a drawing. */
export const markdownExporter: Exporter = {
  format: "md",
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
  render: (inspection, { language }) => {
    const document = reportDocument(inspection, language);
    const words = reportWords(language);
    const pen: Pen = { document, words, language };
    const problems = document.problems.flatMap((problem) => problemLines(problem, pen));
    const lines = [
      ...head(pen),
      `## 1 ${words.sections.result}`,
      "",
      escapeMarkdown(resultSentence(document, language)),
      "",
      ...unseen(pen),
      `## 3 ${words.sections.problems}`,
      "",
      ...(problems.length === 0 ? [words.noProblems, ""] : problems),
      ...mutedLines(pen),
      ...reachability(pen),
      ...appendices(pen),
    ];
    return `${lines.join("\n").trimEnd()}\n`;
  },
};

import { escapeMarkdown, visibleText } from "../escape.ts";
import type { Exporter, ExportOptions } from "../exporter.ts";
import { reportDocument, type ReportDocument, type ReportProblem } from "../report-document.ts";
import { numberedSections, type SectionName } from "../report-template.ts";
import type { ReportWords } from "../report-wording.ts";
import { openText } from "../open-text.ts";
import { reportWords } from "../report-words.ts";
import { resultSentence } from "../result-sentence.ts";
import { glossary } from "../text/glossary.ts";
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

function head({ document, words }: Pen, { template = "full", redaction = "none" }: ExportOptions): readonly string[] {
  const lines = [
    `# ${words.titles[template]}`,
    "",
    `${words.labels.snapshot}: ${escapeMarkdown(document.snapshotId)} · ${words.labels.read}: ${escapeMarkdown(document.finishedAt)} · ${words.labels.source}: ${escapeMarkdown(document.source)} · ${words.labels.version} ${escapeMarkdown(document.toolVersion)}`,
    "",
    `${words.labels.scopes}: ${document.scopes.map(escapeMarkdown).join(", ")}`,
    "",
  ];
  const { filter } = document;
  const narrowed = filter === undefined ? [] : [escapeMarkdown(words.filtered(filter.q, filter.undecided)), ""];
  const hidden = redaction === "none" ? [] : [words.redacted[redaction], ""];
  return [...lines, ...narrowed, ...hidden, ...(document.source.startsWith("demo:") ? [`**${words.demo}**`, ""] : [])];
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
  return rows.length === 0 ? [words.none, ""] : table(titles, rows);
}

function pairs({ document, words }: Pen): readonly string[] {
  const { columns, pairs: said } = words;
  const rows = document.pairs.map(({ to, verdict, ports, from }) => [
    to,
    words.verdicts[verdict],
    openText({ verdict, ports }, words),
    from.map((name) => (name === "internet" ? said.internet : name)).join(", "),
  ]);
  const titles = [said.receiver, columns.verdict, said.open, said.senders];
  return [said.lead, "", ...(rows.length === 0 ? [words.none, ""] : table(titles, rows))];
}

function capacity({ document, words }: Pen): readonly string[] {
  const { capacity: said, columns, verdicts } = words;
  const figure = (value: number | undefined): string => (value === undefined ? verdicts.unknown : String(value));
  const services = document.capacity.services.map((row) => [
    row.name,
    String(row.desired),
    String(row.running),
    row.binding === "none" ? "∞" : figure(row.placeable),
    row.binding === undefined ? verdicts.unknown : said.bindings[row.binding],
  ]);
  const subnets = document.capacity.subnets.map((row) => [
    row.name,
    row.cidr,
    figure(row.usable),
    figure(row.used),
    figure(row.free),
    figure(row.highWater),
  ]);
  return [
    `### ${said.services}`,
    "",
    ...table([columns.service, said.desired, said.running, said.placeable, said.binding], services),
    `### ${said.subnets}`,
    "",
    ...table([columns.name, said.cidr, said.usable, said.used, said.free, said.highWater], subnets),
  ];
}

function names({ document, words }: Pen): readonly string[] {
  const { names: said, columns } = words;
  const rows = document.names.map((name) => [
    name.name,
    name.type,
    name.values.join(" "),
    said.standings[name.standing],
  ]);
  return rows.length === 0 ? [words.none, ""] : table([columns.name, said.type, said.values, said.standing], rows);
}

function inventory({ document, words: { columns } }: Pen): readonly string[] {
  const rows = document.inventory.map(({ kind, name, id, status }) => [kind, name, id, status ?? ""]);
  return table([columns.kind, columns.name, columns.id, columns.status], rows);
}

function evidence({ document, words: { columns }, language }: Pen): readonly string[] {
  const rows = document.evidence.map(({ scope, area, call, count, items, at }) => [
    scope,
    areaWords[language][area],
    call,
    String(count),
    String(items),
    at,
  ]);
  return table([columns.scope, columns.area, columns.call, columns.count, columns.items, columns.at], rows);
}

function problems(pen: Pen): readonly string[] {
  const lines = pen.document.problems.flatMap((problem) => problemLines(problem, pen));
  return [...(lines.length === 0 ? [pen.words.noProblems, ""] : lines), ...mutedLines(pen)];
}

/** What stands in each section; the map is left to the formats that can hold a drawing. */
const bodies: { readonly [Name in Exclude<SectionName, "map">]: (pen: Pen) => readonly string[] } = {
  result: ({ document, language }) => [escapeMarkdown(resultSentence(document, language)), ""],
  unseen,
  problems,
  reachability,
  pairs,
  capacity,
  names,
  inventory,
  evidence,
  glossary: ({ words }) =>
    table(
      [words.english, words.japanese],
      glossary.map(({ en, ja }) => [en, ja]),
    ),
};

/** The report as Markdown; the map is left to the formats that can hold a drawing. */
export const markdownExporter: Exporter = {
  format: "md",
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
  render: (inspection, options) => {
    const { language, template = "full" } = options;
    const words = reportWords(language);
    const pen: Pen = { document: reportDocument(inspection, options), words, language };
    const sections = numberedSections(template).flatMap(({ name, number }) =>
      name === "map" ? [] : [`## ${number} ${words.sections[name]}`, "", ...bodies[name](pen)],
    );
    return `${[...head(pen, options), ...sections].join("\n").trimEnd()}\n`;
  },
};

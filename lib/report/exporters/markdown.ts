import { escapeMarkdown } from "../escape.ts";
import type { Exporter, ExportOptions } from "../exporter.ts";
import { numberedSections, type SectionName } from "../report-template.ts";
import { resultSentence } from "../result-sentence.ts";
import { glossary } from "../text/glossary.ts";
import { isDemo } from "../text/demo-words.ts";
import { saidTime } from "../text/said-time.ts";
import { changes } from "./markdown-changes.ts";
import { fixed, heads, inTwoLines, markdownTable } from "./markdown-parts.ts";
import { problems } from "./markdown-problems.ts";
import { assertions, pairs, reachability } from "./markdown-reachability.ts";
import { capacity, evidence, inventory, names, unseen } from "./markdown-tables.ts";
import { penOf, type Pen } from "./pen.ts";

function head(pen: Pen, { template = "full", redaction = "none" }: ExportOptions): readonly string[] {
  const { document } = pen;
  const about = (["snapshot", "read", "source"] as const).map((name) => {
    const value = {
      snapshot: document.snapshotId,
      read: saidTime(document.finishedAt, pen.language),
      source: document.source,
    }[name];
    return `${fixed(pen, ({ labels }) => labels[name])}: ${escapeMarkdown(value)}`;
  });
  const { filter } = document;
  return [
    `# ${fixed(pen, ({ titles }) => titles[template])}`,
    "",
    [...about, `${pen.words.labels.version} ${escapeMarkdown(document.toolVersion)}`].join(" · "),
    "",
    `${fixed(pen, ({ labels }) => labels.scopes)}: ${document.scopes.map(escapeMarkdown).join(", ")}`,
    "",
    ...(filter === undefined ? [] : inTwoLines(pen, ({ words }) => words.filtered(filter.q, filter.undecided))),
    ...(redaction === "none" ? [] : inTwoLines(pen, ({ words }) => words.redacted[redaction])),
    ...(isDemo(document) ? [`**${fixed(pen, ({ demo }) => demo)}**`, ""] : []),
  ];
}

/** What stands in each section; the map is left to the formats that can hold a drawing. */
const bodies: { readonly [Name in Exclude<SectionName, "map">]: (pen: Pen) => readonly string[] } = {
  result: (pen) => inTwoLines(pen, ({ document, language }) => resultSentence(document, language)),
  unseen,
  changes,
  problems,
  reachability,
  pairs,
  assertions,
  capacity,
  names,
  inventory,
  evidence,
  glossary: (pen) =>
    markdownTable(
      heads(
        pen,
        ({ english }) => english,
        ({ japanese }) => japanese,
      ),
      glossary.map(({ en, ja }) => [en, ja]),
    ),
};

/** The report as Markdown; the map is left to the formats that can hold a drawing. */
export const markdownExporter: Exporter = {
  format: "md",
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
  isBilingual: true,
  render: (inspection, options) => {
    const { template = "full" } = options;
    const pen = penOf(inspection, options);
    const sections = numberedSections(template, options.baseline !== undefined).flatMap(({ name, number }) =>
      name === "map" ? [] : [`## ${number} ${fixed(pen, (words) => words.sections[name])}`, "", ...bodies[name](pen)],
    );
    return `${[...head(pen, options), ...sections].join("\n").trimEnd()}\n`;
  },
};

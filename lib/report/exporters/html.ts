import type { Severity } from "#lib/findings/finding.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { severityMark } from "../chart/severity-mark.ts";
import { chartStyle } from "../chart/chart-style.ts";
import { element } from "../chart/svg-node.ts";
import { writeSvg } from "../chart/write-svg.ts";
import type { Exporter, ExportOptions } from "../exporter.ts";
import { html, trusted, type Inserted, type Markup } from "../markup.ts";
import { reportDocument, type ReportProblem } from "../report-document.ts";
import { numberedSections, type NumberedSection, type SectionName, type Template } from "../report-template.ts";
import { reportWords } from "../report-words.ts";
import { resultSentence } from "../result-sentence.ts";
import { glossary } from "../text/glossary.ts";
import { areaWords, confidenceWords, severityWords } from "../text/words.ts";
import { capacityTables } from "./html-capacity.ts";
import { section, table, type Pen } from "./html-parts.ts";
import { pairs, reachability } from "./html-reachability.ts";
import { htmlScriptHash } from "./html-script.ts";
import { scriptElements } from "./html-script-elements.ts";
import { htmlStyle } from "./html-style.ts";
import { mapPages } from "./html-map.ts";

function mark(severity: Severity): Markup {
  const svg = element("svg", { width: 16, height: 16, viewBox: "-8 -8 16 16", "aria-hidden": "true" }, [
    severityMark(severity, 0, 0),
  ]);
  return trusted(writeSvg(svg));
}

function unseen({ document, words, language }: Pen): readonly Inserted[] {
  const { complete, wanted, unread } = document.coverage;
  const { columns } = words;
  const rows = unread.map(({ scope, area, call, reason, mutes }) => [
    scope,
    areaWords[language][area],
    html`<code>${call ?? ""}</code>`,
    reason === "" ? words.notRead : reason,
    mutes.join(", "),
  ]);
  return [
    html`<p>${words.coverage(complete, wanted)}</p>`,
    rows.length === 0
      ? html`<p>${words.everythingRead}</p>`
      : table([columns.scope, columns.area, columns.call, columns.reason, columns.mutes], rows),
    html`<ul>
      ${words.never.map((line) => html`<li>${line}</li>`)}
    </ul>`,
  ];
}

function muteMarkup({ mute }: ReportProblem, { words: { labels, mutedFor, untilTakenBack } }: Pen): Inserted {
  if (mute === undefined) return undefined;
  return html`<dt>${labels.mutedBecause}</dt>
    <dd>${mute.reason}</dd>
    <dt>${labels.mutedUntil}</dt>
    <dd>${mute.expiresAt ?? untilTakenBack} (${mutedFor[mute.scope.kind]})</dd>`;
}

function problemMarkup(problem: ReportProblem, pen: Pen): Markup {
  const { document, words, language } = pen;
  const causes = [...document.problems, ...document.muted].filter(({ id }) => problem.causedBy.includes(id));
  const { labels, columns } = words;
  return html`<article class="problem ${problem.state}" id="f-${problem.id}">
    <header>
      ${mark(problem.severity)}
      <h3>${problem.title}</h3>
      <span class="tags"
        >${severityWords[language][problem.severity]} · ${confidenceWords[language][problem.confidence]} ·
        ${problem.ruleId}${problem.mute === undefined ? "" : ` · ${words.states.muted}`}</span
      >
    </header>
    <p>${problem.figures}</p>
    <div>
      <dl>
        <dt>${columns.subject}</dt>
        <dd class="id">${problem.subjectId}</dd>
        ${muteMarkup(problem, pen)}
        ${causes.map(
          ({ id, title, ruleId }) =>
            html`<dt>${labels.causedBy}</dt>
              <dd><a href="#f-${id}">${ruleId} ${title}</a></dd>`,
        )}
        <dt>${labels.why}</dt>
        <dd>${problem.why}</dd>
        <dt>${labels.whatToDo}</dt>
        <dd>${problem.remedy.text}</dd>
        <dt>${labels.limits}</dt>
        <dd>${problem.limits}</dd>
      </dl>
      ${problem.remedy.cli === undefined ? undefined : html`<pre>${problem.remedy.cli}</pre>`}
      ${problem.remedy.terraform === undefined ? undefined : html`<pre>${problem.remedy.terraform}</pre>`}
      ${table(
        [labels.evidence, columns.source],
        problem.because.map(({ fact, source }) => [fact, html`<code>${source}</code>`]),
      )}
    </div>
  </article> `;
}

/** What is open, then what is muted, under a heading of its own. */
function problems(pen: Pen): readonly Inserted[] {
  const { document, words } = pen;
  const { muted } = document;
  return [
    document.problems.length === 0
      ? html`<p>${words.noProblems}</p>`
      : document.problems.map((problem) => problemMarkup(problem, pen)),
    muted.length === 0 ? undefined : html`<h3 class="apart" id="muted">${words.mutedHeading(muted.length)}</h3>`,
    muted.map((problem) => problemMarkup(problem, pen)),
  ];
}

function inventory({ document, words }: Pen): readonly Inserted[] {
  const { columns } = words;
  const kinds = [...new Set(document.inventory.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const rows = document.inventory.filter((row) => row.kind === kind);
    return html`<details>
      <summary>${kind} (${rows.length})</summary>
      ${table(
        [columns.name, columns.id, columns.status, columns.scope],
        rows.map((row) => [
          row.name,
          html`<span class="id">${row.id}</span>`,
          row.status,
          `${row.account}/${row.region}`,
        ]),
      )}
    </details> `;
  });
}

function evidence({ document, words, language }: Pen): readonly Inserted[] {
  const { columns } = words;
  const rows = document.evidence.map((reading) => [
    reading.scope,
    areaWords[language][reading.area],
    html`<code>${reading.call}</code>`,
    reading.count,
    reading.items,
    reading.at,
    html`<span class="id">${reading.requestId ?? ""}</span>`,
  ]);
  const head = [columns.scope, columns.area, columns.call, columns.count, columns.items, columns.at, columns.requestId];
  return [table(head, rows)];
}

function names({ document, words }: Pen): readonly Inserted[] {
  const { columns, names: said } = words;
  const rows = document.names.map((name) => [
    name.name,
    name.type,
    html`<span class="id">${name.values.join(" ")}</span>`,
    name.zone,
    said.standings[name.standing],
  ]);
  const head = [columns.name, said.type, said.values, said.zone, said.standing];
  return [rows.length === 0 ? html`<p>${words.none}</p>` : table(head, rows)];
}

function terms({ words }: Pen): readonly Inserted[] {
  return [
    table(
      [words.english, words.japanese],
      glossary.map(({ en, ja }) => [en, html`<span lang="ja">${ja}</span>`]),
    ),
  ];
}

function contents(sections: readonly NumberedSection[], { words }: Pen, template: Template): Markup {
  const entries = sections.map(({ name }) => html`<li><a href="#${name}">${words.sections[name]}</a></li>`);
  return html`<nav aria-label="${words.titles[template]}">
    <ol>
      ${entries}
    </ol>
  </nav>`;
}

function filterMarkup({ document: { filter }, words }: Pen): Inserted {
  return filter === undefined ? undefined : html`<p class="filter">${words.filtered(filter.q, filter.undecided)}</p>`;
}

function head(pen: Pen, template: Template, { redaction }: ExportOptions): Markup {
  const { document, words } = pen;
  const { labels } = words;
  const demo = document.source.startsWith("demo:") ? html`<p class="demo"><span>${words.demo}</span></p>` : undefined;
  const redacted = redaction === undefined || redaction === "none" ? undefined : html`<p class="meta">${words.redacted[redaction]}</p>`; // prettier-ignore
  return html`<header>
    <h1>${words.titles[template]}</h1>
    <p class="meta">
      ${labels.scopes}: ${document.scopes.join(", ")}<br />${labels.read}:
      <time datetime="${document.finishedAt}">${document.finishedAt}</time> · ${labels.source}: ${document.source}
    </p>
    ${filterMarkup(pen)} ${redacted} ${demo} ${contents(numberedSections(template), pen, template)}
  </header>`;
}

/** What stands in each section. */
function bodies(inspection: Inspection): { readonly [Name in SectionName]: (pen: Pen) => readonly Inserted[] } {
  return {
    result: ({ document, language }) => [html`<p class="result">${resultSentence(document, language)}</p>`],
    unseen,
    problems,
    reachability,
    pairs,
    capacity: capacityTables,
    names,
    map: mapPages(inspection),
    inventory,
    evidence,
    glossary: terms,
  };
}

function page(inspection: Inspection, options: ExportOptions): Markup {
  const { language, template = "full", isStill = false } = options;
  const script = trusted(isStill ? "" : `script-src 'sha256-${htmlScriptHash}'; `);
  const document = reportDocument(inspection, options);
  const words = reportWords(language);
  const pen: Pen = { document, words, language };
  const bodyOf = bodies(inspection);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; ${script}img-src data:"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${words.titles[template]} · ${document.scopes.join(", ")} · ${document.finishedAt}</title>
        <style>
          ${trusted(htmlStyle)}
          ${trusted(chartStyle)}
        </style>
      </head>
      <body>
        <main>
          ${head(pen, template, options)}
          ${numberedSections(template).map((numbered) => section(numbered, pen, bodyOf[numbered.name](pen)))}
          <footer class="meta">
            ${words.labels.snapshot} <span class="id">${document.snapshotId}</span> · ${words.labels.version}
            ${document.toolVersion}
          </footer>
        </main>
        ${isStill ? undefined : scriptElements(inspection, options, words)}
      </body>
    </html> `;
}

/** The report as one HTML file that needs nothing else: no network, no script, readable in print and in the dark. */
export const htmlExporter: Exporter = {
  format: "html",
  mediaType: "text/html; charset=utf-8",
  extension: "html",
  render: (inspection, options) => page(inspection, options).markup,
};

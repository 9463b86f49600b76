import type { Inspection } from "#lib/inspection/inspection.ts";
import { chartStyle } from "../chart/chart-style.ts";
import type { Exporter, ExportOptions } from "../exporter.ts";
import { html, trusted, type Inserted, type Markup } from "../markup.ts";
import { numberedSections, type NumberedSection, type SectionName, type Template } from "../report-template.ts";
import { resultSentence } from "../result-sentence.ts";
import { isDemo } from "../text/demo-words.ts";
import { saidTime } from "../text/said-time.ts";
import { capacityTables } from "./html-capacity.ts";
import { changes } from "./html-changes.ts";
import { mapOfChanges, mapPages } from "./html-map.ts";
import { said, section, word } from "./html-parts.ts";
import { problems } from "./html-problems.ts";
import { assertions, pairs, reachability } from "./html-reachability.ts";
import { htmlScriptHash } from "./html-script.ts";
import { scriptElements } from "./html-script-elements.ts";
import { htmlStyle } from "./html-style.ts";
import { inOneText, penOf, type Pen } from "./pen.ts";
import { evidence, inventory, names, terms, unseen } from "./html-tables.ts";

function contents(sections: readonly NumberedSection[], pen: Pen, template: Template): Markup {
  const entries = sections.map(
    ({ name }) => html`<li><a href="#${name}">${word(pen, ({ words }) => words.sections[name])}</a></li>`,
  );
  return html`<nav aria-label="${inOneText(pen, ({ words }) => words.titles[template])}">
    <ol>
      ${entries}
    </ol>
  </nav>`;
}

function filterMarkup(pen: Pen): Inserted {
  const { filter } = pen.document;
  if (filter === undefined) return undefined;
  return html`<p class="filter">${said(pen, ({ words }) => words.filtered(filter.q, filter.undecided))}</p>`;
}

function head(pen: Pen, sections: readonly NumberedSection[], options: ExportOptions): Markup {
  const { document } = pen;
  const { redaction = "none", template = "full" } = options;
  const demo = isDemo(document)
    ? html`<p class="demo"><span>${word(pen, ({ words }) => words.demo)}</span></p>`
    : undefined;
  const redacted =
    redaction === "none" ? undefined : html`<p class="meta">${said(pen, ({ words }) => words.redacted[redaction])}</p>`;
  return html`<header>
    <h1>${said(pen, ({ words }) => words.titles[template])}</h1>
    <p class="meta">
      ${word(pen, ({ words }) => words.labels.scopes)}: ${document.scopes.join(", ")}<br />${word(
        pen,
        ({ words }) => words.labels.read,
      )}: <time datetime="${document.finishedAt}">${saidTime(document.finishedAt, pen.language)}</time> ·
      ${word(pen, ({ words }) => words.labels.source)}: ${document.source}
    </p>
    ${filterMarkup(pen)} ${redacted} ${demo} ${contents(sections, pen, template)}
  </header>`;
}

/** What stands in each section. */
function bodies(
  inspection: Inspection,
  template: Template,
): { readonly [Name in SectionName]: (pen: Pen) => readonly Inserted[] } {
  return {
    result: (pen) => [
      html`<p class="result">${said(pen, ({ document, language }) => resultSentence(document, language))}</p>`,
    ],
    unseen,
    changes,
    problems,
    reachability,
    pairs,
    assertions,
    capacity: capacityTables,
    names,
    map: template === "review" ? mapOfChanges(inspection) : mapPages(inspection),
    inventory,
    evidence,
    glossary: terms,
  };
}

function page(inspection: Inspection, options: ExportOptions): Markup {
  const { template = "full", isStill = false } = options;
  const script = trusted(isStill ? "" : `script-src 'sha256-${htmlScriptHash}'; `);
  const pen = penOf(inspection, options);
  const { document } = pen;
  const bodyOf = bodies(inspection, template);
  const sections = numberedSections(template, options.baseline !== undefined);
  return html`<!doctype html>
    <html lang="${pen.language}"${options.beside === undefined ? undefined : trusted(' class="both"')}>
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; ${script}img-src data:"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${inOneText(pen, ({ words }) => words.titles[template])} · ${document.scopes.join(", ")} · ${saidTime(document.finishedAt, pen.language)}</title>
        <style>
          ${trusted(htmlStyle)}
          ${trusted(chartStyle)}
        </style>
      </head>
      <body>
        <main>
          ${head(pen, sections, options)}
          ${sections.map((numbered) => section(numbered, pen, bodyOf[numbered.name](pen)))}
          <footer class="meta">
            ${word(pen, ({ words }) => words.labels.snapshot)} <span class="id">${document.snapshotId}</span> ·
            ${pen.words.labels.version} ${document.toolVersion}
          </footer>
        </main>
        ${isStill ? undefined : scriptElements(inspection, options, pen)}
      </body>
    </html> `; // prettier-ignore
}

/** The report as one HTML file that needs nothing else: no network, no script, readable in print and in the dark. */
export const htmlExporter: Exporter = {
  format: "html",
  mediaType: "text/html; charset=utf-8",
  extension: "html",
  isBilingual: true,
  render: (inspection, options) => page(inspection, options).markup,
};

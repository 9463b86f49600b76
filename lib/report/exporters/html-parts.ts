import { html, trusted, type Inserted, type Markup } from "../markup.ts";
import type { NumberedSection } from "../report-template.ts";
import type { ReportWords } from "../report-wording.ts";
import type { Pen, Told, Tongue } from "./pen.ts";

/** A sentence in the language of the report, and in the other one beside it where they differ. */
export function said(pen: Pen, say: (tongue: Tongue) => string): Inserted {
  return inBoth(pen, [say(pen), pen.beside && say(pen.beside)], "said");
}

/** A word or two, one after the other in a line. */
export function word(pen: Pen, say: (tongue: Tongue) => string): Inserted {
  return inBoth(pen, [say(pen), pen.beside && say(pen.beside)], "word");
}

/** What a row says, as {@link said}. */
export function saidOf<Row>(pen: Pen, { row, beside }: Told<Row>, say: (row: Row, tongue: Tongue) => string): Inserted {
  const other = pen.beside === undefined || beside === undefined ? undefined : say(beside, pen.beside);
  return inBoth(pen, [say(row, pen), other], "said");
}

function inBoth(
  { language, beside }: Pen,
  [one, other]: readonly [string, string | undefined],
  look: "said" | "word",
): Inserted {
  if (beside === undefined || other === undefined || other === one) return one;
  return html`<span class="${look}"><span lang="${language}">${one}</span> <span lang="${beside.language}">${other}</span></span>`; // prettier-ignore
}

/**
 * A table that scrolls sideways by itself; its head is repeated on every printed page. Rows and cells are not closed, as
 * HTML allows: an account of ten thousand tasks has a hundred thousand of them.
 */
export function table(head: readonly Inserted[], rows: readonly (readonly Inserted[])[], look?: "ids"): Markup {
  const isFigures = head.map((_, at) => rows.some((row) => typeof row[at] === "number"));
  const figure = (at: number): Markup => trusted(isFigures[at] === true ? ' class="n"' : "");
  return html`<div class="scroll">
    <table${look === undefined ? undefined : html` class="${look}"`}>
      <thead>
        <tr>
          ${head.map((title, at) => html`<th scope="col"${figure(at)}>${title}</th>`)}
        </tr>
      </thead>
      <tbody>${rows.map((row) => html`\n<tr>${row.map((cell, at) => html`<td${figure(at)}>${cell}`)}`)}
      </tbody>
    </table>
  </div>`; // prettier-ignore
}

/** A table, or that there is nothing to put in it. */
export function tableOrNone(pen: Pen, head: readonly Inserted[], rows: readonly (readonly Inserted[])[]): Markup {
  return rows.length === 0 ? html`<p>${said(pen, ({ words }) => words.none)}</p>` : table(head, rows);
}

/** The titles of columns. */
export function columnsOf(pen: Pen, ...titles: readonly ((words: ReportWords) => string)[]): readonly Inserted[] {
  return titles.map((title) => said(pen, ({ words }) => title(words)));
}

/** A section under its number. */
export function section({ name, number }: NumberedSection, pen: Pen, body: readonly Inserted[]): Markup {
  return html`<section aria-labelledby="${name}">
    <h2 id="${name}"><span class="n">${number}</span>${word(pen, ({ words }) => words.sections[name])}</h2>
    ${body}
  </section> `;
}

import { html, type Inserted, type Markup } from "../markup.ts";
import type { ReportDocument } from "../report-document.ts";
import type { NumberedSection } from "../report-template.ts";
import type { ReportWords } from "../report-wording.ts";
import type { Language } from "../text/language.ts";

/** What a section is written with. */
export type Pen = { readonly document: ReportDocument; readonly words: ReportWords; readonly language: Language };

/** A table that scrolls sideways by itself; its head is repeated on every printed page. */
export function table(head: readonly string[], rows: readonly (readonly Inserted[])[]): Markup {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${head.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A section under its number. */
export function section({ name, number }: NumberedSection, { words }: Pen, body: readonly Inserted[]): Markup {
  return html`<section aria-labelledby="${name}">
    <h2 id="${name}"><span class="n">${number}</span>${words.sections[name]}</h2>
    ${body}
  </section> `;
}

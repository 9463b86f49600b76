import type { NodeKind } from "#lib/model/urn.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { html, type Inserted, type Markup } from "../markup.ts";
import type { InventoryRow } from "../report-document.ts";
import { glossary } from "../text/glossary.ts";
import { kindWords } from "../text/kind-words.ts";
import { areaWords } from "../text/words.ts";
import { columnsOf, said, table, tableOrNone, word } from "./html-parts.ts";
import { toldRows, type Pen } from "./pen.ts";

/** What was not read, and what nobody reads. */
export function unseen(pen: Pen): readonly Inserted[] {
  const { complete, wanted } = pen.document.coverage;
  const rows = toldRows(pen, ({ coverage }) => coverage.unread).map((told) => {
    const { scope, area, call, reason, mutes } = told.row;
    return [
      scope,
      said(pen, ({ language }) => areaWords[language][area]),
      html`<code>${call ?? ""}</code>`,
      said(pen, ({ words }) => (reason === "" ? words.notRead : reason)),
      mutes.join(", "),
    ];
  });
  const head = columnsOf(
    pen,
    ({ columns }) => columns.scope,
    ({ columns }) => columns.area,
    ({ columns }) => columns.call,
    ({ columns }) => columns.reason,
    ({ columns }) => columns.mutes,
  );
  return [
    html`<p>${said(pen, ({ words }) => words.coverage(complete, wanted))}</p>`,
    rows.length === 0 ? html`<p>${said(pen, ({ words }) => words.everythingRead)}</p>` : table(head, rows),
    html`<ul>
      ${pen.words.never.map((_, at) => html`<li>${said(pen, ({ words }) => words.never[at] ?? "")}</li>`)}
    </ul>`,
  ];
}

/** Every resource by kind and place; both are said once for a table, and a name only where the id does not say it. */
export function inventory(pen: Pen): readonly Inserted[] {
  const byKind = groupBy(pen.document.inventory, ({ kind }) => kind);
  return [...byKind].map(([kind, rows]) => {
    const byScope = groupBy(rows, ({ account, region }) => `${account}/${region}`);
    const tables = [...byScope].map(([scope, placed]) => placeTable(pen, { kind, scope, rows: placed }));
    return html`<details>
      <summary>${said(pen, ({ language }) => kindWords[language][kind])} (${rows.length})</summary>
      ${tables}
    </details> `;
  });
}

type Placed = { readonly kind: NodeKind; readonly scope: string; readonly rows: readonly InventoryRow[] };

function placeTable(pen: Pen, { kind, scope, rows }: Placed): Markup {
  const head = columnsOf(
    pen,
    ({ columns }) => columns.name,
    ({ columns }) => columns.id,
    ({ columns }) => columns.status,
  );
  const cells = rows.map(({ name, id, status }) => [name === nameIn(kind, id) ? undefined : name, id, status]);
  return html`<div class="place" data-kind="${kind}" data-scope="${scope}">
    <p class="meta">${scope} (${rows.length})</p>
    ${table(head, cells, "ids")}
  </div>`;
}

/** The name that an id says: of a record its second part, else the last. The script of the page reads it so too. */
function nameIn(kind: string, id: string): string | undefined {
  return kind === "record-set" ? id.split("/")[1] : id.slice(id.lastIndexOf("/") + 1);
}

/** Which calls were made. */
export function evidence(pen: Pen): readonly Inserted[] {
  const rows = pen.document.evidence.map((reading) => [
    reading.scope,
    said(pen, ({ language }) => areaWords[language][reading.area]),
    // A call may go on in a second line where a word of it ends: beside it stand a time and an id, which may not.
    html`<code>${reading.call.split(/(?=[A-Z])/).map((part) => html`${part}<wbr />`)}</code>`,
    reading.count,
    reading.items,
    html`<time class="id nw">${reading.at}</time>`,
    html`<code class="request">${reading.requestId ?? ""}</code>`,
  ]);
  const head = columnsOf(
    pen,
    ({ columns }) => columns.scope,
    ({ columns }) => columns.area,
    ({ columns }) => columns.call,
    ({ columns }) => columns.count,
    ({ columns }) => columns.items,
    ({ columns }) => columns.at,
    ({ columns }) => columns.requestId,
  );
  return [table(head, rows)];
}

/** The records that lead somewhere, or should. */
export function names(pen: Pen): readonly Inserted[] {
  const rows = pen.document.names.map(({ name, type, values, zone, standing }) => [
    name,
    type,
    html`<span class="id">${values.join(" ")}</span>`,
    zone,
    html`<span class="nw">${word(pen, ({ words }) => words.names.standings[standing])}</span>`,
  ]);
  const head = columnsOf(
    pen,
    ({ columns }) => columns.name,
    (words) => words.names.type,
    (words) => words.names.values,
    (words) => words.names.zone,
    (words) => words.names.standing,
  );
  return [tableOrNone(pen, head, rows)];
}

/** The words of AWS in both languages. */
export function terms(pen: Pen): readonly Inserted[] {
  const head = columnsOf(
    pen,
    (words) => words.english,
    (words) => words.japanese,
  );
  return [
    table(
      head,
      glossary.map(({ en, ja }) => [html`<span lang="en">${en}</span>`, html`<span lang="ja">${ja}</span>`]),
    ),
  ];
}

import type { AssertionOutcome } from "#lib/analysis/reach/assertion.ts";
import { assertionTitle } from "#lib/analysis/reach/assertion.ts";
import { html, type Inserted } from "../markup.ts";
import { openText } from "../open-text.ts";
import { columnsOf, said, saidOf, tableOrNone, word } from "./html-parts.ts";
import { toldRows, type Pen } from "./pen.ts";

/** Every way from a listener to a service. */
export function reachability(pen: Pen): readonly Inserted[] {
  const rows = toldRows(pen, ({ reachability: paths }) => paths).map((told) => {
    const { row } = told;
    return [
      row.loadBalancer,
      `${row.listener} ${row.rule}`.trim(),
      row.targetGroup,
      row.service,
      html`<span class="v-${row.verdict}">${word(pen, ({ words }) => words.verdicts[row.verdict])}</span>`,
      saidOf(pen, told, ({ because }) => because ?? ""),
      html`<span class="nw"
        >${word(pen, ({ words }) =>
          row.health === undefined ? words.notRead : words.healthy(row.health.healthy, row.health.all),
        )}</span
      >`,
    ];
  });
  const head = columnsOf(
    pen,
    ({ columns }) => columns.loadBalancer,
    ({ columns }) => columns.listener,
    ({ columns }) => columns.targetGroup,
    ({ columns }) => columns.service,
    ({ columns }) => columns.verdict,
    ({ columns }) => columns.because,
    ({ columns }) => columns.health,
  );
  return [tableOrNone(pen, head, rows)];
}

/** Who reaches whom. */
export function pairs(pen: Pen): readonly Inserted[] {
  const rows = pen.document.pairs.map(({ to, verdict, ports, from }) => [
    to,
    html`<span class="v-${verdict}">${word(pen, ({ words }) => words.verdicts[verdict])}</span>`,
    word(pen, ({ words }) => openText({ verdict, ports }, words)),
    from.map((name, at) => [
      at === 0 ? "" : ", ",
      name === "internet" ? word(pen, ({ words }) => words.pairs.internet) : name,
    ]),
  ]);
  const head = columnsOf(
    pen,
    (words) => words.pairs.receiver,
    ({ columns }) => columns.verdict,
    (words) => words.pairs.open,
    (words) => words.pairs.senders,
  );
  return [html`<p>${said(pen, ({ words }) => words.pairs.lead)}</p>`, tableOrNone(pen, head, rows)];
}

const outcomeLooks: { readonly [Outcome in AssertionOutcome]: string } = {
  violated: "unreachable",
  unknown: "unknown",
  held: "reachable",
};

/** What has to hold of paths, and how it came out: what is broken first. */
export function assertions(pen: Pen): readonly Inserted[] {
  const { document } = pen;
  if (document.assertions === undefined) return [html`<p>${said(pen, ({ words }) => words.assertions.absent)}</p>`];
  const { problem, counts } = document.assertions;
  if (problem !== undefined) {
    return [html`<p>${said(pen, ({ words }) => words.assertions.unusable)}</p>`, html`<pre>${problem}</pre>`];
  }
  const rows = toldRows(pen, (of) => of.assertions?.judged ?? []).map((told) => {
    const { outcome, verdict, expect } = told.row;
    return [
      html`<span class="v-${outcomeLooks[outcome]}">${word(pen, ({ words }) => words.assertions.outcomes[outcome])}</span>`, // prettier-ignore
      assertionTitle(told.row),
      word(pen, ({ words }) => words.assertions.expected[expect]),
      word(pen, ({ words }) => (verdict === undefined ? words.assertions.notAsked : words.verdicts[verdict])),
      saidOf(pen, told, ({ text }) => text),
    ];
  });
  const head = columnsOf(
    pen,
    (words) => words.assertions.outcome,
    (words) => words.assertions.assertion,
    (words) => words.assertions.expect,
    ({ columns }) => columns.verdict,
    ({ columns }) => columns.because,
  );
  return [html`<p>${said(pen, ({ words }) => words.assertions.counted(counts))}</p>`, tableOrNone(pen, head, rows)];
}

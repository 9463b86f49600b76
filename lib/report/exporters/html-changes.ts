import { parseUrn } from "#lib/model/urn.ts";
import type { ConfigurationChange } from "../changes/configuration-changes.ts";
import { plainValue } from "../changes/plain-value.ts";
import type { ReachChange } from "../changes/reach-changes.ts";
import type { ReportChanges } from "../changes/report-changes.ts";
import { html, type Inserted, type Markup } from "../markup.ts";
import { openText } from "../open-text.ts";
import { kindWords } from "../text/kind-words.ts";
import { saidTime } from "../text/said-time.ts";
import { areaWords, severityWords } from "../text/words.ts";
import { columnsOf, said, saidOf, tableOrNone, word } from "./html-parts.ts";
import { toldRows, type Pen } from "./pen.ts";

/** What is otherwise than in the baseline: who reaches whom and why, what was set up, which problems came and went. */
export function changes(pen: Pen): readonly Inserted[] {
  const told = pen.document.changes;
  if (told === undefined) return [];
  const { base } = told;
  return [
    html`<p>
      ${said(pen, ({ words, language }) => words.changes.since(saidTime(base.finishedAt, language), base.snapshotId))}
    </p>`,
    heading(pen, "reachability"),
    ...reachability(pen, told),
    heading(pen, "configuration"),
    ...configuration(pen, told),
    heading(pen, "findings"),
    ...findings(pen, told),
  ];
}

function heading(pen: Pen, name: "reachability" | "configuration" | "findings"): Markup {
  return html`<h3 class="apart">${word(pen, ({ words }) => words.changes[name])}</h3>`;
}

const looks: { readonly [Became in ReachChange["became"]]: string } = {
  opened: "conditional",
  closed: "unreachable",
  changed: "conditional",
  unknown: "unknown",
};

function reachability(pen: Pen, { reachability: reach, configuration: set }: ReportChanges): readonly Inserted[] {
  const byUrn = new Map(set.changes.map((change) => [change.urn, change]));
  const rows = reach.changes.map(({ became, to, from, before, after, causes }) => [
    html`<span class="v-${looks[became]}">${word(pen, ({ words }) => words.changes.became[became])}</span>`,
    causes.length === 0
      ? html`<span class="meta">${word(pen, ({ words }) => words.changes.noCause)}</span>`
      : causes.flatMap((urn) => byUrn.get(urn) ?? []).map((change) => causeMarkup(pen, change)),
    from.flatMap(({ urn, name }, at) => [
      at === 0 ? undefined : ", ",
      parseUrn(urn)?.kind === "internet" ? word(pen, ({ words }) => words.pairs.internet) : name,
    ]),
    to,
    outcome(pen, before),
    outcome(pen, after),
  ]);
  const head = columnsOf(
    pen,
    ({ columns }) => columns.status,
    (words) => words.changes.cause,
    (words) => words.pairs.senders,
    (words) => words.pairs.receiver,
    (words) => words.changes.before,
    (words) => words.changes.after,
  );
  const lead = said(pen, ({ words }) =>
    rows.length === 0 ? words.changes.noReachability : words.changes.pairs(reach.pairs),
  );
  const only = (["onlyBefore", "onlyAfter"] as const).filter((side) => reach[side].length > 0);
  return [
    html`<p>${lead}</p>`,
    rows.length === 0 ? undefined : tableOrNone(pen, head, rows),
    only.map((side) => html`<p>${said(pen, ({ words }) => words.changes[side](reach[side].join(", ")))}</p>`),
  ];
}

function outcome(pen: Pen, { verdict, ports }: ReachChange["before"]): Markup {
  return html`<span class="v-${verdict}"
    >${word(pen, ({ words }) => (verdict === "unreachable" ? words.verdicts[verdict] : openText({ verdict, ports }, words)))}</span
  >`;
}

/** The resource, and of what was changed in it as much as says why. */
function causeMarkup(pen: Pen, change: ConfigurationChange): Markup {
  return html`<div class="change">${titleOf(pen, change)}${fieldsOf(change)}</div>`;
}

function titleOf(pen: Pen, { change, kind, id, name }: ConfigurationChange): Inserted {
  return html`${word(pen, ({ language }) => kindWords[language][kind])} ${name === undefined ? undefined : html`<b>${name}</b> `}<span class="id">${id}</span> ${word(pen, ({ words }) => words.changes.change[change])}`; // prettier-ignore
}

function fieldsOf({ fields }: ConfigurationChange): Inserted {
  return fields.map(
    ({ path, before, after }) => html`<div class="field"><span class="id">${path}</span>${before === undefined ? undefined : html`<del>${plainValue(before)}</del>`}${after === undefined ? undefined : html`<ins>${plainValue(after)}</ins>`}</div>`, // prettier-ignore
  );
}

function configuration(pen: Pen, { configuration: set }: ReportChanges): readonly Inserted[] {
  const rows = set.changes.map((change) => [
    html`<span class="c-${change.change}">${word(pen, ({ words }) => words.changes.change[change.change])}</span>`,
    word(pen, ({ language }) => kindWords[language][change.kind]),
    html`${change.name ?? ""} <span class="id">${change.id}</span>`,
    fieldsOf(change),
  ]);
  const folded = set.folded.map(
    ({ kind, ...counts }) =>
      html`<li>
        ${word(pen, ({ language }) => kindWords[language][kind])}:
        ${word(pen, ({ words }) => words.changes.folded(counts))}
      </li>`,
  );
  const unread = [...new Set(set.unread.map(({ area }) => area))];
  const head = columnsOf(
    pen,
    ({ columns }) => columns.status,
    ({ columns }) => columns.kind,
    (words) => words.changes.what,
    (words) => words.sections.changes,
  );
  const none = set.changes.length === 0 && set.folded.length === 0;
  return [
    none ? html`<p>${said(pen, ({ words }) => words.changes.noConfiguration)}</p>` : undefined,
    rows.length === 0 ? undefined : tableOrNone(pen, head, rows),
    folded.length === 0 ? undefined : html`<ul>${folded}</ul>`, // prettier-ignore
    unread.length === 0
      ? undefined
      : html`<p class="meta">
          ${said(pen, ({ words, language }) => words.changes.unread(unread.map((area) => areaWords[language][area]).join(", ")))}
        </p>`,
  ];
}

function findings(pen: Pen, told: ReportChanges): readonly Inserted[] {
  if (told.findings.length === 0) return [html`<p>${said(pen, ({ words }) => words.changes.noFindings)}</p>`];
  const rows = toldRows(pen, (document) => document.changes?.findings ?? []).map((one) => [
    word(pen, ({ words }) => words.changes.findingBecame[one.row.became]),
    word(pen, ({ language }) => severityWords[language][one.row.severity]),
    one.row.ruleId,
    saidOf(pen, one, ({ title }) => title),
  ]);
  const head = columnsOf(
    pen,
    ({ columns }) => columns.status,
    ({ columns }) => columns.severity,
    ({ columns }) => columns.rule,
    ({ columns }) => columns.problem,
  );
  return [tableOrNone(pen, head, rows)];
}

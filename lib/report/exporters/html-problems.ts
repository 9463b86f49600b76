import type { Severity } from "#lib/findings/finding.ts";
import { severityMark } from "../chart/severity-mark.ts";
import { element } from "../chart/svg-node.ts";
import { writeSvg } from "../chart/write-svg.ts";
import { html, trusted, type Inserted, type Markup } from "../markup.ts";
import type { ReportDocument, ReportProblem } from "../report-document.ts";
import { confidenceWords, severityWords } from "../text/words.ts";
import { columnsOf, said, saidOf, table, word } from "./html-parts.ts";
import { toldRows, type Pen, type Told } from "./pen.ts";

/** What is open, then what is muted, under a heading of its own. */
export function problems(pen: Pen): readonly Inserted[] {
  const { muted, problems: open } = pen.document;
  return [
    open.length === 0
      ? html`<p>${said(pen, ({ words }) => words.noProblems)}</p>`
      : toldRows(pen, ({ problems: listed }) => listed).map((told) => problemMarkup(told, pen)),
    muted.length === 0
      ? undefined
      : html`<h3 class="apart" id="muted">${word(pen, ({ words }) => words.mutedHeading(muted.length))}</h3>`,
    toldRows(pen, ({ muted: listed }) => listed).map((told) => problemMarkup(told, pen)),
  ];
}

function mark(severity: Severity): Markup {
  const svg = element("svg", { width: 16, height: 16, viewBox: "-8 -8 16 16", "aria-hidden": "true" }, [
    severityMark(severity, 0, 0),
  ]);
  return trusted(writeSvg(svg));
}

function problemMarkup(told: Told<ReportProblem>, pen: Pen): Markup {
  const { row: problem } = told;
  const { cli, terraform } = problem.remedy;
  return html`<article class="problem ${problem.state}" id="f-${problem.id}">
    <header>
      ${mark(problem.severity)}
      <h3>${saidOf(pen, told, ({ title }) => title)}</h3>
      <span class="tags"
        >${word(pen, ({ language }) => severityWords[language][problem.severity])} ·
        ${word(pen, ({ language }) => confidenceWords[language][problem.confidence])} ·
        ${problem.ruleId}${
          problem.mute === undefined ? undefined : [" · ", word(pen, ({ words }) => words.states.muted)]
        }</span
      >
    </header>
    <p>${saidOf(pen, told, ({ figures }) => figures)}</p>
    <div>
      <dl>
        <dt>${said(pen, ({ words }) => words.columns.subject)}</dt>
        <dd class="id">${problem.subjectId}</dd>
        ${muteMarkup(problem, pen)} ${causesMarkup(problem, pen)}
        <dt>${said(pen, ({ words }) => words.labels.why)}</dt>
        <dd>${saidOf(pen, told, ({ why }) => why)}</dd>
        <dt>${said(pen, ({ words }) => words.labels.whatToDo)}</dt>
        <dd>${saidOf(pen, told, ({ remedy }) => remedy.text)}</dd>
        <dt>${said(pen, ({ words }) => words.labels.limits)}</dt>
        <dd>${saidOf(pen, told, ({ limits }) => limits)}</dd>
      </dl>
      ${cli === undefined ? undefined : html`<pre>${cli}</pre>`}
      ${terraform === undefined ? undefined : html`<pre>${terraform}</pre>`}
      ${table(
        columnsOf(
          pen,
          ({ labels }) => labels.evidence,
          ({ columns }) => columns.source,
        ),
        problem.because.map(({ fact, source }) => [fact, html`<code>${source}</code>`]),
      )}
    </div>
  </article> `;
}

function muteMarkup({ mute }: ReportProblem, pen: Pen): Inserted {
  if (mute === undefined) return undefined;
  return html`<dt>${said(pen, ({ words }) => words.labels.mutedBecause)}</dt>
    <dd>${mute.reason}</dd>
    <dt>${said(pen, ({ words }) => words.labels.mutedUntil)}</dt>
    <dd>
      ${said(
        pen,
        ({ words: { mutedFor, untilTakenBack } }) =>
          `${mute.expiresAt ?? untilTakenBack} (${mutedFor[mute.scope.kind]})`,
      )}
    </dd>`;
}

function causesMarkup({ causedBy }: ReportProblem, pen: Pen): Inserted {
  const all = ({ problems: open, muted }: ReportDocument) => [...open, ...muted];
  return toldRows(pen, all)
    .filter(({ row }) => causedBy.includes(row.id))
    .map(
      (cause) =>
        html`<dt>${said(pen, ({ words }) => words.labels.causedBy)}</dt>
          <dd>
            <a href="#f-${cause.row.id}">${cause.row.ruleId} ${saidOf(pen, cause, ({ title }) => title)}</a>
          </dd>`,
    );
}

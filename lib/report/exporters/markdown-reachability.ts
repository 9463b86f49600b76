import { assertionTitle } from "#lib/analysis/reach/assertion.ts";
import { openText } from "../open-text.ts";
import { fence, fixed, heads, inTwoLines, tableOrNone, toldTexts } from "./markdown-parts.ts";
import type { Pen } from "./pen.ts";

/** Every way from a listener to a service. */
export function reachability(pen: Pen): readonly string[] {
  const because = toldTexts(pen, (document) => document.reachability, (path) => path.because ?? ""); // prettier-ignore
  const rows = pen.document.reachability.map((path, at) => [
    path.loadBalancer,
    `${path.listener} ${path.rule}`.trim(),
    path.targetGroup,
    path.service,
    fixed(pen, ({ verdicts }) => verdicts[path.verdict]),
    because[at] ?? "",
    fixed(pen, ({ notRead, healthy }) => (path.health === undefined ? notRead : healthy(path.health.healthy, path.health.all))), // prettier-ignore
  ]);
  const titles = heads(
    pen,
    ({ columns }) => columns.loadBalancer,
    ({ columns }) => columns.listener,
    ({ columns }) => columns.targetGroup,
    ({ columns }) => columns.service,
    ({ columns }) => columns.verdict,
    ({ columns }) => columns.because,
    ({ columns }) => columns.health,
  );
  return tableOrNone(pen, titles, rows);
}

/** Who reaches whom. */
export function pairs(pen: Pen): readonly string[] {
  const internet = fixed(pen, (words) => words.pairs.internet);
  const rows = pen.document.pairs.map(({ to, verdict, ports, from }) => [
    to,
    fixed(pen, ({ verdicts }) => verdicts[verdict]),
    fixed(pen, (words) => openText({ verdict, ports }, words)),
    from.map((name) => (name === "internet" ? internet : name)).join(", "),
  ]);
  const titles = heads(
    pen,
    (words) => words.pairs.receiver,
    ({ columns }) => columns.verdict,
    (words) => words.pairs.open,
    (words) => words.pairs.senders,
  );
  return [...inTwoLines(pen, ({ words }) => words.pairs.lead), ...tableOrNone(pen, titles, rows)];
}

/** What has to hold of paths, and how it came out. */
export function assertions(pen: Pen): readonly string[] {
  const { assertions: asserted } = pen.document;
  if (asserted === undefined) return inTwoLines(pen, ({ words }) => words.assertions.absent);
  const { problem, counts, judged } = asserted;
  if (problem !== undefined) return [...inTwoLines(pen, ({ words }) => words.assertions.unusable), ...fence("", problem)]; // prettier-ignore
  const why = toldTexts(pen, (document) => document.assertions?.judged ?? [], ({ text }) => text); // prettier-ignore
  const rows = judged.map((one, at) => [
    fixed(pen, (words) => words.assertions.outcomes[one.outcome]),
    assertionTitle(one),
    fixed(pen, (words) => words.assertions.expected[one.expect]),
    fixed(pen, (words) => (one.verdict === undefined ? words.assertions.notAsked : words.verdicts[one.verdict])),
    why[at] ?? "",
  ]);
  const titles = heads(
    pen,
    (words) => words.assertions.outcome,
    (words) => words.assertions.assertion,
    (words) => words.assertions.expect,
    ({ columns }) => columns.verdict,
    ({ columns }) => columns.because,
  );
  return [...inTwoLines(pen, ({ words }) => words.assertions.counted(counts)), ...tableOrNone(pen, titles, rows)];
}

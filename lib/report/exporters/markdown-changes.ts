import { parseUrn } from "#lib/model/urn.ts";
import { plainValue } from "../changes/plain-value.ts";
import type { ConfigurationChange } from "../changes/configuration-changes.ts";
import type { ReachChange } from "../changes/reach-changes.ts";
import type { ReportChanges } from "../changes/report-changes.ts";
import { escapeMarkdown } from "../escape.ts";
import { openText } from "../open-text.ts";
import { kindWords } from "../text/kind-words.ts";
import { saidTime } from "../text/said-time.ts";
import { areaWords, severityWords } from "../text/words.ts";
import { inTwoLines, markdownTable, toldTexts } from "./markdown-parts.ts";
import { inOneText, type Pen, type Tongue } from "./pen.ts";

/** What is otherwise than in the baseline. */
export function changes(pen: Pen): readonly string[] {
  const told = pen.document.changes;
  if (told === undefined) return [];
  const { base } = told;
  const heading = (name: "reachability" | "configuration" | "findings") => `### ${inOneText(pen, ({ words }) => words.changes[name])}`; // prettier-ignore
  return [
    ...inTwoLines(pen, ({ words, language }) =>
      words.changes.since(saidTime(base.finishedAt, language), base.snapshotId),
    ),
    heading("reachability"),
    "",
    ...reachability(pen, told),
    heading("configuration"),
    "",
    ...configuration(pen, told),
    heading("findings"),
    "",
    ...findings(pen, told),
  ];
}

function reachability(pen: Pen, { reachability: reach, configuration: set }: ReportChanges): readonly string[] {
  const byUrn = new Map(set.changes.map((change) => [change.urn, change]));
  const rows = reach.changes.map(({ became, to, from, before, after, causes }) => [
    inOneText(pen, ({ words }) => words.changes.became[became]),
    causes.length === 0
      ? inOneText(pen, ({ words }) => words.changes.noCause)
      : causes.flatMap((urn) => byUrn.get(urn) ?? []).map((change) => `${resourceText(pen, change)}: ${fieldsText(change)}`).join("; "), // prettier-ignore
    from
      .map(({ urn, name }) =>
        parseUrn(urn)?.kind === "internet" ? inOneText(pen, ({ words }) => words.pairs.internet) : name,
      )
      .join(", "),
    to,
    outcome(pen, before),
    outcome(pen, after),
  ]);
  const titles = [
    ({ words }: Tongue) => words.columns.status,
    ({ words }: Tongue) => words.changes.cause,
    ({ words }: Tongue) => words.pairs.senders,
    ({ words }: Tongue) => words.pairs.receiver,
    ({ words }: Tongue) => words.changes.before,
    ({ words }: Tongue) => words.changes.after,
  ].map((title) => inOneText(pen, title));
  const only = (["onlyBefore", "onlyAfter"] as const).filter((side) => reach[side].length > 0);
  return [
    ...inTwoLines(pen, ({ words }) =>
      rows.length === 0 ? words.changes.noReachability : words.changes.pairs(reach.pairs),
    ),
    ...(rows.length === 0 ? [] : markdownTable(titles, rows)),
    ...only.flatMap((side) => inTwoLines(pen, ({ words }) => words.changes[side](reach[side].join(", ")))),
  ];
}

function outcome(pen: Pen, { verdict, ports }: ReachChange["before"]): string {
  return inOneText(pen, ({ words }) =>
    verdict === "unreachable" ? words.verdicts[verdict] : openText({ verdict, ports }, words),
  );
}

function resourceText(pen: Pen, { kind, id, name }: ConfigurationChange): string {
  return [inOneText(pen, ({ language }) => kindWords[language][kind]), name, id]
    .filter((part) => part !== undefined)
    .join(" ");
}

function fieldsText({ fields }: ConfigurationChange): string {
  return fields
    .map(({ path, before, after }) =>
      [path, before && `− ${plainValue(before)}`, after && `+ ${plainValue(after)}`].filter(Boolean).join(" "),
    )
    .join("; ");
}

function configuration(pen: Pen, { configuration: set }: ReportChanges): readonly string[] {
  const rows = set.changes.map((change) => [
    inOneText(pen, ({ words }) => words.changes.change[change.change]),
    resourceText(pen, change),
    fieldsText(change),
  ]);
  const titles = [
    ({ words }: Tongue) => words.columns.status,
    ({ words }: Tongue) => words.changes.what,
    ({ words }: Tongue) => words.sections.changes,
  ].map((title) => inOneText(pen, title));
  const folded = set.folded.map(
    ({ kind, ...counts }) =>
      `- ${inOneText(pen, ({ language }) => kindWords[language][kind])}: ${inOneText(pen, ({ words }) => words.changes.folded(counts))}`,
  );
  const unread = [...new Set(set.unread.map(({ area }) => area))];
  const none = rows.length === 0 && folded.length === 0;
  return [
    ...(none ? inTwoLines(pen, ({ words }) => words.changes.noConfiguration) : []),
    ...(rows.length === 0 ? [] : markdownTable(titles, rows)),
    ...(folded.length === 0 ? [] : [...folded, ""]),
    ...(unread.length === 0
      ? []
      : inTwoLines(pen, ({ words, language }) =>
          words.changes.unread(unread.map((area) => areaWords[language][area]).join(", ")),
        )),
  ];
}

function findings(pen: Pen, told: ReportChanges): readonly string[] {
  if (told.findings.length === 0) return inTwoLines(pen, ({ words }) => words.changes.noFindings);
  const lines = toldTexts(
    pen,
    (document) => document.changes?.findings ?? [],
    ({ title }) => title,
  );
  return [
    ...told.findings.map(({ became, severity, ruleId }, at) => {
      const what = inOneText(pen, ({ words }) => words.changes.findingBecame[became]);
      const how = inOneText(pen, ({ language }) => severityWords[language][severity]);
      return `- ${what} · ${how} · ${ruleId} · ${escapeMarkdown(lines[at] ?? "")}`;
    }),
    "",
  ];
}

import { parseUrn } from "#lib/model/urn.ts";
import type { ChangesBetween } from "#lib/report/changes/changes-between.ts";
import type { ConfigurationChange } from "#lib/report/changes/configuration-changes.ts";
import { changeSigns } from "#lib/report/changes/change-kind.ts";
import { plainValue } from "#lib/report/changes/plain-value.ts";
import type { ReachChange } from "#lib/report/changes/reach-changes.ts";
import { visibleText } from "#lib/report/escape.ts";
import { openText } from "#lib/report/open-text.ts";
import { reportWords } from "#lib/report/report-words.ts";
import type { ReportWords } from "#lib/report/report-wording.ts";
import { kindWords } from "#lib/report/text/kind-words.ts";
import type { Language } from "#lib/report/text/language.ts";
import { saidTime } from "#lib/report/text/said-time.ts";
import { areaWords, severityWords } from "#lib/report/text/words.ts";

/** What is otherwise between two snapshots as plain text: pairs with what changed on their way, resources, problems. */
export function diffInWords({ base, head, ...told }: ChangesBetween, language: Language): string {
  const words = reportWords(language);
  const { changes: say } = words;
  const lines = [
    `${base.snapshotId} → ${head.snapshotId}`,
    say.since(saidTime(base.finishedAt, language), base.snapshotId),
    "",
    say.reachability,
    ...reachLines(told, words),
    "",
    say.configuration,
    ...configurationLines(told, words, language),
    "",
    say.findings,
    ...findingLines(told, words, language),
  ];
  // Names come from the account: what they hold must not steer a terminal.
  return `${lines.map((line) => visibleText(line).trimEnd()).join("\n")}\n`;
}

type Told = Omit<ChangesBetween, "base" | "head">;

function reachLines({ reachability, entities }: Told, words: ReportWords): readonly string[] {
  const { changes: say } = words;
  const byUrn = new Map(entities.changes.map((change) => [change.urn, change]));
  const outcome = ({ verdict, ports }: ReachChange["before"]) =>
    verdict === "unreachable" ? words.verdicts[verdict] : openText({ verdict, ports }, words);
  const only = (["onlyBefore", "onlyAfter"] as const).filter((side) => reachability[side].length > 0);
  return [
    reachability.changes.length === 0 ? say.noReachability : say.pairs(reachability.pairs),
    ...reachability.changes.flatMap(({ became, from, to, before, after, causes }) => [
      `${say.became[became]}: ${from.map(({ urn, name }) => (parseUrn(urn)?.kind === "internet" ? words.pairs.internet : name)).join(", ")} → ${to}: ${outcome(before)} → ${outcome(after)}`,
      ...(causes.length === 0 ? [`    ${say.noCause}`] : causes.flatMap((urn) => byUrn.get(urn) ?? []).flatMap((cause) => [`    ${titleOf(cause)}`, ...fieldLines(cause, "      ")])), // prettier-ignore
    ]),
    ...only.map((side) => say[side](reachability[side].join(", "))),
  ];
}

function configurationLines({ entities }: Told, words: ReportWords, language: Language): readonly string[] {
  const { changes: say } = words;
  const { changes, folded, unread } = entities;
  const areas = [...new Set(unread.map(({ area }) => areaWords[language][area]))];
  return [
    ...(changes.length === 0 ? [say.noConfiguration] : []),
    ...changes.flatMap((change) => [titleOf(change), ...fieldLines(change, "    ")]),
    ...folded.map(({ kind, ...counts }) => `${kindWords[language][kind]}: ${say.folded(counts)}`),
    ...(areas.length === 0 ? [] : [say.unread(areas.join(", "))]),
  ];
}

function findingLines({ findings }: Told, { changes: say }: ReportWords, language: Language): readonly string[] {
  if (findings.length === 0) return [say.noFindings];
  return findings.map(
    ({ became, severity, ruleId, title }) =>
      `${say.findingBecame[became]}: ${severityWords[language][severity]} ${ruleId} ${title}`,
  );
}

function titleOf({ change, kind, name, id }: ConfigurationChange): string {
  return [changeSigns[change], kind, ...(name === undefined ? [] : [name]), id].join(" ");
}

/** The fields of a resource, what was before what is. */
function fieldLines({ fields }: ConfigurationChange, indent: string): readonly string[] {
  return fields.map(({ path, before, after }) => {
    const values = [before, after].flatMap((value) => (value === undefined ? [] : [plainValue(value)]));
    if (values.length === 2) return `${indent}${path}: ${values.join(" → ")}`;
    return `${indent}${before === undefined ? "+" : "−"} ${path}: ${values.join("")}`;
  });
}

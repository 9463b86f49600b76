import type { OverviewAnswer, OverviewChange } from "#lib/api/overview.ts";
import { overviewParameters } from "#lib/api/requests.ts";
import { overviewOf } from "#lib/report/overview.ts";
import { isFindingShownIn } from "#lib/report/report-scope.ts";
import { sayFinding } from "#lib/report/text/say.ts";
import type { FindingLife } from "../lives.ts";
import { defineQuestion, type Asked } from "../question.ts";
import { refuseUnknownScope } from "./scope-names.ts";

/** So many changes are told; the findings have them all. */
const CHANGES_AT_MOST = 7;
const DAY_MS = 86_400_000;

/** What is wrong, in a few sentences, what changed, what is there, and how much of it was seen. */
export const overviewQuestion = defineQuestion(overviewParameters, (asked) => {
  const { inspection, language, since, parameters } = asked;
  const { scope } = parameters;
  if (scope !== undefined) refuseUnknownScope(inspection.snapshot, scope);
  const changes = recentChanges(asked, scope);
  const dayBefore = before(inspection.snapshot.finishedAt);
  const json: OverviewAnswer = {
    ...overviewOf(inspection, (finding) => sayFinding(finding, language).title, scope),
    changes: changes.slice(0, CHANGES_AT_MOST),
    changeCount: changes.length,
    ...(since !== undefined && since > dayBefore && { watchedSince: since }),
  };
  return { json };
});

/** What came, came back or went within a day before the snapshot, the newest first. What the first survey ever found is not new. */
export function recentChanges(
  { inspection, lives, since, language }: Pick<Asked<unknown>, "inspection" | "lives" | "since" | "language">,
  scope?: string,
): readonly OverviewChange[] {
  const { finishedAt } = inspection.snapshot;
  const from = before(finishedAt);
  const changeOf = (life: FindingLife): readonly OverviewChange[] => {
    const { finding, firstSeenAt, resolvedAt, returnedAt } = life;
    const said = { findingId: finding.id, severity: finding.severity, text: sayFinding(finding, language).title };
    const at = (kind: OverviewChange["kind"], time: string | undefined) =>
      time === undefined || time <= from || time > finishedAt ? [] : [{ kind, at: time, ...said }];
    // The last thing that happened to it is what is told.
    const [last] = [
      ...at("resolved", resolvedAt),
      ...at("returned", returnedAt),
      ...(firstSeenAt === since || since === undefined ? [] : at("new", firstSeenAt)),
    ];
    return last === undefined ? [] : [last];
  };
  const shown = [...lives.values()].filter(({ finding }) => isFindingShownIn(finding, scope));
  return shown.flatMap(changeOf).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function before(at: string): string {
  return new Date(Date.parse(at) - DAY_MS).toISOString();
}

import type { FindingAnswer, RuleOutcomeAnswer } from "#lib/api/findings.ts";
import { severityRank } from "#lib/findings/severity.ts";
import { groupBy } from "#lib/model/group-by.ts";

/** A finding with those it causes: one incident, one row; as severe as the worst of both, as the overview counts it. */
export type Incident = {
  readonly finding: FindingAnswer;
  readonly symptoms: readonly FindingAnswer[];
  readonly severity: FindingAnswer["severity"];
};

/** The incidents of one rule, worst first. `affected` counts every sufferer once, `fresh` the findings that are new. */
export type FindingGroup = {
  readonly ruleId: string;
  readonly title: string;
  readonly severity: FindingAnswer["severity"];
  readonly incidents: readonly Incident[];
  readonly affected: number;
  readonly fresh: number;
};

/** Findings by rule: the worst first, and of equals those that reach furthest. A symptom stands under its cause when that is among them, else by itself. */
export function groupFindings(
  findings: readonly FindingAnswer[],
  rules: readonly Pick<RuleOutcomeAnswer, "ruleId" | "title">[],
): readonly FindingGroup[] {
  const titles = new Map(rules.map(({ ruleId, title }) => [ruleId, title]));
  const ids = new Set(findings.map(({ id }) => id));
  const causes = findings.filter(({ causedBy }) => !causedBy.some((id) => ids.has(id)));
  const groups = [...groupBy(causes, ({ ruleId }) => ruleId)].flatMap(([ruleId, own]) => {
    const incidents = own.map((finding) => incidentOf(finding, findings)).sort(bySeverity);
    const [worst] = incidents;
    if (worst === undefined) return [];
    const affected = new Set(own.flatMap((finding) => finding.affected)).size;
    const fresh = own.filter(({ isNew }) => isNew).length;
    const title = titles.get(ruleId) ?? worst.finding.title;
    return [{ ruleId, title, severity: worst.severity, incidents, affected, fresh }];
  });
  return groups.sort((a, b) => bySeverity(a, b) || b.affected - a.affected);
}

type Severe = Pick<FindingAnswer, "severity">;

function bySeverity(a: Severe, b: Severe): number {
  return severityRank(a.severity) - severityRank(b.severity);
}

function incidentOf(finding: FindingAnswer, findings: readonly FindingAnswer[]): Incident {
  const symptoms = symptomsOf(finding, findings);
  const [worst = finding] = [finding, ...symptoms].sort(bySeverity);
  return { finding, symptoms, severity: worst.severity };
}

/** What a finding causes, directly and through others, each once. */
function symptomsOf(cause: FindingAnswer, findings: readonly FindingAnswer[]): readonly FindingAnswer[] {
  const reached = new Set([cause.id]);
  const symptoms: FindingAnswer[] = [];
  for (let grown = true; grown;) {
    const next = findings.filter(({ id, causedBy }) => !reached.has(id) && causedBy.some((by) => reached.has(by)));
    for (const finding of next) reached.add(finding.id);
    symptoms.push(...next);
    grown = next.length > 0;
  }
  return symptoms;
}

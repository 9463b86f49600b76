import type { Finding, Severity } from "./finding.ts";
import type { AnyRule } from "./rule.ts";
import { severityRank } from "./severity.ts";

/** Ties every symptom to its causes: findings of the rules its own rule is a symptom of, about one of the same things. */
export function joinCauses(findings: readonly Finding[], rules: readonly AnyRule[]): readonly Finding[] {
  const symptomOf = new Map(rules.map((rule) => [rule.id, new Set(rule.symptomOf)]));
  const byThing = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const thing of finding.about) {
      const sharers = byThing.get(thing);
      if (sharers === undefined) byThing.set(thing, [finding]);
      else sharers.push(finding);
    }
  }
  return findings.map((finding) => {
    const causes = symptomOf.get(finding.ruleId);
    if (causes === undefined || causes.size === 0) return finding;
    const sharers = finding.about.flatMap((thing) => byThing.get(thing) ?? []);
    const ids = sharers.filter((other) => causes.has(other.ruleId) && other.id !== finding.id).map(({ id }) => id);
    return ids.length === 0 ? finding : { ...finding, causedBy: [...new Set(ids)] };
  });
}

/** What is known of a finding wherever findings are counted. */
type Foldable = Pick<Finding, "id" | "severity" | "causedBy">;

/** A cause with everything that follows from it: one row for a reader. */
export type Incident<Of extends Foldable = Finding> = {
  readonly cause: Of;
  readonly symptoms: readonly Of[];
  /** The worst of the cause and its symptoms. */
  readonly severity: Severity;
};

/**
 * Findings as incidents: one for each finding without a cause, its symptoms folded under it, worst first.
 * A symptom of several causes stands under each of them; one whose causes are not in the list stands by itself.
 */
export function foldIncidents<Of extends Foldable>(findings: readonly Of[]): readonly Incident<Of>[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const symptomsOf = new Map<string, Of[]>();
  for (const finding of findings) {
    for (const root of rootsOf(finding, byId)) {
      const symptoms = symptomsOf.get(root);
      if (symptoms === undefined) symptomsOf.set(root, [finding]);
      else symptoms.push(finding);
    }
  }
  return findings
    .filter((finding) => isRoot(finding, byId))
    .map((cause) => {
      const symptoms = symptomsOf.get(cause.id) ?? [];
      const ranks = [cause, ...symptoms].toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity));
      return { cause, symptoms, severity: ranks[0]?.severity ?? cause.severity };
    })
    .toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity));
}

/** How many incidents there are, by the worst of each: a symptom counts with its cause. */
export function countIncidents(incidents: readonly Pick<Incident, "severity">[]): {
  readonly [Name in Severity]: number;
} {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity } of incidents) counts[severity] += 1;
  return counts;
}

function isRoot({ causedBy }: Foldable, byId: ReadonlyMap<string, Foldable>): boolean {
  return !causedBy.some((id) => byId.has(id));
}

/** The ids of the first causes of a symptom; none when the finding has no cause. */
function rootsOf(finding: Foldable, byId: ReadonlyMap<string, Foldable>): ReadonlySet<string> {
  const roots = new Set<string>();
  const seen = new Set([finding.id]);
  const open = [...finding.causedBy];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const cause = byId.get(id);
    if (cause === undefined) continue;
    if (isRoot(cause, byId)) roots.add(id);
    else open.push(...cause.causedBy);
  }
  return roots;
}

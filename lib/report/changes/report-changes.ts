import type { Finding } from "#lib/findings/finding.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Baseline } from "../exporter.ts";
import type { Language } from "../text/language.ts";
import { sayFinding } from "../text/say.ts";
import { configurationChanges, type ConfigurationChanges } from "./configuration-changes.ts";
import { reachChanges, type ReachChanges } from "./reach-changes.ts";

/** A problem that only one of two snapshots has. `unknown`: it is not seen any more, but its rule could not judge everything. */
export type FindingChange = Pick<Finding, "id" | "ruleId" | "severity" | "subject"> & {
  readonly became: "new" | "resolved" | "unknown";
  readonly title: string;
};

/** What is otherwise in a snapshot than in an earlier one. */
export type ReportChanges = {
  readonly base: { readonly snapshotId: string; readonly finishedAt: string };
  readonly reachability: ReachChanges;
  readonly configuration: ConfigurationChanges;
  readonly findings: readonly FindingChange[];
};

/** What a report narrows its tables to. */
type Wanted = { readonly language: Language; readonly isWanted: (urn: Urn) => boolean };

/** Compares two inspections: who reaches whom, what is set up otherwise, which problems came and went. */
export function reportChanges(baseline: Baseline, head: Inspection, { language, isWanted }: Wanted): ReportChanges {
  const base = baseline.inspection;
  const { snapshotId, finishedAt } = base.snapshot;
  const configuration = configurationChanges(base.snapshot, head.snapshot);
  const sides = { before: base.topology, after: head.topology, language };
  const reachability = reachChanges(sides, configuration.changes);
  return {
    base: { snapshotId, finishedAt },
    reachability: {
      ...reachability,
      changes: reachability.changes.filter(({ toUrn, from }) => isWanted(toUrn) || from.some(({ urn }) => isWanted(urn))), // prettier-ignore
    },
    configuration: { ...configuration, changes: configuration.changes.filter(({ urn }) => isWanted(urn)) },
    findings: findingChanges(baseline, head, language).filter(({ subject }) => isWanted(subject)),
  };
}

/** The problems that came and went between two inspections. */
export function findingChanges(
  { inspection: base, present, wanted }: Baseline,
  head: Inspection,
  language: Language,
): readonly FindingChange[] {
  const known = new Set(base.findings.map(({ id }) => id));
  const unsure = new Set(
    head.outcomes.filter(({ state, unknown }) => unknown > 0 || state === "unknown").map(({ ruleId }) => ruleId),
  );
  const told = (finding: Finding, became: FindingChange["became"]): FindingChange => {
    const { id, ruleId, severity, subject } = finding;
    return { id, ruleId, severity, subject, became, title: sayFinding(finding, language).title };
  };
  return [
    ...head.findings.filter(({ id }) => !known.has(id)).map((finding) => told(finding, "new")),
    ...base.findings
      .filter(({ id }) => !present.has(id) && wanted?.has(id) !== false)
      .map((finding) => told(finding, unsure.has(finding.ruleId) ? "unknown" : "resolved")),
  ];
}

import { nameTableOf, type JudgedRecord } from "#lib/analysis/names/name-table.ts";
import { recordStates, worstFirst } from "#lib/analysis/names/record-state.ts";
import type { Finding, Severity } from "#lib/findings/finding.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Urn } from "#lib/model/urn.ts";
import { worse } from "../chart/severity-index.ts";

/** The findings about a record, and the worst of them. */
export type FoundAt = ReadonlyMap<Urn, { readonly count: number; readonly severity: Severity }>;

/** The findings that are about, or hurt, each thing. */
export function findingsByUrn(findings: readonly Finding[]): FoundAt {
  const found = new Map<Urn, { count: number; severity: Severity }>();
  for (const { subject, affected, severity } of findings) {
    for (const urn of new Set([subject, ...affected])) {
      const known = found.get(urn);
      if (known === undefined) found.set(urn, { count: 1, severity });
      else found.set(urn, { count: known.count + 1, severity: worse(known.severity, severity) ?? severity });
    }
  }
  return found;
}

const grave: ReadonlySet<Severity> = new Set(["critical", "high", "medium"]);

/** A record of which a rule found something grave is at risk, also where its own look tells nothing: the rule saw more. */
export function withFound(judged: JudgedRecord, found: FoundAt): JudgedRecord {
  const [worst = "not-followed"] = judged.states;
  const finding = found.get(judged.record.urn);
  const isTold = recordStates[worst] === "broken" || recordStates[worst] === "risk";
  if (finding === undefined || isTold || !grave.has(finding.severity)) return judged;
  return { ...judged, states: worstFirst(["found", ...judged.states]) };
}

// A memo, not state: it follows from the inspection alone, and goes when it goes.
const known = new WeakMap<Inspection, readonly JudgedRecord[]>();

/** Every record of an inspection, judged by itself and by what the rules found. */
export function foundRecords(inspection: Inspection): readonly JudgedRecord[] {
  const before = known.get(inspection);
  if (before !== undefined) return before;
  const found = findingsByUrn(inspection.findings);
  const records = nameTableOf(inspection.topology).records.map((judged) => withFound(judged, found));
  known.set(inspection, records);
  return records;
}

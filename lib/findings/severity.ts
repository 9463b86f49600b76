import type { Confidence, Severity } from "./finding.ts";

/** Every severity, the worst first. */
export const severities = ["critical", "high", "medium", "low", "info"] as const satisfies readonly Severity[];

/** How far from the worst: 0 is `critical`. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}

/** One step less bad; `info` stays. */
export function lowered(severity: Severity): Severity {
  return severities[severityRank(severity) + 1] ?? "info";
}

/** What a finding shows: the severity it states; else the rule's, one step lower while it is only `possible`. */
export function shownSeverity(
  rule: Severity,
  draft: { readonly severity?: Severity; readonly confidence: Confidence },
): Severity {
  if (draft.severity !== undefined) return draft.severity;
  return draft.confidence === "possible" ? lowered(rule) : rule;
}

import type { FindingAnswer } from "#lib/api/findings.ts";
import type { MuteScope } from "#lib/model/mute.ts";

/** What can be muted from a finding, the narrowest first. */
export const scopeKinds = ["finding", "subject", "rule"] as const;

/** How much of a rule is muted. */
export type ScopeKind = MuteScope["kind"];

/** The fields of a request that mutes a finding, its rule on its subject, or its rule. */
export function scopeFields(kind: ScopeKind, { id, ruleId, subject }: FindingAnswer): Readonly<Record<string, string>> {
  switch (kind) {
    case "finding":
      return { scope: kind, findingId: id };
    case "subject":
      return { scope: kind, ruleId, subject };
    case "rule":
      return { scope: kind, ruleId };
  }
}

/** How many findings that are not resolved a scope holds. */
export function countIn(kind: ScopeKind, about: FindingAnswer, findings: readonly FindingAnswer[]): number {
  return findings.filter(
    ({ id, ruleId, subject, state }) =>
      state !== "resolved" &&
      ruleId === about.ruleId &&
      (kind === "rule" || (subject === about.subject && (kind === "subject" || id === about.id))),
  ).length;
}

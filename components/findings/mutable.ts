import type { FindingAnswer, RuleOutcomeAnswer } from "#lib/api/findings.ts";

/** Whether a finding can be muted: it is open, and its rule may be silent. */
export function canMute({ state, ruleId }: FindingAnswer, rules: readonly RuleOutcomeAnswer[]): boolean {
  return state === "open" && rules.find((rule) => rule.ruleId === ruleId)?.alwaysShown !== true;
}

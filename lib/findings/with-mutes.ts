import { silencesOf, type MutesAt } from "#lib/model/mute.ts";
import type { Finding } from "./finding.ts";

/** Findings with the mute that silences each. `isAlwaysShown` names the rules nobody can mute. */
export function withMutes(
  findings: readonly Finding[],
  mutes: MutesAt,
  isAlwaysShown: (ruleId: string) => boolean,
): readonly Finding[] {
  if (mutes.mutes.length === 0) return findings;
  const silenceOf = silencesOf(mutes);
  return findings.map((finding) => (isAlwaysShown(finding.ruleId) ? finding : { ...finding, ...silenceOf(finding) }));
}

/** The findings that nobody has muted. */
export function unmuted(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ mute }) => mute === undefined);
}

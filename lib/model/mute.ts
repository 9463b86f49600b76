import type { Urn } from "./urn.ts";

/** What a mute silences: one finding, one rule on one subject, or one rule wherever it fails. */
export type MuteScope =
  | { readonly kind: "finding"; readonly findingId: string }
  | { readonly kind: "subject"; readonly ruleId: string; readonly subject: Urn }
  | { readonly kind: "rule"; readonly ruleId: string };

/** Somebody's decision that a problem is known and left as it is. It is about the problem, whatever snapshot shows it. */
export type Mute = {
  readonly id: string;
  readonly scope: MuteScope;
  readonly reason: string;
  readonly createdAt: string;
  /** Absent: until it is taken back. */
  readonly expiresAt?: string;
};

/** So long may a reason be: a sentence or two, or the address of a ticket. */
export const LONGEST_REASON = 500;

/** Mutes with the time at which they are looked at: a pure function has no other clock. */
export type MutesAt = { readonly at: string; readonly mutes: readonly Mute[] };

/** No mutes at all. */
export const NO_MUTES: MutesAt = { at: "", mutes: [] };

/** Whether a mute has not run out. */
export function isActive({ expiresAt }: Mute, at: string): boolean {
  return expiresAt === undefined || expiresAt > at;
}

/** Equal for two mutes that silence the same. */
export function muteKey(scope: MuteScope): string {
  switch (scope.kind) {
    case "finding":
      return `finding ${scope.findingId}`;
    case "subject":
      return `subject ${scope.ruleId} ${scope.subject}`;
    case "rule":
      return `rule ${scope.ruleId}`;
  }
}

/** What a mute looks at in a finding. */
export type Mutable = { readonly id: string; readonly ruleId: string; readonly subject: Urn };

/** The mute that silences a finding, the narrowest first; or the one that last did, and ran out. */
export type Silence = { readonly mute?: Mute; readonly endedMute?: Mute };

/** Tells of any finding what silences it. */
export function silencesOf({ at, mutes }: MutesAt): (finding: Mutable) => Silence {
  const byKey = new Map<string, readonly Mute[]>();
  for (const mute of mutes) {
    const key = muteKey(mute.scope);
    byKey.set(key, [...(byKey.get(key) ?? []), mute]);
  }
  return (finding) => {
    const about = scopesOf(finding).flatMap((scope) => byKey.get(muteKey(scope)) ?? []);
    const mute = about.find((one) => isActive(one, at));
    if (mute !== undefined) return { mute };
    const [endedMute] = about.toSorted((a, b) => ((a.expiresAt ?? "") > (b.expiresAt ?? "") ? -1 : 1));
    return endedMute === undefined ? {} : { endedMute };
  };
}

/** Every scope that holds a finding, the narrowest first. */
function scopesOf({ id, ruleId, subject }: Mutable): readonly MuteScope[] {
  return [
    { kind: "finding", findingId: id },
    { kind: "subject", ruleId, subject },
    { kind: "rule", ruleId },
  ];
}

import type { Finding } from "#lib/findings/finding.ts";
import { parseUrn } from "#lib/model/urn.ts";

/** The life of a finding over the snapshots: when it was first and last seen, and when it was seen to be gone. */
export type FindingLife = {
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  /** Absent while it is open, or while nobody could tell. */
  readonly resolvedAt?: string;
  /** As it was last seen. */
  readonly finding: Finding;
};

/** What a snapshot's findings say of the lives of all findings. */
export type Sighting = {
  readonly at: string;
  readonly findings: readonly Finding[];
  /** The rules that judged every subject of theirs: only their silence means that a problem is gone. */
  readonly settledRules: readonly string[];
  /** `<account>/<region>` of every scope that was surveyed. */
  readonly scopes: readonly string[];
};

/**
 * The lives after a sighting, by finding id. A finding that is not seen is resolved only when its rule judged everything
 * and its scope was surveyed; otherwise it keeps its last date. Resolved ones from before `forgetBefore` are dropped.
 */
export function livesAfter(
  lives: ReadonlyMap<string, FindingLife>,
  sighting: Sighting,
  forgetBefore: string,
): ReadonlyMap<string, FindingLife> {
  const settled = new Set(sighting.settledRules);
  const scopes = new Set(sighting.scopes);
  const next = new Map<string, FindingLife>();
  for (const [id, life] of lives) {
    if (life.resolvedAt === undefined) {
      const looked = settled.has(life.finding.ruleId) && scopes.has(scopeOfSubject(life.finding));
      next.set(id, looked ? { ...life, resolvedAt: sighting.at } : life);
    } else if (life.resolvedAt >= forgetBefore) {
      next.set(id, life);
    }
  }
  for (const finding of sighting.findings) {
    const firstSeenAt = lives.get(finding.id)?.firstSeenAt ?? sighting.at;
    next.set(finding.id, { firstSeenAt, lastSeenAt: sighting.at, finding });
  }
  return next;
}

/** `<account>/<region>` of what a finding is about. */
function scopeOfSubject({ subject }: Finding): string {
  const place = parseUrn(subject);
  return place === undefined ? "" : `${place.account}/${place.region}`;
}

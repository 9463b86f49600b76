import type { Finding } from "#lib/findings/finding.ts";
import type { Settled } from "#lib/findings/judge.ts";
import { parseUrn } from "#lib/model/urn.ts";

/** The life of a finding over the snapshots: when it was first and last seen, and when it was seen to be gone. */
export type FindingLife = {
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  /** Absent while it is open, or while nobody could tell. */
  readonly resolvedAt?: string;
  /** When it was seen again after it had been resolved; the last time, if it was more than one. */
  readonly returnedAt?: string;
  /** As it was last seen. */
  readonly finding: Finding;
};

/** What ended so long before a snapshot is forgotten. */
const REMEMBERED_MS = 90 * 86_400_000;

/** What ended before this, seen from a snapshot of that time, is forgotten. */
export function rememberedFrom(at: string): string {
  return new Date(Date.parse(at) - REMEMBERED_MS).toISOString();
}

/** What a snapshot's findings say of the lives of all findings. */
export type Sighting = {
  readonly at: string;
  readonly findings: readonly Finding[];
  /** Where a rule judged everything, or all but a few: only its silence there means that a problem is gone. */
  readonly settled: readonly Settled[];
};

/**
 * The lives after a sighting, by finding id. A finding that is not seen is resolved only when its rule judged what it is
 * about; otherwise it stays open with its last date. What was resolved, or last seen, before `forgetBefore` is dropped.
 */
export function livesAfter(
  lives: ReadonlyMap<string, FindingLife>,
  sighting: Sighting,
  forgetBefore: string,
): ReadonlyMap<string, FindingLife> {
  const settled = new Map(sighting.settled.map(({ ruleId, scope, except }) => [`${ruleId} ${scope}`, new Set(except)]));
  const next = new Map<string, FindingLife>();
  for (const [id, life] of lives) {
    if ((life.resolvedAt ?? life.lastSeenAt) < forgetBefore) continue;
    const isGone = life.resolvedAt === undefined && wasJudged(life.finding, settled);
    next.set(id, isGone ? { ...life, resolvedAt: sighting.at } : life);
  }
  for (const finding of sighting.findings) next.set(finding.id, seenAgain(lives.get(finding.id), finding, sighting.at));
  return next;
}

/** The lives as they stood at a time: what came later is not yet known, what was resolved later is still open. */
export function livesAsOf(lives: ReadonlyMap<string, FindingLife>, at: string): ReadonlyMap<string, FindingLife> {
  const then = new Map<string, FindingLife>();
  for (const [id, life] of lives) {
    const { resolvedAt, ...open } = life;
    if (life.firstSeenAt > at) continue;
    then.set(id, resolvedAt !== undefined && resolvedAt <= at ? life : open);
  }
  return then;
}

function seenAgain(before: FindingLife | undefined, finding: Finding, at: string): FindingLife {
  const returnedAt = before?.resolvedAt === undefined ? before?.returnedAt : at;
  return {
    firstSeenAt: before?.firstSeenAt ?? at,
    lastSeenAt: at,
    ...(returnedAt !== undefined && { returnedAt }),
    finding,
  };
}

/** Whether a rule judged everything that a finding of it is about. */
function wasJudged(finding: Finding, settled: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const except = settled.get(`${finding.ruleId} ${scopeOf(finding)}`);
  return except !== undefined && ![finding.subject, ...finding.affected, ...finding.about].some((urn) => except.has(urn)); // prettier-ignore
}

/** `<account>/<region>` in which a finding was judged. */
export function scopeOf({ judgedIn, subject }: Finding): string {
  if (judgedIn !== undefined) return judgedIn;
  const place = parseUrn(subject);
  return place === undefined ? "" : `${place.account}/${place.region}`;
}

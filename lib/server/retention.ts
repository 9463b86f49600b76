/** Within `withinMs` of now, one snapshot is kept in every `everyMs`; `everyMs` 0 keeps all of them. */
export type RetentionTier = { readonly withinMs: number; readonly everyMs: number };

const unitMs: { readonly [unit: string]: number } = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** What `ROADSTEAD_RETENTION` accepts. */
export const RETENTION_ACCEPTED =
  "a list of <age>:<interval>, for example 2h:all,2d:1h,90d:1d (m, h or d; all keeps every snapshot)";

function durationMs(text: string): number | undefined {
  const match = /^([1-9]\d{0,4})([mhd])$/.exec(text);
  const unit = unitMs[match?.[2] ?? ""];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}

/** Reads `2h:all,2d:1h,90d:1d`, sorted by age; `undefined` when the text is not of that form. */
export function parseRetention(text: string): readonly RetentionTier[] | undefined {
  const tiers: RetentionTier[] = [];
  for (const part of text.split(",")) {
    const [age = "", interval = "", ...rest] = part.trim().split(":");
    const withinMs = durationMs(age);
    const everyMs = interval === "all" ? 0 : durationMs(interval);
    if (withinMs === undefined || everyMs === undefined || rest.length > 0) return undefined;
    tiers.push({ withinMs, everyMs });
  }
  return tiers.sort((a, b) => a.withinMs - b.withinMs);
}

/**
 * The ids that the tiers let go. The newest is always kept, and what somebody named; within an interval the oldest stays, so that
 * what is kept today is kept tomorrow. `snapshots` may come in any order.
 */
export function snapshotsToDrop(
  snapshots: readonly { readonly snapshotId: string; readonly finishedAtMs: number; readonly isNamed?: boolean }[],
  tiers: readonly RetentionTier[],
  nowMs: number,
): readonly string[] {
  const byAge = [...snapshots].sort((a, b) => a.finishedAtMs - b.finishedAtMs);
  const newest = byAge.at(-1)?.snapshotId;
  const taken = new Set<string>();
  return byAge
    .filter(({ snapshotId, finishedAtMs, isNamed = false }) => {
      const tier = tiers.find(({ withinMs }) => nowMs - finishedAtMs <= withinMs);
      if (snapshotId === newest) return false;
      if (tier === undefined) return !isNamed;
      if (tier.everyMs === 0) return false;
      const slot = `${String(tier.withinMs)}/${String(Math.floor(finishedAtMs / tier.everyMs))}`;
      if (taken.has(slot)) return !isNamed;
      taken.add(slot);
      return false;
    })
    .map(({ snapshotId }) => snapshotId);
}

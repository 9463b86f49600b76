import type { Scope } from "#lib/model/scope.ts";
import { bucketOf, type Bucket } from "./buckets.ts";
import type { Clock } from "./clock.ts";

/** Keeps calls under AWS's documented rates. One limiter serves every survey of a process: the buckets are the account's. */
export type Limiter = {
  /** Resolves when the call may be made, first come first served within a bucket. */
  readonly take: (action: string, place: Place, signal?: AbortSignal) => Promise<void>;
  /** Tells that AWS throttled the call: its bucket empties, and refills at half the rate for a while. */
  readonly throttled: (action: string, place: Place) => void;
};

type Place = Pick<Scope, "account" | "region">;

/** The share of a bucket that is ours; the rest is left to whoever else works in the account. */
const SHARE = 0.9;
const RECOVERY_MS = 60_000;
const SMALLEST_FACTOR = 1 / 16;

type Level = { tokens: number; factor: number; at: number; throttledAt: number; last: Promise<void> };

/** Opens a limiter; `pace` multiplies every rate, for endpoints that are not AWS. */
export function createLimiter(clock: Clock, pace = 1): Limiter {
  const levels = new Map<string, Level>();

  const levelOf = (bucket: Bucket, place: Place): Level => {
    const key = `${place.account}/${bucket.breadth === "account" ? "" : place.region}/${bucket.name}`;
    const known = levels.get(key);
    if (known !== undefined) return known;
    const tokens = Math.max(1, bucket.burst * SHARE * pace);
    const level = { tokens, factor: 1, at: clock.now(), throttledAt: -Infinity, last: Promise.resolve() };
    levels.set(key, level);
    return level;
  };

  return {
    take: (action, place, signal) => {
      const bucket = bucketOf(action);
      const level = levelOf(bucket, place);
      const turn = level.last.then(() => waitForToken(level, bucket));
      level.last = turn.catch(() => undefined);
      return turn;

      async function waitForToken(level: Level, bucket: Bucket): Promise<void> {
        for (;;) {
          signal?.throwIfAborted();
          refill(level, bucket, clock.now(), pace);
          if (level.tokens >= 1) break;
          await clock.wait(Math.ceil(((1 - level.tokens) / ratePerSecond(level, bucket, pace)) * 1000), signal);
        }
        level.tokens -= 1;
      }
    },
    throttled: (action, place) => {
      const level = levelOf(bucketOf(action), place);
      const now = clock.now();
      level.tokens = Math.min(level.tokens, 0);
      // Calls under way together are throttled together: they count as one warning.
      if (now - level.throttledAt < 1000) return;
      level.factor = Math.max(SMALLEST_FACTOR, level.factor / 2);
      level.throttledAt = now;
    },
  };
}

function ratePerSecond(level: Level, bucket: Bucket, pace: number): number {
  return bucket.refillPerSecond * SHARE * pace * level.factor;
}

function refill(level: Level, bucket: Bucket, now: number, pace: number): void {
  const elapsedMs = Math.max(0, now - level.at);
  const full = Math.max(1, bucket.burst * SHARE * pace);
  level.tokens = Math.min(full, level.tokens + (elapsedMs / 1000) * ratePerSecond(level, bucket, pace));
  level.factor = Math.min(1, level.factor + elapsedMs / RECOVERY_MS);
  level.at = now;
}

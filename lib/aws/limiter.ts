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

type Level = {
  /** Our share of the documented bucket. */
  readonly full: number;
  readonly refillPerSecond: number;
  tokens: number;
  /** What is left of the rate after throttling, 1 or less. */
  factor: number;
  at: number;
  throttledAt: number;
  /** The turn of whoever came last. */
  last: Promise<void>;
};

/** Opens a limiter; `pace` multiplies every rate, for endpoints that are not AWS. */
export function createLimiter(clock: Clock, pace = 1): Limiter {
  const levels = new Map<string, Level>();

  const levelOf = (action: string, place: Place): Level => {
    const bucket = bucketOf(action);
    const key = `${place.account}/${bucket.breadth === "account" ? "" : place.region}/${bucket.name}`;
    const level = levels.get(key) ?? openLevel(bucket, pace, clock.now());
    levels.set(key, level);
    return level;
  };

  const waitForToken = async (level: Level, signal: AbortSignal | undefined): Promise<void> => {
    for (;;) {
      signal?.throwIfAborted();
      refill(level, clock.now());
      if (level.tokens >= 1) break;
      await clock.wait(Math.ceil(((1 - level.tokens) / ratePerSecond(level)) * 1000), signal);
    }
    level.tokens -= 1;
  };

  return {
    take: (action, place, signal) => {
      const level = levelOf(action, place);
      const turn = level.last.then(() => waitForToken(level, signal));
      level.last = turn.catch(() => undefined);
      return turn;
    },
    throttled: (action, place) => {
      const level = levelOf(action, place);
      const now = clock.now();
      level.tokens = Math.min(level.tokens, 0);
      // Calls under way together are throttled together: they count as one warning.
      if (now - level.throttledAt < 1000) return;
      level.factor = Math.max(SMALLEST_FACTOR, level.factor / 2);
      level.throttledAt = now;
    },
  };
}

function openLevel(bucket: Bucket, pace: number, now: number): Level {
  const full = Math.max(1, bucket.burst * SHARE * pace);
  return {
    full,
    refillPerSecond: bucket.refillPerSecond * SHARE * pace,
    tokens: full,
    factor: 1,
    at: now,
    throttledAt: -Infinity,
    last: Promise.resolve(),
  };
}

function ratePerSecond({ refillPerSecond, factor }: Level): number {
  return refillPerSecond * factor;
}

function refill(level: Level, now: number): void {
  const elapsedMs = Math.max(0, now - level.at);
  level.tokens = Math.min(level.full, level.tokens + (elapsedMs / 1000) * ratePerSecond(level));
  level.factor = Math.min(1, level.factor + elapsedMs / RECOVERY_MS);
  level.at = now;
}

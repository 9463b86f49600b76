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

/** How full one bucket is; plain, so that a limiter of another thread can go on from it. */
type Level = {
  /** Our share of the documented bucket. */
  readonly full: number;
  readonly refillPerSecond: number;
  tokens: number;
  /** What is left of the rate after throttling, 1 or less. */
  factor: number;
  at: number;
  throttledAt: number;
};

/** The levels of all buckets that were used, by account, Region and bucket. */
export type Levels = Map<string, Level>;

/**
 * Opens a limiter; `pace` multiplies every rate, for endpoints that are not AWS. It keeps its state in `levels`: those
 * of an earlier limiter on the same clock let it go on where that one ended.
 */
export function createLimiter(clock: Clock, pace = 1, levels: Levels = new Map<string, Level>()): Limiter {
  // The turn of whoever came last, by level.
  const turns = new Map<Level, Promise<void>>();

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
      const turn = (turns.get(level) ?? Promise.resolve()).then(() => waitForToken(level, signal));
      turns.set(
        level,
        turn.catch(() => undefined),
      );
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

import type { Clock } from "#lib/aws/clock.ts";

/** A clock whose waiting costs no time of the machine: it jumps to the next end of a wait when nothing else happens. */
export type SimulatedClock = Clock & {
  /** Counts as something happening until it settles: while any such work is under way, the clock stands still. */
  readonly during: <Value>(work: () => Promise<Value>) => Promise<Value>;
};

/** So many quiet turns of the event loop mean that everyone waits: an answer takes a few turns from bytes to its reader. */
const QUIET_TURNS = 4;

/** Starts at a time in milliseconds since 1970. What the machine itself takes is not counted. */
export function simulatedClock(startMs: number): SimulatedClock {
  const waiting: { readonly until: number; readonly wake: () => void }[] = [];
  let now = startMs;
  let busy = 0;
  let quiet = 0;
  let isTurning = false;

  function turn(): void {
    quiet = busy === 0 ? quiet + 1 : 0;
    if (quiet >= QUIET_TURNS) {
      quiet = 0;
      now = Math.max(now, waiting[0]?.until ?? now);
      while (waiting[0] !== undefined && waiting[0].until <= now) waiting.shift()?.wake();
    }
    isTurning = waiting.length > 0;
    if (isTurning) setImmediate(turn);
  }

  return {
    now: () => now,
    wait: (ms) =>
      new Promise((resolve) => {
        const until = now + ms;
        const place = waiting.findIndex((other) => other.until > until);
        waiting.splice(place === -1 ? waiting.length : place, 0, { until, wake: resolve });
        quiet = 0;
        if (isTurning) return;
        isTurning = true;
        setImmediate(turn);
      }),
    during: async (work) => {
      busy += 1;
      try {
        return await work();
      } finally {
        busy -= 1;
        quiet = 0;
      }
    },
  };
}

import type { Clock } from "#lib/aws/clock.ts";

/** A clock on which waiting takes no time: it jumps to the end of every wait, and remembers how long each was. */
export function passingClock(startMs = Date.UTC(2026, 10, 21)): Clock & { readonly waits: readonly number[] } {
  let now = startMs;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    wait: (ms, signal) => {
      if (signal?.aborted === true) return Promise.reject(new Error("aborted"));
      now += ms;
      waits.push(ms);
      return Promise.resolve();
    },
  };
}

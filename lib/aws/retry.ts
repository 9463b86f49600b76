import type { Problem } from "#lib/model/problem.ts";
import type { Clock } from "./clock.ts";
import { isServerFault, kindOf } from "./to-problem.ts";

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

/** How often a call is made before its trouble stands. What is not listed will not change by asking again. */
const attemptsByKind: Readonly<Partial<Record<Problem["kind"], number>>> = {
  throttled: 10,
  unreachable: 4,
  timeout: 3,
  "unexpected-shape": 3,
};

/** Whether a call that failed for the `attempts`th time should be made again. */
export function mayRetry(error: unknown, attempts: number): boolean {
  return attempts < (isServerFault(error) ? 4 : 1) || attempts < (attemptsByKind[kindOf(error)] ?? 1);
}

/** A random pause between nothing and a bound that doubles with each attempt. Source: AWS Architecture Blog, "Exponential backoff and jitter" (full jitter). */
export function pauseMs(attempts: number, random: () => number): number {
  return random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
}

/** Makes a call until it succeeds or asking again is of no use; then throws the last error. */
export async function withRetries<Value>(
  attempt: () => Promise<Value>,
  {
    clock,
    random,
    signal,
  }: { readonly clock: Clock; readonly random: () => number; readonly signal?: AbortSignal | undefined },
): Promise<Value> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      // Retrying is what this file is for; the last error goes on unchanged.
      if (signal?.aborted === true || !mayRetry(error, attempts)) throw error;
      await clock.wait(pauseMs(attempts, random), signal);
    }
  }
}

import type { Reading } from "#lib/model/area.ts";
import type { Problem } from "#lib/model/problem.ts";
import type { Scope } from "#lib/model/scope.ts";
import { isoTime, type Clock } from "./clock.ts";
import { toProblem } from "./to-problem.ts";

/** A running account of what the reading of one area has cost and met. */
export type ReadingLog = {
  /** Notes that a call came back, with an answer or an error. */
  readonly answered: (action: string, requestId: string | undefined) => void;
  /** Notes a problem. */
  readonly report: (problem: Omit<Problem, "at">) => void;
  /** The problem an error stands for. */
  readonly problemOf: (error: unknown, parent?: string) => Problem;
  /** Remembers which call an error came of. */
  readonly tag: (error: Error, action: string) => void;
  readonly problems: () => readonly Problem[];
  readonly readings: () => readonly Reading[];
  /** Calls made so far, retries included. */
  readonly calls: () => number;
};

/** Opens the account of one area; `mainCall` is what an error is put down to that came of no call, and `onCall` is told of every call that came back. */
export function openReadingLog(
  scope: Scope,
  clock: Clock,
  { mainCall, onCall }: { readonly mainCall: string; readonly onCall: () => void },
): ReadingLog {
  const readings = new Map<string, Reading>();
  const problems: Problem[] = [];
  const actionOf = new WeakMap<Error, string>();
  let calls = 0;
  const at = (): string => isoTime(clock.now());
  return {
    answered: (action, requestId) => {
      const count = (readings.get(action)?.count ?? 0) + 1;
      readings.set(action, { call: action, count, at: at(), ...(requestId !== undefined && { requestId }) });
      calls += 1;
      onCall();
    },
    report: (problem) => {
      problems.push({ ...problem, at: at() });
    },
    problemOf: (error, parent) => {
      const call = (error instanceof Error ? actionOf.get(error) : undefined) ?? mainCall;
      return toProblem(error, { call, scope, at: at() }, parent);
    },
    tag: (error, action) => {
      actionOf.set(error, action);
    },
    problems: () => problems,
    readings: () => [...readings.values()],
    calls: () => calls,
  };
}

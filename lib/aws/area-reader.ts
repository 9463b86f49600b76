import type { Reading } from "#lib/model/area.ts";
import type { Known } from "#lib/model/known.ts";
import type { Problem } from "#lib/model/problem.ts";
import type { Scope } from "#lib/model/scope.ts";
import { isoTime, type Clock } from "./clock.ts";
import type { Lanes } from "./lanes.ts";
import type { Limiter } from "./limiter.ts";
import { withRetries } from "./retry.ts";
import { toProblem } from "./to-problem.ts";
import { requiredList, unexpectedShape } from "./unexpected-shape.ts";

/** What an SDK call resolves to, as far as every answer agrees. */
type Answer = { readonly $metadata: { readonly requestId?: string | undefined } };

/** How a collector asks AWS. Every call waits for its bucket, has a time limit, is retried, counted, and must hold what it should. */
export type AreaCalls<Action extends string> = {
  /** One call; `select` takes from the answer what is wanted, and throws when it is not there. */
  readonly call: <Sent extends Answer, Value>(
    action: Action,
    send: () => Promise<Sent>,
    select: (answer: Sent) => Value,
  ) => Promise<Value>;
  /** A list, page by page to its end. `select` gives a page's members and the token of the next page, if any. */
  readonly pages: <Sent extends Answer, Member>(
    action: Action,
    send: (token: string | undefined) => Promise<Sent>,
    select: (page: Sent) => readonly [readonly Member[] | undefined, string | undefined],
  ) => AsyncGenerator<Member, void, undefined>;
  /** What belongs to one parent: its failure is noted as a problem with that parent, and the siblings go on. */
  readonly known: <Value>(parent: string, read: () => Promise<Value>) => Promise<Known<Value>>;
  /** Notes a problem that stopped nothing. */
  readonly report: (problem: Pick<Problem, "kind" | "message" | "parent"> & { readonly call: Action }) => void;
};

/** What calls are made with; the same for a whole survey. */
export type CallPace = {
  readonly limiter: Limiter;
  readonly lanes: Lanes;
  readonly clock: Clock;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
};

/** A running account of what an area's reading has cost and met. */
export type ReadingLog = {
  readonly problems: Problem[];
  readonly readings: () => readonly Reading[];
  readonly calls: () => number;
  /** The problem an error of these calls stands for. */
  readonly problemOf: (error: unknown, fallbackCall: string) => Problem;
};

/** Opens the calls of one area, and the account of them. */
export function openAreaCalls(
  scope: Scope,
  pace: CallPace,
  onCall: () => void,
): { readonly calls: AreaCalls<string>; readonly log: ReadingLog } {
  const readings = new Map<string, { call: string; count: number; at: string; requestId?: string }>();
  const problems: Problem[] = [];
  const failedCalls = new WeakMap<object, string>();
  const at = (): string => isoTime(pace.clock.now());

  const note = (action: string, requestId: string | undefined): void => {
    const count = (readings.get(action)?.count ?? 0) + 1;
    readings.set(action, { call: action, count, at: at(), ...(requestId === undefined ? {} : { requestId }) });
    onCall();
  };

  const problemOf = (error: unknown, fallbackCall: string, parent?: string): Problem => {
    const call = (isObject(error) ? failedCalls.get(error) : undefined) ?? fallbackCall;
    return toProblem(error, { call, scope, at: at() }, parent);
  };

  const call: AreaCalls<string>["call"] = (action, send, select) =>
    withRetries(async () => {
      await pace.limiter.take(action, scope, pace.signal);
      try {
        const answer = await pace.lanes.run(() => withTimeLimit(send, pace.timeoutMs));
        note(action, answer.$metadata.requestId);
        return select(answer);
      } catch (cause) {
        // Told to the limiter and tagged with its call, then thrown on.
        throw failed(action, cause);
      }
    }, pace);

  const failed = (action: string, cause: unknown): Error => {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    const problem = toProblem(error, { call: action, scope, at: at() });
    if (problem.kind !== "unexpected-shape") note(action, problem.requestId);
    if (problem.kind === "throttled") pace.limiter.throttled(action, scope);
    failedCalls.set(error, action);
    return error;
  };

  async function* pages<Sent extends Answer, Member>(
    action: string,
    send: (token: string | undefined) => Promise<Sent>,
    select: (page: Sent) => readonly [readonly Member[] | undefined, string | undefined],
  ): AsyncGenerator<Member, void, undefined> {
    const seen = new Set<string>();
    let token: string | undefined;
    do {
      const asked = token;
      const [members, next] = await call(
        action,
        () => send(asked),
        (page) => {
          const [list, following] = select(page);
          // Some endpoints give the same token for ever.
          if (following !== undefined && seen.has(following)) throw unexpectedShape("repeats a page token");
          return [requiredList(list, "its list"), following] as const;
        },
      );
      yield* members;
      token = next === "" ? undefined : next;
      if (token !== undefined) seen.add(token);
    } while (token !== undefined);
  }

  return {
    calls: {
      call,
      pages,
      known: async (parent, read) => {
        try {
          return { known: true, value: await read() };
        } catch (error) {
          // One parent's failure is a value of that parent.
          pace.signal?.throwIfAborted();
          const problem = problemOf(error, "unknown", parent);
          problems.push(problem);
          return { known: false, problem };
        }
      },
      report: (problem) => problems.push({ ...problem, at: at() }),
    },
    log: {
      problems,
      readings: () => [...readings.values()],
      calls: () => [...readings.values()].reduce((sum, { count }) => sum + count, 0),
      problemOf,
    },
  };
}

async function withTimeLimit<Value>(send: () => Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`no answer within ${String(timeoutMs)} ms`);
      error.name = "TimeoutError";
      reject(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([send(), limit]);
  } finally {
    clearTimeout(timer);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

import type { Known } from "#lib/model/known.ts";
import type { Problem } from "#lib/model/problem.ts";
import type { Scope } from "#lib/model/scope.ts";
import type { Clock } from "./clock.ts";
import type { Lanes } from "./lanes.ts";
import type { Limiter } from "./limiter.ts";
import type { ReadingLog } from "./reading-log.ts";
import { withRetries } from "./retry.ts";
import { withTimeLimit } from "./time-limit.ts";
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

/** Opens the calls of one area, noted in its log. */
export function openAreaCalls(scope: Scope, pace: CallPace, log: ReadingLog): AreaCalls<string> {
  const call: AreaCalls<string>["call"] = (action, send, select) =>
    withRetries(async () => {
      await pace.limiter.take(action, scope, pace.signal);
      return attempt(action, send, select);
    }, pace);

  async function attempt<Sent extends Answer, Value>(
    action: string,
    send: () => Promise<Sent>,
    select: (answer: Sent) => Value,
  ): Promise<Value> {
    let answer: Sent | undefined;
    try {
      answer = await pace.lanes.run(() => withTimeLimit(send, pace.timeoutMs));
      log.answered(action, answer.$metadata.requestId);
      return select(answer);
    } catch (cause) {
      // Noted, and told to the limiter; then thrown on.
      const error = cause instanceof Error ? cause : new Error(String(cause));
      log.tag(error, action);
      const { kind, requestId } = log.problemOf(error);
      if (answer === undefined) log.answered(action, requestId);
      if (kind === "throttled") pace.limiter.throttled(action, scope);
      throw error;
    }
  }

  return {
    call,
    pages: (action, send, select) => {
      const seen = new Set<string>();
      return walk((token) =>
        call(
          action,
          () => send(token),
          (page) => {
            const [list, next] = select(page);
            const members = requiredList(list, "its list");
            // An endpoint that gives a token it gave before would never come to an end.
            if (next !== undefined && seen.has(next)) throw unexpectedShape("repeats a page token");
            if (next !== undefined) seen.add(next);
            return { members, next };
          },
        ),
      );
    },
    known: knownWith(log, pace.signal),
    report: log.report,
  };
}

/** One parent's failure is a value of that parent; only the end of the whole survey goes through. */
function knownWith(log: ReadingLog, signal: AbortSignal | undefined): AreaCalls<string>["known"] {
  return async (parent, read) => {
    try {
      return { known: true, value: await read() };
    } catch (error) {
      signal?.throwIfAborted();
      const problem = log.problemOf(error, parent);
      log.report(problem);
      return { known: false, problem };
    }
  };
}

type Page<Member> = { readonly members: readonly Member[]; readonly next: string | undefined };

/** Walks a list to its end; an empty token is no token. */
async function* walk<Member>(
  read: (token: string | undefined) => Promise<Page<Member>>,
): AsyncGenerator<Member, void, undefined> {
  let token: string | undefined;
  do {
    const { members, next } = await read(token);
    yield* members;
    token = next === "" ? undefined : next;
  } while (token !== undefined);
}

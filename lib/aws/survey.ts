import { areaNamesOf } from "#lib/model/areas.ts";
import type { Problem } from "#lib/model/problem.ts";
import { GLOBAL_REGION } from "#lib/model/global-region.ts";
import { scopeKey, type Scope } from "#lib/model/scope.ts";
import { SNAPSHOT_VERSION, type ScopeSnapshot, type Snapshot } from "#lib/model/snapshot.ts";
import { partitionOfRegion } from "#lib/net/partition.ts";
import type { CallPace } from "./area-calls.ts";
import { isoTime, systemClock, type Clock } from "./clock.ts";
import { collectors } from "./collectors.ts";
import { credentialsOf, type Credentials, type CredentialsProvider } from "./credentials.ts";
import { allInOrder } from "./in-order.ts";
import { openLanes } from "./lanes.ts";
import { createLimiter, type Limiter } from "./limiter.ts";
import type { PlannedAccount, SurveyPlan } from "./plan.ts";
import { runCollector, type AnyArea } from "./run-collector.ts";
import { clientConfig, closeSession, openSession, type Connection, type RequestHandler } from "./session.ts";
import { snapshotIdOf } from "./snapshot-id.ts";
import { surveyScope, type AreaProgress } from "./survey-scope.ts";

/** What a survey is run with. */
export type SurveyOptions = {
  readonly plan: SurveyPlan;
  /** Where it reads from, for the snapshot: `aws`, or `demo:<scenario>`. */
  readonly source: string;
  readonly toolVersion: string;
  /** Carries the requests in place of the network. */
  readonly requestHandler?: RequestHandler | undefined;
  /** The identity at hand; absent means the SDK's default chain. */
  readonly credentials?: Credentials | undefined;
  /** Keep one for the life of the process: what an earlier survey took from a bucket is gone. */
  readonly limiter?: Limiter | undefined;
  readonly onProgress?: ((progress: AreaProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock | undefined;
  /** A number from 0 up to 1, for the pauses between retries. */
  readonly random?: (() => number) | undefined;
  /** The time limit of one call; 30 seconds by default. */
  readonly timeoutMs?: number | undefined;
};

/** Calls under way at once, over all scopes. */
const LANES = 16;
const SCOPES_AHEAD = 4;

type Survey = {
  readonly options: SurveyOptions;
  readonly connection: Connection;
  readonly pace: CallPace;
  readonly onProgress: (progress: AreaProgress) => void;
};

/**
 * Reads every area of every scope of the plan. What cannot be read makes its area incomplete; the survey itself fails
 * only when the signal aborts it.
 */
export async function runSurvey(options: SurveyOptions): Promise<Snapshot> {
  const clock = options.clock ?? systemClock;
  const timeoutMs = options.timeoutMs ?? 30_000;
  const survey: Survey = {
    options,
    connection: { requestHandler: options.requestHandler, timeoutMs, toolVersion: options.toolVersion },
    pace: {
      limiter: options.limiter ?? createLimiter(clock),
      lanes: openLanes(LANES),
      clock,
      random: options.random ?? Math.random,
      timeoutMs,
      signal: options.signal,
    },
    onProgress: options.onProgress ?? (() => undefined),
  };
  const startedAt = isoTime(clock.now());
  const perAccount = await allInOrder(options.plan.accounts, SCOPES_AHEAD, (account) => surveyAccount(account, survey));
  options.signal?.throwIfAborted();
  const scopes = eachScopeOnce(perAccount.flat());
  const finishedAt = isoTime(clock.now());
  return {
    format: "roadstead-snapshot",
    version: SNAPSHOT_VERSION,
    snapshotId: snapshotIdOf(finishedAt, scopes),
    startedAt,
    finishedAt,
    source: options.source,
    toolVersion: options.toolVersion,
    scopes,
  };
}

async function surveyAccount(planned: PlannedAccount, survey: Survey): Promise<readonly ScopeSnapshot[]> {
  const { options, connection, pace, onProgress } = survey;
  const region = planned.regions[0] ?? "us-east-1";
  const credentials = credentialsOf(planned, clientConfig(region, connection), {
    atHand: options.credentials,
    clock: pace.clock,
  });
  const guess = scopeOf(planned, GLOBAL_REGION, {
    account: planned.id ?? "unknown",
    partition: partitionOfRegion(region),
  });
  const known = await readIdentity(guess, region, { credentials, survey });
  const place = placeOf(known, guess);
  // Without credentials nothing else can be asked; a mere refusal to say who we are stops nothing.
  const blocked = credentialsProblem(known);
  return allInOrder([GLOBAL_REGION, ...new Set(planned.regions)], SCOPES_AHEAD, async (name) => {
    const isGlobal = name === GLOBAL_REGION;
    const aws = openSession(isGlobal ? region : name, credentials, connection);
    const scoped = await surveyScope({
      scope: scopeOf(planned, name, place),
      areaNames: areaNamesOf(isGlobal ? "global" : "regional"),
      aws,
      known: isGlobal ? { identity: known } : {},
      blocked,
      pace,
      onProgress,
    });
    closeSession(aws, connection);
    return scoped;
  });
}

async function readIdentity(
  scope: Scope,
  region: string,
  { credentials, survey }: { readonly credentials: CredentialsProvider; readonly survey: Survey },
): Promise<AnyArea> {
  const aws = openSession(region, credentials, survey.connection);
  const identity = await runCollector(collectors.identity, {
    scope,
    aws,
    pace: survey.pace,
    earlier: {},
    onProgress: () => undefined,
  });
  closeSession(aws, survey.connection);
  return identity;
}

type Place = Pick<Scope, "account" | "partition">;

function scopeOf({ alias }: PlannedAccount, region: string, { account, partition }: Place): Scope {
  return { account, region, partition, ...(alias === undefined ? {} : { alias }) };
}

/** The account and partition the caller's identity names; the plan's when it could not be learnt. */
function placeOf(identity: AnyArea, guess: Place): Place {
  // The one item of this area passed the schema of a caller identity.
  const [caller] = identity.items as readonly { readonly account: string; readonly arn?: string | undefined }[];
  if (caller === undefined) return guess;
  return { account: caller.account, partition: caller.arn?.split(":")[1] || guess.partition };
}

function credentialsProblem(identity: AnyArea): Problem | undefined {
  return identity.status === "incomplete" ? identity.problems.find(({ kind }) => kind === "credentials") : undefined;
}

/** Two entries of a plan may turn out to be the same account; the first one stays. */
function eachScopeOnce(scopes: readonly ScopeSnapshot[]): readonly ScopeSnapshot[] {
  const byKey = new Map<string, ScopeSnapshot>();
  for (const scoped of scopes) {
    if (!byKey.has(scopeKey(scoped.scope))) byKey.set(scopeKey(scoped.scope), scoped);
  }
  return [...byKey.values()];
}

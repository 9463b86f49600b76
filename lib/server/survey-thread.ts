import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createGzip } from "node:zlib";
import type { SurveyArea } from "#lib/api/contract.ts";
import { systemClock, type Clock } from "#lib/aws/clock.ts";
import type { Credentials } from "#lib/aws/credentials.ts";
import { defaultRegion } from "#lib/aws/default-region.ts";
import { createLimiter, type Levels, type Limiter } from "#lib/aws/limiter.ts";
import type { SurveyPlan } from "#lib/aws/plan.ts";
import type { RequestHandler } from "#lib/aws/session.ts";
import { runSurvey } from "#lib/aws/survey.ts";
import type { AreaProgress } from "#lib/aws/survey-scope.ts";
import { scopeKey } from "#lib/model/scope.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { areasOf } from "./file-source.ts";
import type { SurveyResult } from "./source.ts";
import { answerCalls } from "./thread.ts";

/** What the survey thread is asked. */
export type SurveyRequest = {
  readonly plan: SurveyPlan;
  readonly source: string;
  readonly toolVersion: string;
  /** Of the demo: which invented account answers. */
  readonly scenario?: string;
  /** Of the demo: how many steps after its story the account is. */
  readonly step?: number;
  /** Of the demo: the account as it was before its story. */
  readonly isEarlier?: true;
  /** What the survey before this one left in AWS's token buckets. */
  readonly levels?: Levels;
};

/** What the survey thread answers. */
export type SurveyReply = { readonly result: SurveyResult; readonly levels: Levels };

/** What stands in for the network and the identity at hand. */
export type Carrier = {
  readonly requestHandler?: RequestHandler;
  readonly credentials?: Credentials;
  /** When the account is looked at, where that is not now. */
  readonly clock?: Clock;
};

/** Progress is told at most this often. */
const TOLD_EVERY_MS = 250;

/**
 * The survey thread: collects, and gives the snapshot back as compressed bytes. `carrierFor` says what carries the
 * requests; `pace` multiplies AWS's rates where nothing needs to be spared.
 */
export function serveSurveys(carrierFor: (request: SurveyRequest) => Promise<Carrier>, pace = 1): void {
  answerCalls(async (given, tell) => {
    // Sent by `awsSource`, the only one that starts this thread.
    const request = given as SurveyRequest;
    const levels: Levels = new Map(request.levels);
    const limiter = createLimiter(systemClock, pace, levels);
    const result = await survey(request, { ...(await carrierFor(request)), limiter }, tell);
    const reply: SurveyReply = { result, levels };
    return "surveyed" in result ? { reply, transfer: [result.surveyed.document.buffer] } : { reply };
  });
}

async function survey(
  { plan, source, toolVersion }: SurveyRequest,
  means: Carrier & { readonly limiter: Limiter },
  tell: (areas: readonly SurveyArea[]) => void,
): Promise<SurveyResult> {
  const planned = await withRegions(plan);
  if (planned === undefined) {
    return {
      failed: "No Region is known: set AWS_REGION, ROADSTEAD_REGIONS, or the region of the AWS profile.",
      areas: [],
    };
  }
  const progress = gatherProgress(tell);
  const snapshot = await runSurvey({ ...means, plan: planned, source, toolVersion, onProgress: progress });
  const areas = areasOf(snapshot);
  const failed = whyNothingWasRead(areas);
  if (failed !== undefined) return { failed, areas };
  const { snapshotId, startedAt, finishedAt } = snapshot;
  return { surveyed: { snapshotId, startedAt, finishedAt, document: await documentOf(snapshot), areas } };
}

/** The plan with the SDK's own Region where none was chosen; `undefined` when there is none. */
async function withRegions(plan: SurveyPlan): Promise<SurveyPlan | undefined> {
  if (plan.accounts.every(({ regions }) => regions.length > 0)) return plan;
  const region = await defaultRegion();
  if (region === undefined) return undefined;
  return {
    accounts: plan.accounts.map((account) =>
      account.regions.length > 0 ? account : { ...account, regions: [region] },
    ),
  };
}

function gatherProgress(tell: (areas: readonly SurveyArea[]) => void): (progress: AreaProgress) => void {
  const areas = new Map<string, SurveyArea>();
  let toldAt = 0;
  return ({ scope, area, state, items, calls, problem }) => {
    const key = scopeKey(scope);
    areas.set(`${key} ${area}`, { scope: key, area, state, items, calls, ...(problem !== undefined && { problem }) });
    if (Date.now() - toldAt < TOLD_EVERY_MS) return;
    toldAt = Date.now();
    tell([...areas.values()]);
  };
}

/**
 * The document as bytes of its own buffer, so that they can move to the server's thread. Its text is never there as a
 * whole. Level 1: a snapshot is so repetitive that more effort gains little.
 */
async function documentOf(snapshot: Snapshot): Promise<Uint8Array<ArrayBuffer>> {
  // What decoding left behind goes before the document comes.
  collectGarbage();
  const zipped = Readable.from(jsonPieces(snapshot)).pipe(createGzip({ level: 1 }));
  return Uint8Array.from(await buffer(zipped));
}

/** The JSON of a snapshot, an area at a time. */
export function* jsonPieces({ scopes, ...head }: Snapshot): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"scopes":[`;
  for (const [index, { areas, ...about }] of scopes.entries()) {
    yield `${index === 0 ? "" : ","}${JSON.stringify(about).slice(0, -1)},"areas":{`;
    let comma = "";
    for (const [name, area] of Object.entries(areas)) {
      yield `${comma}${JSON.stringify(name)}:${JSON.stringify(area)}`;
      comma = ",";
    }
    yield "}}";
  }
  yield "]}";
}

/**
 * Why a survey read nothing at all, as a sentence; `undefined` when it read something, or when AWS answered and denied
 * everything: that is a result. Who we are does not count as something.
 */
export function whyNothingWasRead(areas: readonly SurveyArea[]): string | undefined {
  const asked = areas.filter(({ area }) => area !== "identity");
  if (asked.some(({ state, items }) => state === "complete" || items > 0)) return undefined;
  const problems = areas.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  if (problems.length > 0 && problems.every(({ kind }) => kind === "denied")) return undefined;
  const worst = problems.find(({ kind }) => kind === "credentials") ?? problems.find(({ kind }) => kind !== "denied");
  return worst?.message ?? "Nothing was read, and nothing says why.";
}

import type { z } from "zod";
import type { Area } from "#lib/model/area.ts";
import { areas, type AreaName } from "#lib/model/areas.ts";
import { problemSentence } from "#lib/model/problem-sentences.ts";
import { scopeKey, type Scope } from "#lib/model/scope.ts";
import { openAreaCalls, type CallPace } from "./area-calls.ts";
import { isoTime } from "./clock.ts";
import type { Collector } from "./collector.ts";
import { openReadingLog } from "./reading-log.ts";
import { openRecordCheck } from "./record-check.ts";
import type { AwsClients } from "./session.ts";

/** An area whose items have passed its schema; which type they have is known by the area's name. */
export type AnyArea = Area<unknown>;

/** What a collector runs with. */
export type CollectorRun = {
  readonly scope: Scope;
  readonly aws: AwsClients;
  readonly pace: CallPace;
  /** The areas named in the collector's `after`, as they were read. */
  readonly earlier: Readonly<Partial<Record<AreaName, AnyArea>>>;
  readonly onProgress: (items: number, calls: number) => void;
};

/** Reads one area. It never throws for what AWS did or did not answer: that is a problem of this area alone. */
export async function runCollector(collector: Collector<AreaName>, run: CollectorRun): Promise<AnyArea> {
  const { scope, pace, earlier } = run;
  const items: unknown[] = [];
  const log = openReadingLog(scope, pace.clock, {
    mainCall: collector.actions[0],
    onCall: () => {
      run.onProgress(items.length, log.calls());
    },
  });
  const records = openRecordCheck(areas[collector.area].item as z.ZodType, collector);
  const gathered = Object.fromEntries(collector.after.map((name) => [name, earlier[name]?.items ?? []]));
  try {
    // The items of earlier areas passed their schemas; the record is built from exactly the names in `after`.
    const reader = { ...openAreaCalls(scope, pace, log), aws: run.aws, scope, gathered } as unknown as Parameters<
      typeof collector.read
    >[0];
    for await (const raw of collector.read(reader)) {
      const record = records.check(raw);
      if (record !== undefined) items.push(record);
    }
  } catch (error) {
    // The collector runner: one of the four places where errors become values.
    pace.signal?.throwIfAborted();
    log.report(log.problemOf(error));
  }
  for (const message of records.refusals()) {
    log.report({ kind: "unexpected-shape", call: collector.actions[0], message: `${message} in ${scopeKey(scope)}.` });
  }
  for (const name of collector.after) {
    const message = halfReadMessage(collector.actions[0], scope, { name, area: earlier[name] });
    if (message !== undefined) log.report({ kind: "not-asked", call: collector.actions[0], message });
  }
  const read = { items, readings: log.readings(), readAt: isoTime(pace.clock.now()) };
  const [first, ...others] = log.problems();
  return first === undefined
    ? { status: "complete", ...read }
    : { status: "incomplete", ...read, problems: [first, ...others] };
}

const BECAUSE = ", because ";

/** An area that comes after one that was not read in full cannot be whole itself; says so with the first cause of all. */
function halfReadMessage(
  call: string,
  scope: Scope,
  earlier: { readonly name: AreaName; readonly area: AnyArea | undefined },
): string | undefined {
  if (earlier.area?.status === "complete") return undefined;
  const problem = earlier.area?.problems[0];
  const told = problem?.message ?? `${earlier.name} was not read.`;
  const cause = problem?.kind === "not-asked" ? told.slice(told.indexOf(BECAUSE) + BECAUSE.length) : told;
  return problemSentence("askedInPart", { subject: call, scope: scopeKey(scope), cause });
}

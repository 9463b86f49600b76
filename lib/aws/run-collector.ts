import type { z } from "zod";
import type { Area } from "#lib/model/area.ts";
import { areas, type AreaName } from "#lib/model/areas.ts";
import type { Problem } from "#lib/model/problem.ts";
import { scopeKey, type Scope } from "#lib/model/scope.ts";
import { openAreaCalls, type CallPace } from "./area-reader.ts";
import { isoTime } from "./clock.ts";
import type { Collector } from "./collector.ts";
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
  const { calls, log } = openAreaCalls(scope, pace, () => {
    run.onProgress(items.length, log.calls());
  });
  const records = openRecordCheck(areas[collector.area].item as z.ZodType, collector);
  const gathered = Object.fromEntries(collector.after.map((name) => [name, earlier[name]?.items ?? []]));
  try {
    // The items of earlier areas passed their schemas; the record is built from exactly the names in `after`.
    const reader = { ...calls, aws: run.aws, scope, gathered } as unknown as Parameters<typeof collector.read>[0];
    for await (const raw of collector.read(reader)) {
      const record = records.check(raw);
      if (record !== undefined) items.push(record);
    }
  } catch (error) {
    // The collector runner: one of the four places where errors become values.
    pace.signal?.throwIfAborted();
    log.problems.push(log.problemOf(error, collector.actions[0]));
  }
  const at = isoTime(pace.clock.now());
  const [first, ...others] = [
    ...log.problems,
    ...records.refusals().map((message): Problem => ({
      kind: "unexpected-shape",
      call: collector.actions[0],
      message: `${message} in ${scopeKey(scope)}`,
      at,
    })),
    ...collector.after.flatMap((name) => halfReadProblem(collector, name, earlier[name], { scope, at })),
  ];
  const read = { items, readings: log.readings(), readAt: at };
  return first === undefined
    ? { status: "complete", ...read }
    : { status: "incomplete", ...read, problems: [first, ...others] };
}

/** An area that comes after one that was not read in full cannot be whole itself. */
function halfReadProblem(
  collector: Collector<AreaName>,
  name: AreaName,
  area: AnyArea | undefined,
  { scope, at }: { readonly scope: Scope; readonly at: string },
): readonly Problem[] {
  if (area?.status === "complete") return [];
  const [call] = collector.actions;
  const cause = area?.problems[0].message ?? `${name} was not read.`;
  const message = `${call} was not asked about everything in ${scopeKey(scope)}, for ${name} is not complete: ${cause}`;
  return [{ kind: "not-asked", call, message, at }];
}

import type { AreaName } from "#lib/model/areas.ts";
import type { Problem } from "#lib/model/problem.ts";
import type { Scope } from "#lib/model/scope.ts";
import type { ScopeSnapshot } from "#lib/model/snapshot.ts";
import type { CallPace } from "./area-calls.ts";
import { isoTime } from "./clock.ts";
import { collectors } from "./collectors.ts";
import { inRecordOrder } from "./record-order.ts";
import { runCollector, type AnyArea } from "./run-collector.ts";
import type { AwsClients } from "./session.ts";

/** How far an area is; one is sent for every call that returns. */
export type AreaProgress = {
  readonly scope: Scope;
  readonly area: AreaName;
  readonly state: "pending" | "running" | "complete" | "incomplete";
  readonly items: number;
  /** Calls made, retries included. */
  readonly calls: number;
  readonly problem?: Problem;
};

/** What one scope is surveyed with. */
export type ScopeSurvey = {
  readonly scope: Scope;
  readonly areaNames: readonly AreaName[];
  readonly aws: AwsClients;
  /** Areas that were read already. */
  readonly known: Readonly<Partial<Record<AreaName, AnyArea>>>;
  /** Why nothing can be read here at all. */
  readonly blocked: Problem | undefined;
  readonly pace: CallPace;
  readonly onProgress: (progress: AreaProgress) => void;
};

/** Reads the areas of one scope: all at once, but each after those it needs. */
export async function surveyScope(survey: ScopeSurvey): Promise<ScopeSnapshot> {
  const { scope, areaNames, onProgress } = survey;
  for (const area of areaNames) onProgress({ scope, area, state: "pending", items: 0, calls: 0 });
  const reading = new Map<AreaName, Promise<AnyArea>>();
  const read = (name: AreaName): Promise<AnyArea> => {
    const started = reading.get(name) ?? readArea(name, survey, read);
    reading.set(name, started);
    return started;
  };
  const entries = await Promise.all(
    areaNames.map(async (name) => {
      const area = await read(name);
      return [name, { ...area, items: inRecordOrder(area.items) }] as const;
    }),
  );
  // Every item passed the schema of the area it is filed under.
  return { scope, areas: Object.fromEntries(entries) };
}

async function readArea(
  area: AreaName,
  { scope, aws, known, blocked, pace, onProgress }: ScopeSurvey,
  read: (name: AreaName) => Promise<AnyArea>,
): Promise<AnyArea> {
  const collector = collectors[area];
  const result = known[area] ?? (blocked === undefined ? await collect() : unread(blocked, isoTime(pace.clock.now())));
  const calls = result.readings.reduce((sum, { count }) => sum + count, 0);
  const problem = result.status === "incomplete" ? { problem: result.problems[0] } : {};
  onProgress({ scope, area, state: result.status, items: result.items.length, calls, ...problem });
  return result;

  async function collect(): Promise<AnyArea> {
    const earlier = await Promise.all(collector.after.map(async (name) => [name, await read(name)] as const));
    onProgress({ scope, area, state: "running", items: 0, calls: 0 });
    return runCollector(collector, {
      scope,
      aws,
      pace,
      earlier: Object.fromEntries(earlier),
      onProgress: (items, calls) => {
        onProgress({ scope, area, state: "running", items, calls });
      },
    });
  }
}

function unread(problem: Problem, readAt: string): AnyArea {
  return { status: "incomplete", items: [], readings: [], readAt, problems: [problem] };
}

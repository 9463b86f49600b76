import type { Inspection } from "#lib/inspection/inspection.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { runSurvey } from "#lib/aws/survey.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import type { Scenario } from "#mocks/scenario.ts";
import { sdkHandler } from "#mocks/sdk-handler.ts";
import { putOnWire } from "#mocks/wire/handlers.ts";

/** The moment at which invented accounts are surveyed in tests: their answers are then the same every time. */
export const surveyedAt = new Date("2026-11-20T03:04:05.000Z");

/** A clock on which waiting takes no time: it only moves forward by what was waited. */
function patientClock() {
  let now = surveyedAt.getTime();
  return {
    now: () => now,
    wait: (ms: number) => {
      now += ms;
      return Promise.resolve();
    },
  };
}

/** The same snapshot with one time for every reading: which call had to wait for a token is chance. */
function atOneTime(snapshot: Snapshot): Snapshot {
  const at = surveyedAt.toISOString();
  const scopes = snapshot.scopes.map(({ scope, areas }) => ({
    scope,
    areas: Object.fromEntries(
      Object.entries(areas).map(([name, area]) => [
        name,
        {
          ...area,
          readAt: at,
          readings: area.readings.map((reading) => ({ ...reading, at })),
          ...(area.status === "incomplete" ? { problems: area.problems.map((problem) => ({ ...problem, at })) } : {}),
        },
      ]),
    ),
  }));
  return { ...snapshot, snapshotId: "20261120T030405Z-00000000", startedAt: at, finishedAt: at, scopes };
}

/** The snapshot of a scenario, over the wire. */
export async function surveyScenario(scenario: Scenario): Promise<Snapshot> {
  const world = scenario.world(surveyedAt);
  const wire = putOnWire({ world: () => world, faults: scenario.faults });
  const snapshot = await runSurvey({
    plan: { accounts: [{ regions: scenario.regions }] },
    source: `demo:${scenario.id}`,
    toolVersion: "0.0.0",
    requestHandler: sdkHandler(wire),
    credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "example" },
    clock: patientClock(),
    random: () => 0.5,
  });
  return atOneTime(snapshot);
}

/** What a scenario's snapshot is inspected to. */
export async function inspectScenario(scenario: Scenario): Promise<Inspection> {
  return inspect(await surveyScenario(scenario));
}

import { describe, expect, it } from "vitest";
import type { Earlier } from "#lib/findings/earlier.ts";
import { addressLivesAfter, earlierAt } from "#lib/inspection/address-lives.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { calendarOf } from "#mocks/life/calendar.ts";
import { worldAfter } from "#mocks/life/world-after.ts";
import type { Scenario } from "#mocks/scenario.ts";
import { albInARecord } from "#mocks/scenarios/alb-in-a-record.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { scenarios } from "#mocks/scenarios.ts";
import { inspectScenario, surveyScenario } from "#tests/support/surveyed.ts";

const line = ({ ruleId, subjectId, severity, confidence }: Scenario["findings"][number]) =>
  `${ruleId} ${subjectId} ${severity} ${confidence}`;

/** What a server that saw the story remembers of it a day later. */
async function remembered(scenario: Scenario): Promise<Earlier> {
  const { topology } = await inspectScenario(scenario);
  const { snapshot } = topology;
  const dayBefore = new Date(Date.parse(snapshot.finishedAt) - 86_400_000).toISOString();
  const then = { ...topology, snapshot: { ...snapshot, finishedAt: dayBefore } };
  return earlierAt(addressLivesAfter([], then), snapshot.finishedAt);
}

/** The findings of a scenario so many steps after its story, which was seen. */
async function findingsAfter(scenario: Scenario, step: number): Promise<readonly string[]> {
  const { findings } = inspect(await surveyScenario(later(scenario, step)), await remembered(scenario));
  return findings.map(line).toSorted();
}

/** The scenario as it is so many steps after its story. */
function later(scenario: Scenario, step: number): Scenario {
  const flaps = scenario.flaps?.targetGroup;
  return { ...scenario, world: (now) => worldAfter(scenario.world(now), { step, now, flaps }) };
}

function expectedAfter({ findings, rotated = [], flaps }: Scenario, step: number): readonly string[] {
  const { rotations, isFlapping } = calendarOf(step);
  const changed = rotations === 0 ? [] : rotated;
  const same = findings.filter(
    ({ ruleId, subjectId }) => !changed.some((other) => other.ruleId === ruleId && other.subjectId === subjectId),
  );
  const more = flaps !== undefined && isFlapping ? [flaps.finding] : [];
  return [...same, ...changed, ...more].map(line).toSorted();
}

/** In the middle of a deployment, when there is the most to be wrong about. */
const everywhere = scenarios.map((scenario) => ({ scenario, step: 6 }));
const closer = [3, 8, 1437].map((step) => ({ scenario: harbour, step }));

describe("the findings of an account that lives", () => {
  it.each([...everywhere, ...closer])("are those of $scenario.id after $step steps", async ({ scenario, step }) => {
    expect(await findingsAfter(scenario, step)).toEqual(expectedAfter(scenario, step));
  });

  it("go on telling of a record that has lost all its addresses, which one survey alone cannot know", async () => {
    const alone = await inspectScenario(later(albInARecord, 1440));
    expect(alone.findings.map(line)).toEqual([]);
    const after = inspect(alone.snapshot, await remembered(albInARecord));
    expect(after.findings.map(line)).toEqual(expectedAfter(albInARecord, 1440));
    expect(after.findings).toMatchObject([{ says: "left", values: { lost: "203.0.113.61" } }]);
  });
});

import { describe, expect, it } from "vitest";
import { calendarOf } from "#mocks/life/calendar.ts";
import { worldAfter } from "#mocks/life/world-after.ts";
import type { Scenario } from "#mocks/scenario.ts";
import { albInARecord } from "#mocks/scenarios/alb-in-a-record.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { scenarios } from "#mocks/scenarios.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

const line = ({ ruleId, subjectId, severity, confidence }: Scenario["findings"][number]) =>
  `${ruleId} ${subjectId} ${severity} ${confidence}`;

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
    const { findings } = await inspectScenario(later(scenario, step));
    expect(findings.map(line).toSorted()).toEqual(expectedAfter(scenario, step));
  });

  it("go on telling of a record whose addresses the load balancer loses one after the other", async () => {
    const { findings } = await inspectScenario(later(albInARecord, 1440));
    expect(findings.map(line).toSorted()).toEqual(expectedAfter(albInARecord, 1440));
  });
});

import { describe, expect, it } from "vitest";
import { inspect } from "#lib/inspection/inspect.ts";
import { reportChanges } from "#lib/report/changes/report-changes.ts";
import { scenarios } from "#mocks/scenarios.ts";
import { surveyScenario } from "#tests/support/surveyed.ts";

const told = scenarios.filter(({ earlier }) => earlier !== undefined);

describe.each(told)("what became of $id since some hours before its story", (scenario) => {
  it("is read by the collectors: pairs opened and closed, each by a rule, and resources set up otherwise", async () => {
    const before = inspect(await surveyScenario({ ...scenario, world: scenario.earlier?.world ?? scenario.world }));
    const story = inspect(await surveyScenario(scenario));
    expect(before.outcomes.filter(({ state }) => state === "unknown")).toEqual(
      story.outcomes.filter(({ state }) => state === "unknown"),
    );
    const baseline = { inspection: before, present: new Set(story.findings.map(({ id }) => id)) };
    const { reachability, configuration, findings } = reportChanges(baseline, story, { language: "en", isWanted: () => true }); // prettier-ignore
    const became = (kind: string) => reachability.changes.filter((change) => change.became === kind);
    for (const kind of ["opened", "closed"]) {
      expect(became(kind).length, kind).toBeGreaterThan(0);
      expect(became(kind).every(({ causes }) => causes.length > 0)).toBe(true);
    }
    expect(configuration.unread).toEqual([]);
    expect(configuration.changes.map(({ kind }) => kind)).toContain("ecs-service");
    expect(findings.some(({ became: of }) => of === "new")).toBe(true);
    // What went wrong that day was well before; nothing of the story is blamed on it that stood before as well.
    expect(before.findings.map(({ ruleId }) => ruleId)).not.toContain("SG-003");
  });
});

it("there is a scenario that tells of earlier", () => {
  expect(told.map(({ id }) => id)).toContain("harbour");
});

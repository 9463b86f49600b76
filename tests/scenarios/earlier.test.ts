import { describe, expect, it } from "vitest";
import { inspect } from "#lib/inspection/inspect.ts";
import { reportChanges } from "#lib/report/changes/report-changes.ts";
import type { Scenario } from "#mocks/scenario.ts";
import { scenarios } from "#mocks/scenarios.ts";
import { surveyScenario } from "#tests/support/surveyed.ts";

const told = scenarios.filter(({ earlier }) => earlier !== undefined);

/** What is found new in the story, and what is set up otherwise than some hours before it. */
const became: {
  readonly [scenario: string]: { readonly found: readonly string[]; readonly setUp: readonly string[] };
} = {
  harbour: {
    found: ["ECS-002", "ROUTE-001", "SG-001", "SG-003", "TG-002", "TG-003", "TG-003"],
    setUp: ["ecs-service", "ecs-service", "security-group", "security-group", "security-group"],
  },
  "eni-wall": { found: ["ECS-002", "ECS-012", "ENI-001"], setUp: ["ecs-service"] },
  // Nobody set up anything: the load balancer took another address by itself.
  "alb-in-a-record": { found: [], setUp: [] },
  "one-way-acl": { found: ["NACL-001", "NACL-004", "TG-002", "TG-003"], setUp: ["network-acl", "network-acl"] },
  "bridge-port-gap": { found: ["TG-003"], setUp: ["ecs-service"] },
  "public-by-accident": { found: ["SG-008", "SG-014"], setUp: ["ecs-service", "security-group", "security-group"] },
  // Settings of a Region are no resource.
  "two-shores": { found: ["ROUTE-010"], setUp: [] },
  calm: { found: [], setUp: ["record-set"] },
};

/** What became of a scenario's account since some hours before its story. */
async function changesOf(scenario: Scenario) {
  const before = inspect(await surveyScenario({ ...scenario, world: scenario.earlier?.world ?? scenario.world }));
  const story = inspect(await surveyScenario(scenario));
  const unknown = ({ outcomes }: typeof story) => outcomes.filter(({ state }) => state === "unknown");
  expect(unknown(before)).toEqual(unknown(story));
  const baseline = { inspection: before, present: new Set(story.findings.map(({ id }) => id)) };
  return { before, ...reportChanges(baseline, story, { language: "en", isWanted: () => true }) };
}

describe.each(told)("what became of $id since some hours before its story", (scenario) => {
  it("is read by the collectors: something is otherwise, and nothing of it is unread", async () => {
    const { configuration, reachability, findings } = await changesOf(scenario);
    expect(configuration.unread).toEqual([]);
    expect({
      found: findings.flatMap(({ became: of, ruleId }) => (of === "new" ? [ruleId] : [])).sort(),
      setUp: configuration.changes.map(({ kind }) => kind).sort(),
    }).toEqual(became[scenario.id]);
    const all = [reachability.changes, configuration.changes, configuration.folded];
    expect(all.some((changes) => changes.length > 0)).toBe(true);
  });
});

it("tells of the harbour that pairs opened and closed, each by a rule, and blames nothing on the day that stood before", async () => {
  const [harbour] = told.filter(({ id }) => id === "harbour");
  if (harbour === undefined) throw new Error("The harbour tells of earlier.");
  const { before, reachability } = await changesOf(harbour);
  for (const kind of ["opened", "closed"]) {
    const changes = reachability.changes.filter(({ became: of }) => of === kind);
    expect(changes.length, kind).toBeGreaterThan(0);
    expect(changes.every(({ causes }) => causes.length > 0)).toBe(true);
  }
  expect(before.findings.map(({ ruleId }) => ruleId)).not.toContain("SG-003");
});

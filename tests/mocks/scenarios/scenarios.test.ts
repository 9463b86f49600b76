import { describe, expect, it } from "vitest";
import { rules } from "#lib/findings/rules.ts";
import { findScenario, scenarios } from "#mocks/scenarios.ts";
import type { World } from "#mocks/world/world.ts";

const now = new Date("2026-11-21T03:00:00Z");

function knownIds(world: World): string {
  return JSON.stringify(world);
}

describe("the scenarios", () => {
  it("have ids of their own, and are found by them", () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    for (const scenario of scenarios) expect(findScenario(scenario.id)).toBe(scenario);
  });

  it("are not found by an id that none of them has", () => {
    expect(findScenario("no-such-place")).toBeUndefined();
  });

  it("tell their story in English and in Japanese", () => {
    for (const { story } of scenarios) {
      expect(story.en).toMatch(/^[\x20-\x7e]+$/);
      expect(story.ja).toMatch(/[ぁ-ん]/);
    }
  });

  it("read Regions that their world has", () => {
    for (const scenario of scenarios) {
      const regions = scenario.world(now).accounts.flatMap((account) => Object.keys(account.regions));
      expect(scenario.regions.every((region) => regions.includes(region))).toBe(true);
    }
  });

  it("show every rule of the catalogue at least once", () => {
    const shown = new Set(scenarios.flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId)));
    expect(rules.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });

  it("expect no finding twice", () => {
    for (const { findings } of scenarios) {
      const keys = findings.map(({ ruleId, subjectId }) => `${ruleId} ${subjectId}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("expect findings only on what is in their world", () => {
    for (const scenario of scenarios) {
      const text = knownIds(scenario.world(now));
      for (const { ruleId, subjectId } of scenario.findings.filter((finding) => finding.ruleId !== "OBS-001")) {
        const [first = "", second = first] = subjectId.split("/");
        expect(text, ruleId).toContain(first);
        expect(text, ruleId).toContain(second);
      }
    }
  });

  it("stand the same way at any time, but for the times in them", () => {
    const later = new Date("2027-02-03T09:30:00Z");
    for (const scenario of scenarios) {
      const timeless = (world: World) => JSON.stringify(world).replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, "");
      expect(timeless(scenario.world(later))).toBe(timeless(scenario.world(now)));
    }
  });
});

import { describe, expect, test } from "vitest";
import { rules } from "#lib/findings/rules.ts";
import { guideOf, ruleGuides } from "#lib/report/text/rule-guide/guides.ts";

/** Rules that nobody has written a guide to yet: of a rule that gets one, the line goes. */
const stillWithout = new Set(["IPAM-009", "IPAM-011", "TG-010", "ECS-013", "OBS-004", "OBS-006"]);

test("every rule has a guide, or is among those that are still without", () => {
  const missing = rules.map(({ id }) => id).filter((id) => guideOf(id) === undefined && !stillWithout.has(id));
  expect(missing).toEqual([]);
});

test("no rule with a guide is said to be without", () => {
  expect([...stillWithout].filter((id) => guideOf(id) !== undefined)).toEqual([]);
});

test("a rule that is not there has no guide, whatever objects inherit", () => {
  expect([guideOf("DNS-999"), guideOf("constructor")]).toEqual([undefined, undefined]);
});

describe.each(Object.entries(ruleGuides))("the guide to %s", (_id, { detect, look, commands }) => {
  test("is written in both languages", () => {
    for (const { en, ja } of [detect, look]) {
      expect(en).toMatch(/[a-z].*\.$/s);
      expect(ja).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}].*。$/su);
    }
  });

  test("names commands that only read", () => {
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const action = /^aws \S+ (\S+)/.exec(command)?.[1] ?? "";
      expect(`${command}: ${action}`).toMatch(/: (|(describe|list|get|simulate)-\S+)$/);
    }
  });
});

import { expect, test } from "vitest";
import { junitExporter } from "#lib/report/exporters/junit.ts";
import { halfBlind } from "#mocks/scenarios/half-blind.ts";
import { elementsOf, hostileNames } from "#tests/lib/report/chart/hostile-names.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";
import { accountNamed } from "./hostile-account.ts";

function bodyOf(xml: string): string {
  return xml.slice(xml.indexOf("?>\n") + 3).trimEnd();
}

test("a rule that could not judge is skipped with its reason, and does not pass", async () => {
  const inspection = await inspectScenario(halfBlind);
  const xml = junitExporter.render(inspection, { language: "en" });
  const unknown =
    inspection.outcomes.find(({ state, failed }) => state === "unknown" && failed === 0)?.ruleId ?? "none";
  expect(xml).toMatch(new RegExp(`name="${unknown} [^"]+"><skipped message="unknown: [^"]+`));
  // The reason names the call that was refused.
  expect(xml).toContain("555566667777/ap-northeast-1 ecsTasks: ecs:ListTasks");
  expect(xml).toContain(`tests="${String(inspection.outcomes.length)}"`);
});

test("the counts of the suite are those of its cases", () => {
  const xml = junitExporter.render(accountNamed("web"), { language: "en" });
  const failed = [...xml.matchAll(/<testcase [^>]+><failure /g)].length;
  expect(failed).toBeGreaterThan(0);
  expect(xml).toContain(`failures="${String(failed)}"`);
});

test.each(hostileNames)("an account of things named %j is well-formed XML of our elements only", (name) => {
  const elements = new Set(elementsOf(bodyOf(junitExporter.render(accountNamed(name), { language: "en" }))));
  expect([...elements].sort()).toEqual(["failure", "skipped", "testcase", "testsuite", "testsuites"]);
});

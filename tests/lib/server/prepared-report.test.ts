import { expect, test } from "vitest";
import type { Filter } from "#lib/filter/filter.ts";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { junitExporter } from "#lib/report/exporters/junit.ts";
import { reportDocument } from "#lib/report/report-document.ts";
import { preparedReport } from "#lib/server/prepared-report.ts";
import { halfBlind } from "#mocks/scenarios/half-blind.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

function filter(text: string): Filter {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.filter;
}

function documentOf(whole: Inspection, q: string, redaction: "none" | "names" = "none") {
  const { inspection, options } = preparedReport(whole, { language: "en", redaction }, filter(q));
  return { document: reportDocument(inspection, options), inspection, options };
}

test("a filter leaves the problems and resources that match, and the report says so", async () => {
  const whole = await inspectScenario(harbour);
  const { document } = documentOf(whole, "service:web/tracking");
  expect(new Set(document.problems.map(({ ruleId }) => ruleId))).toContain("SG-001");
  expect(document.problems.length).toBeLessThan(whole.findings.length);
  expect(document.filter).toEqual({ q: "service:web/tracking", undecided: 0 });
  expect(document.inventory.filter(({ kind }) => kind === "ecs-service").map(({ name }) => name)).toEqual(["tracking"]);
  expect(document.capacity.services.map(({ name }) => name)).toEqual(["tracking"]);
  // Its load balancer is of it too.
  expect([...new Set(document.pairs.map(({ to }) => to))].sort()).toEqual(["harbour-public", "tracking"]);
});

test("hidden behind pseudonyms, a filtered report holds as much, and no name of its filter", async () => {
  const whole = await inspectScenario(harbour);
  const open = documentOf(whole, "service:web/tracking").document;
  const { document } = documentOf(whole, "service:web/tracking", "names");
  expect(document.problems.map(({ ruleId }) => ruleId).sort()).toEqual(
    open.problems.map(({ ruleId }) => ruleId).sort(),
  );
  expect(document.inventory.length).toBe(open.inventory.length);
  expect(document.filter?.q).not.toContain("tracking");
});

test("what cannot be told is counted, and a rule that a filter leaves without problems does not pass", async () => {
  const { document, inspection, options } = documentOf(await inspectScenario(halfBlind), "is:unhealthy");
  expect(document.filter?.undecided).toBeGreaterThan(0);
  const xml = junitExporter.render(inspection, options);
  expect(xml).not.toMatch(/<testcase [^>]*\/>/);
  expect(xml).toContain("narrowed to is:unhealthy");
});

test("an empty filter changes nothing", async () => {
  const whole = await inspectScenario(halfBlind);
  const { document, inspection } = documentOf(whole, "");
  expect(inspection).toBe(whole);
  expect(document).not.toHaveProperty("filter");
});

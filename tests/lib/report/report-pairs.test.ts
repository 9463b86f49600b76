import { expect, test } from "vitest";
import { reportPairs } from "#lib/report/report-pairs.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { halfBlind } from "#mocks/scenarios/half-blind.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

test("says who reaches each service on which ports; a blocked pair is not there", async () => {
  const pairs = reportPairs(await inspectScenario(harbour), "en", () => true);
  expect(pairs.length).toBeGreaterThan(0);
  expect(pairs.every(({ from, to }) => from.length > 0 && !from.includes(to))).toBe(true);
  expect(pairs.find(({ to, from }) => to === "harbour-public" && from.includes("internet"))?.ports).toEqual([
    "tcp 80",
    "tcp 443",
  ]);
});

test("a pair that nobody can judge is there as unknown", async () => {
  const pairs = reportPairs(await inspectScenario(halfBlind), "en", () => true);
  const ledger = pairs.filter(({ to }) => to === "ledger");
  expect(ledger.map(({ verdict }) => verdict)).toEqual(["unknown"]);
  expect(ledger[0]?.from).toContain("audit");
});

import { expect, test } from "vitest";
import { sarifExporter } from "#lib/report/exporters/sarif.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { halfBlind } from "#mocks/scenarios/half-blind.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

type Sarif = {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly { readonly toolExecutionNotifications: readonly unknown[] }[];
    readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number; readonly level: string }[];
  }[];
};

test("every open problem is a result that points at its rule, at the level of its severity", async () => {
  const inspection = await inspectScenario(harbour);
  // This program wrote the text.
  const { version, runs } = JSON.parse(sarifExporter.render(inspection, { language: "ja" })) as Sarif;
  expect(version).toBe("2.1.0");
  const [run] = runs;
  expect(run?.results).toHaveLength(inspection.findings.length);
  for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  const levels = new Set(run?.results.map(({ level }) => level));
  expect([...levels].sort()).toEqual(["error", "note", "warning"]);
  expect(run?.invocations[0]?.toolExecutionNotifications).toEqual([]);
});

test("an area that was not read is a notification: a file without results does not read as all well", async () => {
  const text = sarifExporter.render(await inspectScenario(halfBlind), { language: "en" });
  expect(text).toContain("ecs:ListTasks");
});

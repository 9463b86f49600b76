import { expect, test } from "vitest";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import { layoutChart } from "#lib/report/chart/layout.ts";
import { readChart } from "#lib/report/chart/reading/read-chart.ts";
import type { Scenario } from "#mocks/scenario.ts";
import { halfBlind } from "#mocks/scenarios/half-blind.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

/** Of every service that is drawn: how many of its cells are hatched, and what its cells say. */
async function rowsOf(scenario: Scenario) {
  const model = chartModel(await inspectScenario(scenario), { withTasks: false });
  const geometry = layoutChart(model, { detail: 3, language: "en", expanded: new Set() });
  const { regions } = readChart(model, geometry, { language: "en", opened: new Set() });
  const rows = regions.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows));
  return model.vpcs.flatMap(({ clusters }) =>
    clusters.flatMap((cluster) =>
      cluster.rows.map(({ urn }) => {
        const box = geometry.boxes.find((one) => one.urn === urn);
        const stops = rows.find((row) => row.urn === urn)?.stops ?? [];
        return {
          hatched: box?.areas.filter(({ style }) => style === "hatch").length ?? 0,
          says: stops.filter(({ kind }) => kind === "cell").map(({ says }) => says),
        };
      }),
    ),
  );
}

test("where tasks were not read, the cells they may be in are hatched and said so, row by row; never blank", async () => {
  const rows = await rowsOf(halfBlind);
  expect(rows).toHaveLength(5);
  for (const { hatched, says } of rows) {
    expect(hatched).toBeGreaterThan(0);
    expect(says.filter((text) => text === "not read")).toHaveLength(hatched);
  }
});

test("where tasks were read, a cell without any is empty", async () => {
  const rows = await rowsOf(harbour);
  expect(rows.map(({ hatched }) => hatched)).toEqual(rows.map(() => 0));
});

import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { RowPlaces } from "#components/map/row-places.tsx";
import { messages } from "#components/messages/messages.ts";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import type { Scenario } from "#mocks/scenario.ts";
import { halfBlind } from "#mocks/scenarios/half-blind.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

/** The cell "Subnets" of each service of a scenario. */
async function cellsOf(scenario: Scenario, language: "en" | "ja"): Promise<readonly string[]> {
  const { vpcs } = chartModel(await inspectScenario(scenario), { withTasks: false, tasksOf: new Set() });
  return vpcs.flatMap((vpc) =>
    vpc.clusters.flatMap((cluster) =>
      cluster.rows.map((row) =>
        renderToStaticMarkup(
          <IntlProvider locale={language} timeZone="UTC" messages={messages[language]}>
            <RowPlaces vpc={vpc} cluster={cluster} row={row} />
          </IntlProvider>,
        ),
      ),
    ),
  );
}

test("where tasks were not read, their subnets are hatched and name the call; nothing looks like none", async () => {
  const cells = await cellsOf(halfBlind, "ja");
  expect(cells).toHaveLength(5);
  for (const cell of cells) expect(cell).toMatch(/data-mark="unknown".*未取得.*ecs:ListTasks/);
});

test("where all was read, nothing is hatched", async () => {
  const cells = await cellsOf(harbour, "en");
  expect(cells.length).toBeGreaterThan(5);
  expect(cells.filter((cell) => cell.includes('data-mark="unknown"'))).toEqual([]);
  expect(cells.some((cell) => /\S+ \d+/.test(cell))).toBe(true);
});

import { beforeAll, describe, expect, test } from "vitest";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import { groundModel } from "#lib/report/chart/ground/build-ground.ts";
import type { GroundModel } from "#lib/report/chart/ground/ground-model.ts";
import { layoutGround } from "#lib/report/chart/ground/layout-ground.ts";
import { layoutChart } from "#lib/report/chart/layout.ts";
import { languages } from "#lib/report/text/language.ts";
import type { Scenario } from "#mocks/scenario.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { scenarios } from "#mocks/scenarios.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";
import { hostileNames } from "./hostile-names.ts";
import { cutWords, labelTroubles } from "./label-law.ts";

const details = [1, 2, 3, 4] as const;

type Drawn = { readonly chart: ChartModel; readonly ground: GroundModel };

async function drawnOf(scenario: Scenario): Promise<Drawn> {
  const inspection = await inspectScenario(scenario);
  return { chart: chartModel(inspection, { withTasks: true }), ground: groundModel(inspection) };
}

/** The same with every name, condition and tag somebody may choose replaced by a hostile one. */
function renamed<Model>(model: Model, hostile: string): Model {
  const chosen = ["name", "label", "cidr", "zone", "place", "text", "port", "protocol", "networkMode", "missing"];
  const copy: unknown = JSON.parse(
    JSON.stringify(model, (key, value: unknown) =>
      chosen.includes(key) && typeof value === "string" ? hostile : value,
    ),
  );
  // Only texts have become other texts.
  return copy as Model;
}

describe("the labels of things with hostile names", () => {
  let drawn: Drawn;
  beforeAll(async () => {
    drawn = await drawnOf(harbour);
  });

  test.each(hostileNames.map((name) => ({ name: name.slice(0, 40), hostile: name })))(
    "touch nothing and stay in their boxes when everything is called $name",
    ({ hostile }) => {
      const chart = renamed(drawn.chart, hostile);
      for (const detail of details) {
        expect(labelTroubles(layoutChart(chart, { detail, language: "ja", expanded: new Set() }))).toEqual([]);
      }
      expect(labelTroubles(layoutGround(renamed(drawn.ground, hostile), "ja"))).toEqual([]);
    },
  );
});

describe.each(scenarios)("the labels of $id", (scenario) => {
  let drawn: Drawn;
  beforeAll(async () => {
    drawn = await drawnOf(scenario);
  });

  test.each(languages.flatMap((language) => details.map((detail) => ({ language, detail }))))(
    "touch nothing, stay in their boxes and are read whole in $language at detail $detail",
    ({ language, detail }) => {
      const geometry = layoutChart(drawn.chart, { detail, language, expanded: new Set() });
      expect(labelTroubles(geometry)).toEqual([]);
      expect(cutWords(geometry)).toEqual([]);
    },
  );

  test.each(languages)("touch nothing and stay in their boxes in %s on the ground plan", (language) => {
    const geometry = layoutGround(drawn.ground, language);
    expect(labelTroubles(geometry)).toEqual([]);
    expect(cutWords(geometry)).toEqual([]);
  });
});

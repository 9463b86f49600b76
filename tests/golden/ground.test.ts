import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { chartSheet } from "#lib/report/chart/chart-sheet.ts";
import { groundModel } from "#lib/report/chart/ground/build-ground.ts";
import type { GroundModel } from "#lib/report/chart/ground/ground-model.ts";
import { layoutGround } from "#lib/report/chart/ground/layout-ground.ts";
import { languages } from "#lib/report/text/language.ts";
import { writeSvg } from "#lib/report/chart/write-svg.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { scenarios } from "#mocks/scenarios.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

const folder = join(import.meta.dirname, "expected");

function isAsExpected(name: string, written: string): void {
  const file = join(folder, name);
  if (process.env["GOLDEN"] === "write") writeFileSync(file, written);
  expect(written).toBe(readFileSync(file, "utf8"));
}

describe.each(scenarios)("the ground plan of $id", (scenario) => {
  let model: GroundModel;
  beforeAll(async () => {
    model = groundModel(await inspectScenario(scenario));
  });

  test.each(languages)("is the same, byte for byte, in %s", (language) => {
    const svg = writeSvg(chartSheet(layoutGround(model, language), language));
    isAsExpected(`${scenario.id}.${language}.ground.svg`, svg);
  });
});

test("the lines of a service that is chosen on the ground are the same, byte for byte", async () => {
  const service = "aws/111122223333/ap-northeast-1/ecs-service/web/booking-api";
  const model = groundModel(await inspectScenario(harbour), service);
  isAsExpected(
    "harbour.en.ground-chosen.svg",
    writeSvg(chartSheet(layoutGround(model, "en", { selected: service }), "en")),
  );
});

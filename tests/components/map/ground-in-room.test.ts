import { expect, test } from "vitest";
import { groundInRoom } from "#components/map/ground-in-room.ts";
import { STRIP_WIDTH } from "#components/map/strip-bars.ts";
import { groundModel } from "#lib/report/chart/ground/build-ground.ts";
import { layoutGround } from "#lib/report/chart/ground/layout-ground.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

const WIDTH = 1600;

test("the ground takes the width of its page, and leaves room for the strip of the whole once it is long", async () => {
  const model = groundModel(await inspectScenario(harbour));
  const look = { language: "en", selected: undefined } as const;
  const whole = layoutGround(model, "en", { selected: undefined, width: WIDTH });
  // The strip comes beside a drawing of more than a page and a half.
  const page = whole.height / 1.5;
  expect(groundInRoom(model, { width: WIDTH, height: Math.ceil(page) }, look)).toEqual(whole);
  const beside = groundInRoom(model, { width: WIDTH, height: Math.floor(page) - 1 }, look);
  expect(beside).toEqual(layoutGround(model, "en", { selected: undefined, width: WIDTH - STRIP_WIDTH }));
  expect(beside.width).toBeLessThanOrEqual(WIDTH - STRIP_WIDTH);
  expect(beside).not.toEqual(whole);
});

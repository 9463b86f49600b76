import { beforeAll, expect, test } from "vitest";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { chartSvg } from "#lib/report/chart/chart-svg.ts";
import { groundModel } from "#lib/report/chart/ground/build-ground.ts";
import { layoutGround } from "#lib/report/chart/ground/layout-ground.ts";
import { writeSvg } from "#lib/report/chart/write-svg.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";
import { elementsOf } from "../hostile-names.ts";

const scope = "aws/111122223333/ap-northeast-1";
const tracking = `${scope}/ecs-service/web/tracking`;
const booking = `${scope}/ecs-service/web/booking-api`;

let inspection: Inspection;
beforeAll(async () => {
  inspection = await inspectScenario(harbour);
});

const short = (urn: string): string => urn.split("/").slice(3).join("/").split("#")[0] ?? "";
const drawnFor = (selected: string) =>
  layoutGround(groundModel(inspection, selected.split("#")[0]), "en", { selected }).lines;

test("the ground has lines of what is chosen, and of nothing else", () => {
  expect(groundModel(inspection).edges).toEqual([]);
  expect(layoutGround(groundModel(inspection), "en").lines).toEqual([]);
  const { edges } = groundModel(inspection, booking);
  expect(edges.length).toBeGreaterThan(0);
  expect(edges.filter(({ from, to }) => from !== booking && to !== booking)).toEqual([]);
  // Data of one owner and another one chosen: an answer on its way.
  expect(layoutGround(groundModel(inspection, booking), "en", { selected: `${scope}/vpc/none` }).lines.length).toBe(
    drawnFor(booking).length,
  );
});

test("of an owner that is chosen in one subnet only the lines from there are drawn", () => {
  const [first] = layoutGround(groundModel(inspection), "en").boxes.filter(({ urn }) => urn.startsWith(`${booking}#`));
  const lines = drawnFor(first?.urn ?? "");
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThan(drawnFor(booking).length);
  for (const { members } of lines) for (const { from, to } of members) expect([from, to]).toContain(first?.urn);
});

test("a task leaves by the NAT gateway of its own subnet's route, and what blocks a line crosses it out", () => {
  const leaving = drawnFor(booking).filter(({ kind }) => kind === "leaves");
  const pairs = new Set(
    leaving.flatMap(({ members }) => members.map(({ from, to }) => `${from.split("#")[1] ?? ""} ${short(to)}`)),
  );
  expect(pairs.size).toBe(3);
  const cut = drawnFor(tracking).filter(({ verdict }) => verdict === "unreachable");
  expect(cut.length).toBeGreaterThan(0);
  for (const { cross, title } of cut) {
    expect(cross).toBeDefined();
    expect(title).toContain("blocked by SG tracking");
  }
});

test("lines end at the sides of their boxes, whole pixels, and lie above them", () => {
  const geometry = layoutGround(groundModel(inspection, booking), "en", { selected: booking });
  const sides = new Set(geometry.boxes.flatMap(({ x, width }) => [x, x + width]));
  for (const { path, arrows } of geometry.lines) {
    expect(path).toMatch(/^M-?\d+ -?\d+(L-?\d+ -?\d+|C(-?\d+ ){5}-?\d+)+$/);
    for (const { x } of arrows) expect(sides).toContain(x);
  }
  const svg = writeSvg(chartSvg(geometry, { selected: booking }));
  expect(elementsOf(svg)[0]).toBe("svg");
  expect(svg.indexOf("rs-edge-registers")).toBeGreaterThan(svg.lastIndexOf("data-urn"));
});

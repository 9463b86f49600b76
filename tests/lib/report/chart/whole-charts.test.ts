import { beforeAll, describe, expect, test } from "vitest";
import { inspect } from "#lib/inspection/inspect.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import { chartSvg } from "#lib/report/chart/chart-svg.ts";
import type { Box, Geometry } from "#lib/report/chart/geometry.ts";
import { layoutChart } from "#lib/report/chart/layout.ts";
import { languages, type Language } from "#lib/report/text/language.ts";
import { writeSvg } from "#lib/report/chart/write-svg.ts";
import { largeRegion, largeWorld } from "#mocks/world/large.ts";
import type { Scenario } from "#mocks/scenario.ts";
import { halfBlind } from "#mocks/scenarios/half-blind.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { oneWayAcl } from "#mocks/scenarios/one-way-acl.ts";
import { surveyScenario } from "#tests/support/surveyed.ts";
import { labelTroubles } from "./label-law.ts";

/** More than four hundred services, and as little else as they need, so that the survey of it is quick. */
const size = {
  services: 420,
  tasks: 420,
  clusters: 6,
  loadBalancers: 10,
  targetGroups: 40,
  cloudMapServices: 5,
  securityGroups: 20,
  networkInterfaces: 480,
  prefixLists: 2,
  zones: 2,
  records: 40,
};

const large: Scenario = {
  id: "large",
  title: { en: "", ja: "" },
  story: { en: "", ja: "" },
  world: (now) => largeWorld(now, size),
  regions: [largeRegion],
  faults: [],
  findings: [],
};

const details = [1, 2, 3, 4] as const;

/** The same areas with their items the other way round. */
function reversed(snapshot: Snapshot): Snapshot {
  const scopes = [...snapshot.scopes].reverse().map(({ scope, areas }) => ({
    scope,
    areas: Object.fromEntries(
      Object.entries(areas).map(([name, area]) => [name, { ...area, items: [...area.items].reverse() }]),
    ),
  }));
  return { ...snapshot, scopes };
}

function draw(model: ChartModel, detail: (typeof details)[number], language: Language): Geometry {
  return layoutChart(model, { detail, language, expanded: new Set() });
}

function overlapping(boxes: readonly Box[]): readonly string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => one.y < other.y + other.height && other.y < one.y + one.height)
      .filter((other) => one.x < other.x + other.width && other.x < one.x + one.width)
      .map((other) => `${one.urn} and ${other.urn}`),
  );
}

/** Lines of which an end touches no side of any box. */
function looseLines({ lines, boxes }: Geometry): readonly string[] {
  const at = (x: number, y: number, edge: (box: Box) => number): boolean =>
    boxes.some((box) => edge(box) === x && y >= box.y && y <= box.y + box.height);
  return lines.flatMap(({ id, path, arrows }) => {
    const [, x = "", y = ""] = /^M(-?\d+) (-?\d+)C/.exec(path) ?? [];
    // Of a trunk: the short lines that gather its members.
    const stubs = [...path.matchAll(/M(-?\d+) (-?\d+)H/g)].map(
      ([, stubX, stubY]) => [Number(stubX), Number(stubY)] as const,
    );
    const starts =
      at(Number(x), Number(y), (box) => box.x + box.width) ||
      (stubs.length > 0 && stubs.every(([stubX, stubY]) => at(stubX, stubY, (box) => box.x + box.width)));
    return starts && arrows.length > 0 && arrows.every((arrow) => at(arrow.x, arrow.y, (box) => box.x)) ? [] : [id];
  });
}

describe.each([harbour, halfBlind, large])("the chart of $id", (scenario) => {
  let model: ChartModel;
  let other: ChartModel;
  beforeAll(async () => {
    const snapshot = await surveyScenario(scenario);
    model = chartModel(inspect(snapshot), { withTasks: true });
    other = chartModel(inspect(reversed(snapshot)), { withTasks: true });
  });

  test("is the same, byte for byte, whatever the order of the snapshot", () => {
    expect(other).toEqual(model);
    const bytes = (of: ChartModel) => details.map((detail) => writeSvg(chartSvg(draw(of, detail, "en"))));
    expect(bytes(other)).toEqual(bytes(model));
  });

  test.each(details)("has whole pixels only, and nothing that is not a number, at detail %i", (detail) => {
    const geometry = draw(model, detail, "en");
    const numbers = JSON.stringify(geometry, (key, value: unknown) =>
      ["title", "text", "full", "name", "urn", "id", "from", "to", "tag", "label", "trouble", "source"].includes(key)
        ? undefined
        : value,
    );
    expect(numbers).not.toMatch(/\d\.\d|null/);
    expect(geometry.lines.every(({ path, rest }) => !/NaN|Infinity|\./.test(path + (rest ?? "")))).toBe(true);
  });

  test.each(details)("lets every line end at a drawn box, at detail %i", (detail) => {
    const geometry = draw(model, detail, "en");
    expect(geometry.lines.length).toBeGreaterThan(0);
    expect(looseLines(geometry)).toEqual([]);
  });

  test.each(details)("has no box over another, at detail %i", (detail) => {
    const { boxes } = draw(model, detail, "en");
    // A line of a card lies on its card by intent.
    expect(overlapping(boxes.filter(({ style, lane }) => style !== "line" || lane === "berths"))).toEqual([]);
    expect(new Set(boxes.map(({ urn }) => urn)).size).toBe(boxes.length);
  });

  test.each(languages)("has no label over another or outside of its box, in %s", (language) => {
    for (const detail of details) expect(labelTroubles(draw(model, detail, language))).toEqual([]);
  });

  test("draws at most five hundred boxes at the detail a page opens with", () => {
    expect(draw(model, 3, "en").boxes.length).toBeLessThanOrEqual(500);
  });
});

test("a map of tasks that could not be listed is hatched and names the call", async () => {
  const model = chartModel(inspect(await surveyScenario(halfBlind)), { withTasks: false });
  const geometry = draw(model, 3, "en");
  const clusters = geometry.boxes.filter(({ style }) => style === "group");
  expect(clusters).not.toEqual([]);
  for (const { areas, title } of clusters) {
    expect(areas.map(({ style }) => style)).toContain("hatch");
    expect(title).toContain("not read: ecs:ListTasks");
  }
  expect(geometry.notes.map(({ label }) => label.full ?? label.text).join("\n")).toContain("ECS tasks: ecs:ListTasks");
});

test("a line says which rule of a network ACL loses its reply, which group has no rule for it, which route is dead", async () => {
  const blockersOf = async (scenario: Scenario) => {
    const { edges } = chartModel(inspect(await surveyScenario(scenario)), { withTasks: false });
    const decided = edges.flatMap(({ blocker }) =>
      blocker === undefined ? [] : [`${blocker.tag} ${blocker.rule ?? ""}`],
    );
    return [...new Set(decided)].sort();
  };
  expect(await blockersOf(oneWayAcl)).toEqual(["ACL *"]);
  expect(await blockersOf(harbour)).toEqual(["RTB 10.60.0.0/16", "SG dock-host", "SG tracking"]);
});

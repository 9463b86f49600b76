import { beforeAll, expect, test } from "vitest";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { mapMatches } from "#lib/inventory/map-matches.ts";
import { groundModel } from "#lib/report/chart/ground/build-ground.ts";
import { layoutGround } from "#lib/report/chart/ground/layout-ground.ts";
import { groundWithout, litGround } from "#lib/report/chart/ground/narrowed-ground.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

let seen: Inspection;

beforeAll(async () => {
  seen = await inspectScenario(harbour);
});

function found(text: string): ReadonlySet<string> {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(`${text} is no filter`);
  return new Set(mapMatches(seen, parsed.filter, { withTasks: false, ground: true }).matches.map(({ urn }) => urn));
}

test("a filter lights the owners it finds on the ground, with the subnets and the VPC around them", () => {
  const model = groundModel(seen);
  const lit = litGround(model, found("service:tracking"));
  const { boxes } = layoutGround(model, "en");
  const names = boxes.filter(({ urn, style }) => style === "line" && lit.has(urn)).map(({ title }) => title);
  expect(names.length).toBeGreaterThan(0);
  expect(names.some((title) => title.startsWith("SVC tracking"))).toBe(true);
  expect(names.some((title) => title.startsWith("SVC storefront"))).toBe(false);
  expect(boxes.filter(({ urn, style }) => style === "frame" && lit.has(urn))).toHaveLength(1);
});

test("what is hidden is not drawn, and its lines go with it", () => {
  const tracking = [...found("service:tracking")].find((urn) => urn.endsWith("/tracking") && urn.includes("/ecs-service/")) ?? ""; // prettier-ignore
  const whole = groundModel(seen, tracking);
  expect(whole.edges.length).toBeGreaterThan(0);
  const left = groundWithout(whole, (urn) => urn === tracking);
  expect(left.edges.filter(({ from, to }) => from === tracking || to === tracking)).toEqual([]);
  const titles = layoutGround(left, "en").boxes.map(({ title }) => title);
  expect(titles.some((title) => title.startsWith("SVC tracking"))).toBe(false);
  expect(titles.some((title) => title.startsWith("SVC storefront"))).toBe(true);
});

test("the interfaces of a Lambda function are one row a subnet", () => {
  for (const { subnets } of groundModel(seen).vpcs) {
    for (const { groups, name } of subnets) {
      const lambdas = groups.filter(({ urn }) => seen.topology.interfaces.get(urn)?.owner.class === "lambda");
      expect(new Set(lambdas.map((group) => group.name)).size, name).toBe(lambdas.length);
      for (const lambda of lambdas) expect(lambda.name).not.toMatch(/Lambda VPC ENI/);
    }
  }
});

type Point = { readonly x: number; readonly y: number };

/** A point between others, a part of the way along: De Casteljau. */
function along(points: readonly Point[], part: number): Point {
  const [first = { x: 0, y: 0 }, ...others] = points;
  if (others.length === 0) return first;
  const between = others.map((to, place) => {
    const from = points[place] ?? to;
    return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  });
  return along(between, part);
}

/** The points of a path, each of its parts in sixteenths. */
function pointsOf(path: string): readonly Point[] {
  const parts = [...path.matchAll(/[MCL]([^MCL]*)/g)].map(([, list = ""]) =>
    [...list.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) })),
  );
  return parts.flatMap((points, place) => {
    const last = parts[place - 1]?.at(-1);
    return last === undefined ? [] : Array.from({ length: 17 }, (_, step) => along([last, ...points], step / 16));
  });
}

test("what crosses out a line stands on it, and no line runs through a subnet that it neither leaves nor reaches", () => {
  const tracking = "aws/111122223333/ap-northeast-1/ecs-service/web/tracking";
  const { lines, boxes } = layoutGround(groundModel(seen, tracking), "en", { selected: tracking });
  expect(lines.filter(({ cross }) => cross !== undefined).length).toBeGreaterThan(0);
  const subnets = boxes.filter(({ urn }) => urn.includes("/subnet/") && !urn.includes("#") && !urn.startsWith("fold/"));
  for (const { path, cross, members } of lines) {
    const points = pointsOf(path);
    if (cross !== undefined) {
      expect(Math.min(...points.map(({ x, y }) => Math.hypot(x - cross.x, y - cross.y))), path).toBeLessThan(12);
    }
    const own = members.flatMap(({ from, to }) => [from, to].map((urn) => urn.slice(urn.indexOf("#") + 1)));
    for (const { urn, x, y, width, height } of subnets.filter((one) => !own.includes(one.urn))) {
      const inside = points.filter((one) => one.x > x && one.x < x + width && one.y > y && one.y < y + height);
      expect(inside, `${urn} ${path}`).toEqual([]);
    }
  }
});

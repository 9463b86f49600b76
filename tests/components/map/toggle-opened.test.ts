import { expect, test } from "vitest";
import { canToggle, isOpenByItself, toggleOpened } from "#components/map/toggle-opened.ts";
import { readChart } from "#lib/report/chart/reading/read-chart.ts";
import { chartOf, chartVpc, laidOut } from "#tests/lib/report/chart/chart-models.ts";

test("what is closed is opened and what is open is closed, a fold with what it belongs to", () => {
  expect(toggleOpened([], "shop", false)).toEqual(["shop"]);
  expect(toggleOpened(["shop", "web"], "shop", false)).toEqual(["web"]);
  expect(toggleOpened(["shop#folded"], "shop", false)).toEqual([]);
});

test("only what holds something can be opened", () => {
  const model = chartOf({ vpcs: [chartVpc()], exits: [{ urn: "nat", name: "nat", tag: "NAT" }] });
  const geometry = laidOut(model, { detail: 2 });
  const reading = readChart(model, geometry, { language: "en", opened: new Set() });
  expect(canToggle(reading, geometry, "shop")).toBe(true);
  expect(canToggle(reading, geometry, "nat")).toBe(false);
  expect(canToggle(reading, geometry, "gone")).toBe(false);
});

test("a cluster that its level of detail draws open is closed, and opened again", () => {
  const model = chartOf({ vpcs: [chartVpc()] });
  const at = (detail: 2 | 3, x: readonly string[]) => {
    const geometry = laidOut(model, { detail, expanded: new Set(x) });
    const reading = readChart(model, geometry, { language: "en", opened: new Set(x) });
    expect(canToggle(reading, geometry, "shop")).toBe(true);
    const next = toggleOpened(x, "shop", isOpenByItself({ reading, geometry, detail }, "shop"));
    return { rows: geometry.boxes.filter(({ style }) => style === "row").length, next };
  };
  const open = at(3, []);
  expect(open.rows).toBeGreaterThan(0);
  const closed = at(3, open.next);
  expect(closed.rows).toBe(0);
  expect(at(3, closed.next).rows).toBe(open.rows);
  // Closed where it would be open, it opens at the level of clusters too.
  expect(at(2, at(2, open.next).next).rows).toBe(open.rows);
  expect(at(2, []).rows).toBe(0);
});

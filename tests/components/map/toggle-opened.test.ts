import { expect, test } from "vitest";
import { canToggle, toggleOpened } from "#components/map/toggle-opened.ts";
import { readChart } from "#lib/report/chart/reading/read-chart.ts";
import { chartOf, chartVpc, laidOut } from "#tests/lib/report/chart/chart-models.ts";

test("what is closed is opened and what is open is closed, a fold with what it belongs to", () => {
  expect(toggleOpened([], "shop")).toEqual(["shop"]);
  expect(toggleOpened(["shop", "web"], "shop")).toEqual(["web"]);
  expect(toggleOpened(["shop#folded"], "shop")).toEqual([]);
});

test("only what holds something can be opened", () => {
  const model = chartOf({ vpcs: [chartVpc()], exits: [{ urn: "nat", name: "nat", tag: "NAT" }] });
  const geometry = laidOut(model, { detail: 2 });
  const reading = readChart(model, geometry, { language: "en", opened: new Set() });
  expect(canToggle(reading, geometry, "shop")).toBe(true);
  expect(canToggle(reading, geometry, "nat")).toBe(false);
  expect(canToggle(reading, geometry, "gone")).toBe(false);
});

import { expect, test } from "vitest";
import { anchorShift } from "#components/map/anchor-shift.ts";
import { boxOf, chartCluster, chartOf, chartRow, chartVpc, laidOut } from "#tests/lib/report/chart/chart-models.ts";

const withRows = (...names: readonly string[]) =>
  laidOut(
    chartOf({ vpcs: [chartVpc({ clusters: [chartCluster({ rows: names.map((name) => chartRow({ name })) })] })] }),
  );

test("a row that appears above moves the view by its height, one below does not", () => {
  const before = withRows("b", "c");
  const top = boxOf(before, "b").y;
  expect(anchorShift(before, withRows("a", "b", "c"), top)).toBe(28);
  expect(anchorShift(before, withRows("b", "c", "d"), top)).toBe(0);
});

test("what has gone is no anchor: the next that is left is", () => {
  const before = withRows("a", "b", "c");
  expect(anchorShift(before, withRows("a", "c"), boxOf(before, "b").y)).toBe(-28);
});

test("the very top stays the top, and where nothing is left nothing moves", () => {
  expect(anchorShift(withRows("b"), withRows("a", "b"), 0)).toBe(0);
  expect(anchorShift(withRows("b"), laidOut(chartOf()), 100)).toBe(0);
});

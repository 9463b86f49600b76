import { expect, test } from "vitest";
import { stripBars } from "#components/map/strip-bars.ts";
import { boxOf, chartCluster, chartOf, chartRow, chartVpc, laidOut } from "#tests/lib/report/chart/chart-models.ts";

test("every box is a thin line in its place, and those in trouble are drawn again by how grave it is, the gravest last", () => {
  const rows = [chartRow({ name: "a", severity: "critical" }), chartRow({ name: "b", severity: "low" }), chartRow()];
  const geometry = laidOut(chartOf({ vpcs: [chartVpc({ clusters: [chartCluster({ rows })] })] }));
  const bars = stripBars(geometry);
  expect(bars.rows.match(/M/g)).toHaveLength(geometry.boxes.length);
  const bar = (urn: string): string => {
    const { x, y, width } = boxOf(geometry, urn);
    const at = (place: number): string => String(Math.round((place / geometry.width) * 120));
    return `M${at(x)} ${String(y + 14)}H${at(x + width)}`;
  };
  expect(bars.severities).toEqual([
    { severity: "low", d: bar("b") },
    { severity: "critical", d: bar("a") },
  ]);
  expect(bars.marked.map(({ urn }) => urn)).toEqual(["a", "b"]);
});

import { expect, test } from "vitest";
import { stripBars } from "#components/map/strip-bars.ts";
import { boxOf, chartCluster, chartOf, chartRow, chartVpc, laidOut } from "#tests/lib/report/chart/chart-models.ts";

test("every box is a thin line, and the graver what is wrong with it, the longer its bar", () => {
  const rows = [chartRow({ name: "a", severity: "critical" }), chartRow({ name: "b", severity: "low" }), chartRow()];
  const geometry = laidOut(chartOf({ vpcs: [chartVpc({ clusters: [chartCluster({ rows })] })] }));
  const bars = stripBars(geometry);
  expect(bars.rows.match(/M/g)).toHaveLength(geometry.boxes.length);
  const middle = (urn: string): string => String(boxOf(geometry, urn).y + 14);
  expect(bars.severities).toEqual([
    { severity: "low", d: `M0 ${middle("b")}h30` },
    { severity: "critical", d: `M0 ${middle("a")}h120` },
  ]);
  expect(bars.marked.map(({ urn }) => urn)).toEqual(["a", "b"]);
});

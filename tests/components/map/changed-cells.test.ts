import { expect, test } from "vitest";
import { changedCells } from "#components/map/changed-cells.ts";
import type { ChartCell } from "#lib/report/chart/chart-model.ts";
import { chartCluster, chartOf, chartRow, chartVpc } from "#tests/lib/report/chart/chart-models.ts";

const cell = (parts: Partial<ChartCell> = {}): ChartCell => ({ subnetUrn: "a", healthy: 2, unwell: 0, stopping: 0, ports: [], ...parts }); // prettier-ignore
const withCells = (...cells: readonly ChartCell[]) =>
  chartOf({ vpcs: [chartVpc({ clusters: [chartCluster({ rows: [chartRow({ cells })] })] })] });

test("a cell is changed when its tasks or their ports are others, or when it appears or empties", () => {
  const before = withCells(cell(), cell({ subnetUrn: "b" }), cell({ subnetUrn: "c", ports: [":80"] }));
  const after = withCells(cell(), cell({ subnetUrn: "c", ports: [":81"] }), cell({ subnetUrn: "d", unwell: 1 }));
  expect([...changedCells(before, after)]).toEqual(["web b", "web c", "web d"]);
  expect(changedCells(before, before).size).toBe(0);
});

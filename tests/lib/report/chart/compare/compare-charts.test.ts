import { describe, expect, test } from "vitest";
import type { AreaName } from "#lib/model/areas.ts";
import type { ChangeKind } from "#lib/report/changes/change-kind.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import { chartSheet } from "#lib/report/chart/chart-sheet.ts";
import { chartSvg } from "#lib/report/chart/chart-svg.ts";
import { compareCharts } from "#lib/report/chart/compare/compare-charts.ts";
import { readChart } from "#lib/report/chart/reading/read-chart.ts";
import { writeDot } from "#lib/report/chart/write-dot.ts";
import { writeDrawio } from "#lib/report/chart/write-drawio.ts";
import { writeMermaid } from "#lib/report/chart/write-mermaid.ts";
import { writeSvg } from "#lib/report/chart/write-svg.ts";
import { boxOf, chartCluster, chartColumn, chartOf, chartRow, chartVpc, laidOut } from "../chart-models.ts";

const service = (name: string) => `aws/111111111111/eu-west-1/ecs-service/shop/${name}`;
const cell = (healthy: number, subnetUrn = "subnet-a") => ({ subnetUrn, healthy, unwell: 0, stopping: 0, ports: [] });
const row = (name: string, healthy = 2) =>
  chartRow({ urn: service(name), name, running: healthy, cells: [cell(healthy)] });
const columns = [chartColumn(), chartColumn({ urn: "subnet-b", name: "app-b" })];

function chart(rows: readonly ReturnType<typeof row>[], parts: Partial<ChartModel> = {}): ChartModel {
  return chartOf({ vpcs: [chartVpc({ columns, clusters: [chartCluster({ rows })] })], ...parts });
}

type Told = Readonly<Record<string, ChangeKind>>;

function compared(
  base: ChartModel,
  head: ChartModel,
  { told = {}, unread = [] }: { readonly told?: Told; readonly unread?: readonly AreaName[] } = {},
): ChartModel {
  const changes = Object.entries(told).map(([urn, change]) => ({ kind: "ecs-service" as const, urn, id: urn, change, fields: [] })); // prettier-ignore
  const earlier = { ...base, snapshotId: "20261120T120000Z-00000000" };
  return compareCharts({
    base: { model: earlier, finishedAt: "2026-11-20T12:00:00.000Z" },
    head,
    configuration: { changes },
    unread: new Set(unread),
  });
}

const [api, web, old] = [service("api"), service("web"), service("old")];
const exit = { urn: "nat", name: "nat-a", tag: "NAT" };
const leaves = (from: string, verdict: "reachable" | "unreachable" | "unknown" = "reachable") => ({ kind: "leaves" as const, from, to: "nat", label: "", verdict }); // prettier-ignore

const before = chart([row("web"), row("old"), row("still")], { exits: [exit], edges: [leaves(web), leaves(old)] });
const after = chart([row("web", 3), row("api"), row("still")], { exits: [exit], edges: [leaves(web, "unreachable"), leaves(api)] }); // prettier-ignore
const model = compared(before, after, { told: { [api]: "added", [old]: "removed" } });

describe("two charts in one", () => {
  test("draw what either has, and say what became of services, of the tasks of each subnet, and of lines", () => {
    expect(model.vpcs[0]?.clusters[0]?.rows.map(({ name }) => name)).toEqual(["web", "api", "still", "old"]);
    expect(model.compared?.things).toEqual({ [api]: "added", [old]: "removed" });
    expect(model.compared?.cells).toEqual({
      [`${web} subnet-a`]: "changed",
      [`${api} subnet-a`]: "added",
      [`${old} subnet-a`]: "removed",
    });
    expect(model.compared?.edges).toEqual({
      [`leaves ${web} nat`]: "changed",
      [`leaves ${api} nat`]: "added",
      [`leaves ${old} nat`]: "removed",
    });
  });

  test("do not call a subnet new that a task has moved to, but a database that was not there", () => {
    const subnet = "aws/111111111111/eu-west-1/subnet/subnet-0b";
    const moved = { ...row("web"), cells: [cell(2, subnet)] };
    const wide = chartVpc({ columns: [...columns, chartColumn({ urn: subnet })], clusters: [chartCluster({ rows: [moved] })] }); // prettier-ignore
    const head = chartOf({ vpcs: [wide], dependencies: [{ urn: "rds/orders", name: "orders", tag: "RDS" }] });
    expect(compared(chart([row("web")]), head).compared?.things).toEqual({ "rds/orders": "added" });
  });

  test("of one and the same say that nothing changed", () => {
    expect(compared(before, before).compared).toMatchObject({ things: {}, edges: {}, cells: {} });
  });

  test("say nothing to be new or gone where one of both did not read to the end, nor to be otherwise where it could not tell", () => {
    const blind = compared(before, after, { unread: ["ecsTasks", "routeTables"] });
    expect(blind.compared?.things).toEqual({});
    expect(blind.compared?.cells).toEqual({});
    expect(blind.compared?.edges).toEqual({ [`leaves ${web} nat`]: "changed" });
    expect(blind.compared?.unread).toEqual(["ecsTasks", "routeTables"]);
    const unsure = chart([row("web")], { exits: [exit], edges: [leaves(web, "unknown")] });
    expect(compared(chart([row("web")], { exits: [exit], edges: [leaves(web)] }), unsure).compared?.edges).toEqual({});
  });
});

describe("a drawing of two charts", () => {
  const geometry = laidOut(model);

  test("has a sign on every box, cell and line that is otherwise, and none on what is as it was", () => {
    expect(boxOf(geometry, api).changes?.map(({ kind }) => kind)).toEqual(["added", "added"]);
    expect(boxOf(geometry, web).changes?.map(({ kind }) => kind)).toEqual(["changed"]);
    expect(boxOf(geometry, service("still")).changes).toEqual([]);
    expect(boxOf(geometry, api).title).toMatch(/ · new$/);
    expect(boxOf(geometry, web).title).toMatch(/ · tasks changed$/);
    expect(geometry.lines.every(({ changes }) => changes?.length === 1)).toBe(true);
    for (const { x, y } of [...geometry.boxes, ...geometry.lines].flatMap(({ changes = [] }) => changes)) {
      expect([Number.isInteger(x), Number.isInteger(y)]).toEqual([true, true]);
    }
    // The sign of a cell stands within its column.
    const column = boxOf(geometry, "subnet-a");
    const sign = boxOf(geometry, web).changes?.[0];
    expect(sign !== undefined && sign.x - 6 > column.x && sign.x + 6 <= column.x + column.width).toBe(true);
  });

  test("is the same bytes each time, and says which two surveys it is of and what the signs mean", () => {
    const text = writeSvg(chartSheet(geometry, "en"));
    expect(writeSvg(chartSheet(laidOut(model), "en"))).toBe(text);
    expect(text).toContain("2026-11-20 12:00 UTC → 2026-11-21 12:00 UTC");
    for (const kind of ["added", "removed", "changed"]) expect(text).toContain(`rs-change-${kind}`);
    expect(writeSvg(chartSvg(geometry)).match(/class="rs-box rs-same"/g)?.length).toBeGreaterThan(0);
    expect(writeSvg(chartSheet(laidOut(before), "en"))).not.toContain('class="rs-change');
  });

  test("says it to those who hear it: rows, and cells", () => {
    const reading = readChart(model, geometry, { language: "ja", opened: new Set() });
    const said = JSON.stringify(reading);
    for (const word of ["、追加", "、削除", "、変更"]) expect(said).toContain(word);
  });

  test("carries its signs into the formats that place things themselves", () => {
    for (const text of [writeDot(geometry), writeDrawio(geometry)]) {
      for (const sign of ["+ api", "− old"]) expect(text).toContain(sign);
      expect(text).toContain("2026-11-20 12:00 UTC → 2026-11-21 12:00 UTC");
    }
    expect(writeMermaid(geometry)).toMatch(/\+ api/);
    expect(writeMermaid(geometry)).toMatch(/#8722; old/);
  });

  test("has a sign on a cluster that is closed over something that changed", () => {
    const folded = laidOut(model, { detail: 2 });
    expect(boxOf(folded, "shop").changes?.map(({ kind }) => kind)).toEqual(["changed", "changed"]);
  });
});

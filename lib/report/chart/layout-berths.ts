import type { Urn } from "#lib/model/urn.ts";
import { cellParts } from "./berth-cells.ts";
import { columnHeads, vpcHead } from "./berth-heads.ts";
import { berth, tagParts, type Pen } from "./berth-pen.ts";
import { drawTasks } from "./berth-tasks.ts";
import type { ChartCell, ChartCluster, ChartModel, ChartRow, ChartVpc } from "./chart-model.ts";
import { fitText, textWidth } from "./fit-text.ts";
import type { Area, Box, Label } from "./geometry.ts";
import { TROUBLE_FIRST_ROWS, type LayoutOptions } from "./layout-options.ts";
import { chartWords } from "./words.ts";

/** The boxes of the berths, and where lines may end. */
export type BerthLayout = {
  readonly boxes: readonly Box[];
  /** The middle of each row; a folded row ends at its cluster's. */
  readonly middles: ReadonlyMap<Urn, number>;
  /** Of each folded row: the cluster or VPC its lines end at. */
  readonly standIns: ReadonlyMap<Urn, Urn>;
  readonly width: number;
  readonly bottom: number;
};

/** How wide the berths are: the widest VPC decides. */
export function berthWidth(vpcs: readonly ChartVpc[]): number {
  const columns = Math.max(2, ...vpcs.map((vpc) => vpc.columns.length));
  return berth.rowHead + columns * berth.column;
}

function rowTitle(row: ChartRow, vpc: ChartVpc, options: LayoutOptions): string {
  const words = chartWords(options.language);
  const places = row.cells
    .map((cell) => {
      const column = vpc.columns.find(({ urn }) => urn === cell.subnetUrn);
      return `${column?.name ?? ""} ${String(cell.healthy + cell.unwell + cell.stopping)}`;
    })
    .join(", ");
  const sentence = words.row({
    name: row.name,
    running: row.running,
    places,
    ...(row.desired === undefined ? {} : { desired: row.desired }),
  });
  return row.severity === undefined ? sentence : `${sentence} · ${words.finding(words.severities[row.severity])}`;
}

function rowHead(row: ChartRow, pen: Pen): { readonly labels: Label[]; readonly areas: Area[] } {
  const middle = pen.y + berth.row / 2;
  const tag = tagParts(row.tag, pen.x + 18, middle);
  const count = row.desired === undefined ? String(row.running) : `${String(row.running)}/${String(row.desired)}`;
  const countX = pen.x + berth.rowHead - 28;
  const mode = row.networkMode === "awsvpc" ? "" : row.networkMode;
  const modeWidth = mode === "" ? 0 : textWidth(mode, "condensed", 11) + 8;
  const room = countX - textWidth(count, "mono", 12) - 8 - modeWidth - tag.end;
  const name = fitText(row.name, "condensed", { sizePx: 13, width: room });
  return {
    labels: [
      tag.label,
      { x: tag.end, y: middle + 4, ...name, style: "name" },
      ...(mode === ""
        ? []
        : [
            {
              x: tag.end + textWidth(name.text, "condensed", 13) + 8,
              y: middle + 4,
              text: mode,
              style: "caption" as const,
            },
          ]),
      { x: countX, y: middle + 4, text: count, style: "figure", anchor: "end" },
    ],
    areas: [tag.area],
  };
}

function drawRow(row: ChartRow, vpc: ChartVpc, pen: Pen): void {
  const width = berth.rowHead + vpc.columns.length * berth.column;
  const head = rowHead(row, pen);
  const cells = cellParts(vpc, row.cells, { x: pen.x, y: pen.y, height: berth.row });
  pen.boxes.push({
    urn: row.urn,
    lane: "berths",
    x: pen.x,
    y: pen.y,
    width,
    height: berth.row,
    style: "row",
    title: rowTitle(row, vpc, pen.options),
    labels: [...head.labels, ...cells.labels],
    areas: [...head.areas, ...cells.areas],
    marks:
      row.severity === undefined
        ? []
        : [{ x: pen.x + berth.rowHead - 14, y: pen.y + berth.row / 2, severity: row.severity }],
  });
  pen.middles.set(row.urn, pen.y + berth.row / 2);
  pen.standIns.delete(row.urn);
  pen.y += berth.row;
  if (pen.options.detail === 4) drawTasks(row, vpc, pen);
}

/** All cells of a cluster's rows, added up: what a folded cluster shows. */
function summedCells(rows: readonly ChartRow[]): readonly ChartCell[] {
  const sums = new Map<Urn, { healthy: number; unwell: number; stopping: number }>();
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    const sum = sums.get(cell.subnetUrn) ?? { healthy: 0, unwell: 0, stopping: 0 };
    sum.healthy += cell.healthy;
    sum.unwell += cell.unwell;
    sum.stopping += cell.stopping;
    sums.set(cell.subnetUrn, sum);
  }
  return [...sums].map(([subnetUrn, sum]) => ({ subnetUrn, ...sum, ports: [] }));
}

/** The rows of a cluster that are drawn one by one at this level of detail. */
function openRows(cluster: ChartCluster, pen: Pen): readonly ChartRow[] {
  if (pen.options.expanded.has(cluster.urn)) return cluster.rows;
  if (pen.options.detail <= 2) return [];
  return pen.troubleFirst ? cluster.rows.filter(({ severity }) => severity !== undefined) : cluster.rows;
}

function clusterLabels(
  cluster: ChartCluster,
  caption: string,
  place: { readonly x: number; readonly y: number; readonly folded: boolean },
): readonly Label[] {
  const name = fitText(cluster.name, "semibold", { sizePx: 13, width: 100 });
  const nameEnd = place.x + 22 + textWidth(name.text, "semibold", 13) + 8;
  const room = { sizePx: 11, width: place.x + berth.rowHead - nameEnd - 4 };
  return [
    { x: place.x + 8, y: place.y, text: place.folded ? "▸" : "▾", style: "caption" },
    { x: place.x + 22, y: place.y, ...name, style: "strong" },
    { x: nameEnd, y: place.y, ...fitText(caption, "condensed", room), style: "caption" },
  ];
}

/** Hatched where tasks would be, when they were not read. */
function unreadArea(cluster: ChartCluster, pen: Pen, width: number): readonly Area[] {
  if (cluster.unread === undefined) return [];
  const x = pen.x + berth.rowHead;
  const room = Math.max(8, width - berth.rowHead - 4);
  return [{ x, y: pen.y + 2, width: room, height: berth.group - 4, style: "hatch" }];
}

/** Lines of these rows end at the box of `urn`, unless they are drawn one by one. */
function foldInto(
  urn: Urn,
  rows: readonly ChartRow[],
  { pen, middle }: { readonly pen: Pen; readonly middle: number },
): void {
  for (const row of rows) {
    pen.middles.set(row.urn, middle);
    pen.standIns.set(row.urn, urn);
  }
}

function drawCluster(cluster: ChartCluster, vpc: ChartVpc, pen: Pen): void {
  const words = chartWords(pen.options.language);
  const open = openRows(cluster, pen);
  const middle = pen.y + berth.group / 2;
  const width = berth.rowHead + vpc.columns.length * berth.column;
  const folded = open.length < cluster.rows.length;
  const line = { x: pen.x, y: pen.y, height: berth.group };
  const cells = folded ? cellParts(vpc, summedCells(cluster.rows), line) : { areas: [], labels: [] };
  const tasks = cluster.rows.reduce((sum, row) => sum + row.running, 0);
  const counts = words.clusterCounts(cluster.rows.filter(({ tag }) => tag === "SVC").length, tasks);
  const caption = cluster.unread === undefined ? counts : `${words.unread}: ${cluster.unread}`;
  pen.boxes.push({
    urn: cluster.urn,
    lane: "berths",
    ...line,
    width,
    style: "group",
    title: `${cluster.name} · ${counts}${cluster.unread === undefined ? "" : ` · ${caption}`}`,
    labels: [...clusterLabels(cluster, caption, { x: pen.x, y: middle + 4, folded }), ...cells.labels],
    areas: [...unreadArea(cluster, pen, width), ...cells.areas],
    marks:
      cluster.severity === undefined ? [] : [{ x: pen.x + berth.rowHead - 14, y: middle, severity: cluster.severity }],
  });
  foldInto(cluster.urn, cluster.rows, { pen, middle });
  pen.y += berth.group;
  for (const row of open) drawRow(row, vpc, pen);
}

/** Draws every VPC's block, one below the other. */
export function layoutBerths(
  model: ChartModel,
  options: LayoutOptions,
  origin: { readonly x: number; readonly y: number },
): BerthLayout {
  const rows = model.vpcs.reduce(
    (sum, vpc) => sum + vpc.clusters.reduce((inner, { rows }) => inner + rows.length, 0),
    0,
  );
  const pen: Pen = {
    ...origin,
    options,
    troubleFirst: rows > TROUBLE_FIRST_ROWS,
    boxes: [],
    middles: new Map(),
    standIns: new Map(),
  };
  const width = berthWidth(model.vpcs);
  for (const vpc of model.vpcs) {
    vpcHead(vpc, pen, width);
    const middle = pen.y - berth.vpcHead / 2;
    for (const { rows: folded } of vpc.clusters) foldInto(vpc.urn, folded, { pen, middle });
    if (options.detail > 1 && vpc.clusters.length > 0) {
      columnHeads(vpc, pen);
      for (const cluster of vpc.clusters) drawCluster(cluster, vpc, pen);
    }
    pen.y += berth.gap;
  }
  return { boxes: pen.boxes, middles: pen.middles, standIns: pen.standIns, width, bottom: pen.y };
}

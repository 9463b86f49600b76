import type { Urn } from "#lib/model/urn.ts";
import type { ChartCell, ChartCluster, ChartColumn, ChartModel, ChartRow, ChartVpc } from "./chart-model.ts";
import { fitText, textWidth } from "./fit-text.ts";
import type { Area, Box, Label } from "./geometry.ts";
import { TROUBLE_FIRST_ROWS, type LayoutOptions } from "./layout-options.ts";
import { chartWords } from "./words.ts";

/** Widths and heights of the berths, in pixels. */
export const berth = {
  rowHead: 216,
  column: 88,
  vpcHead: 28,
  columnHead: 72,
  group: 24,
  row: 28,
  task: 20,
  gap: 28,
} as const;

const TICKS_SHOWN = 12;

/** The width of a subnet's address bar. */
const BAR = 34;

/** The boxes of the berths, and where lines may end. */
export type BerthLayout = {
  readonly boxes: readonly Box[];
  /** The middle of each row; a folded row ends at its cluster's. */
  readonly middles: ReadonlyMap<Urn, number>;
  readonly width: number;
  readonly bottom: number;
};

type Pen = {
  readonly x: number;
  readonly options: LayoutOptions;
  readonly troubleFirst: boolean;
  readonly boxes: Box[];
  readonly middles: Map<Urn, number>;
  y: number;
};

/** How wide the berths are: the widest VPC decides. */
export function berthWidth(vpcs: readonly ChartVpc[]): number {
  const columns = Math.max(2, ...vpcs.map((vpc) => vpc.columns.length));
  return berth.rowHead + columns * berth.column;
}

function tagParts(
  tag: string,
  x: number,
  middle: number,
): { readonly label: Label; readonly area: Area; readonly end: number } {
  const width = textWidth(tag, "mono", 10) + 6;
  return {
    label: { x: x + 3, y: middle + 4, text: tag, style: "tag" },
    area: { x, y: middle - 7, width, height: 14, style: "tag" },
    end: x + width + 6,
  };
}

function vpcHead(vpc: ChartVpc, pen: Pen, width: number): void {
  const middle = pen.y + berth.vpcHead / 2;
  const tag = tagParts("VPC", pen.x + 8, middle);
  const name = fitText(vpc.name, "semibold", { sizePx: 13, width: 220 });
  const nameEnd = tag.end + textWidth(name.text, "semibold", 13) + 10;
  const words = chartWords(pen.options.language);
  const rest = vpc.otherSubnets > 0 ? ` · ${words.otherSubnets(vpc.otherSubnets)}` : "";
  const caption = `${vpc.cidrs.join(", ")} · ${vpc.place}${rest}`;
  pen.boxes.push({
    urn: vpc.urn,
    lane: "berths",
    x: pen.x,
    y: pen.y,
    width,
    height: berth.vpcHead,
    style: "head",
    title: `${vpc.name} ${caption}`,
    labels: [
      tag.label,
      { x: tag.end, y: middle + 4, ...name, style: "strong" },
      {
        x: nameEnd,
        y: middle + 4,
        ...fitText(caption, "condensed", { sizePx: 11, width: pen.x + width - nameEnd - 8 }),
        style: "caption",
      },
    ],
    areas: [tag.area],
    marks: vpc.severity === undefined ? [] : [{ x: pen.x + width - 20, y: middle, severity: vpc.severity }],
  });
  pen.y += berth.vpcHead;
}

function columnHead(column: ChartColumn, pen: Pen, place: { readonly x: number; readonly first: boolean }): Box {
  const words = chartWords(pen.options.language);
  const { x } = place;
  const { y } = pen;
  const routes = words.routeClasses[column.routeClass];
  const free = words.free(column.free);
  const used = column.size === 0 ? 0 : Math.round(((column.size - column.free) * BAR) / column.size);
  const room = berth.column - 10;
  const nameRoom = column.severity === undefined ? room : room - 16;
  return {
    urn: column.urn,
    lane: "berths",
    x,
    y,
    width: berth.column,
    height: berth.columnHead,
    style: "head",
    title: `${column.name} ${column.cidr} ${column.zone} ${routes} ${free}`,
    labels: [
      ...(place.first ? [{ x: x + 5, y: y + 12, text: column.zone, style: "head" as const }] : []),
      { x: x + 5, y: y + 28, ...fitText(column.name, "condensed", { sizePx: 13, width: nameRoom }), style: "name" },
      { x: x + 5, y: y + 42, ...fitText(routes, "condensed", { sizePx: 11, width: room }), style: "caption" },
      {
        x: x + BAR + 10,
        y: y + 60,
        ...fitText(free, "condensed", { sizePx: 11, width: room - BAR - 5 }),
        style: "caption",
      },
    ],
    areas: [
      ...(place.first ? [{ x, y: y + 2, width: 1, height: berth.columnHead - 2, style: "rule" as const }] : []),
      { x: x + 5, y: y + 53, width: BAR, height: 6, style: "bar" },
      { x: x + 5, y: y + 53, width: used, height: 6, style: "bar-used" },
    ],
    marks: column.severity === undefined ? [] : [{ x: x + berth.column - 14, y: y + 24, severity: column.severity }],
  };
}

function columnHeads(vpc: ChartVpc, pen: Pen): void {
  for (const [index, column] of vpc.columns.entries()) {
    const x = pen.x + berth.rowHead + index * berth.column;
    pen.boxes.push(columnHead(column, pen, { x, first: vpc.columns[index - 1]?.zone !== column.zone }));
  }
  pen.y += berth.columnHead;
}

function ticks(
  cell: ChartCell,
  x: number,
  place: { readonly y: number; readonly height: number },
): { areas: Area[]; labels: Label[] } {
  const all = cell.healthy + cell.unwell + cell.stopping;
  if (all > TICKS_SHOWN) {
    const text = cell.unwell === 0 ? String(all) : `${String(cell.healthy)} / ${String(all)}`;
    return { areas: [], labels: [{ x, y: place.y + place.height - 1, text, style: "figure" }] };
  }
  const styles = [
    ...Array<Area["style"]>(cell.healthy).fill("tick"),
    ...Array<Area["style"]>(cell.unwell).fill("tick-unwell"),
    ...Array<Area["style"]>(cell.stopping).fill("tick-stopping"),
  ];
  return {
    areas: styles.map((style, index) => ({ x: x + index * 6, y: place.y, width: 4, height: place.height, style })),
    labels: [],
  };
}

function cellParts(
  vpc: ChartVpc,
  cells: readonly ChartCell[],
  line: { readonly x: number; readonly y: number; readonly height: number },
): { areas: Area[]; labels: Label[] } {
  const areas: Area[] = [];
  const labels: Label[] = [];
  for (const cell of cells) {
    const index = vpc.columns.findIndex(({ urn }) => urn === cell.subnetUrn);
    if (index < 0) continue;
    const x = line.x + berth.rowHead + index * berth.column + 6;
    const ports = [...new Set(cell.ports)];
    const first = ports[0];
    const tall = first === undefined || line.height < berth.row;
    const drawn = ticks(cell, x, tall ? { y: line.y + line.height / 2 - 6, height: 12 } : { y: line.y + 4, height: 8 });
    areas.push(...drawn.areas);
    labels.push(...drawn.labels);
    if (first === undefined || tall) continue;
    const text = ports.length === 1 ? first : `${first} +${String(ports.length - 1)}`;
    const fitted = fitText(text, "mono", { sizePx: 10, width: berth.column - 10 });
    labels.push({ x, y: line.y + 23, text: fitted.text, full: ports.join(" "), style: "quiet" });
  }
  return { areas, labels };
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
  pen.y += berth.row;
  if (pen.options.detail === 4) drawTasks(row, vpc, pen);
}

function drawTasks(row: ChartRow, vpc: ChartVpc, pen: Pen): void {
  const width = berth.rowHead + vpc.columns.length * berth.column;
  for (const task of row.tasks) {
    const middle = pen.y + berth.task / 2;
    const cells = cellParts(vpc, [task.cell], { x: pen.x, y: pen.y, height: berth.task });
    pen.boxes.push({
      urn: task.urn,
      lane: "berths",
      x: pen.x,
      y: pen.y,
      width,
      height: berth.task,
      style: "line",
      title: `${row.name} ${task.name} ${task.status}`,
      labels: [
        { x: pen.x + 52, y: middle + 4, text: task.name, style: "quiet" },
        { x: pen.x + berth.rowHead - 28, y: middle + 4, text: task.status, style: "caption", anchor: "end" },
        ...cells.labels,
      ],
      areas: cells.areas,
      marks: task.severity === undefined ? [] : [{ x: pen.x + berth.rowHead - 14, y: middle, severity: task.severity }],
    });
    pen.y += berth.task;
  }
  const hidden =
    row.cells.reduce((sum, cell) => sum + cell.healthy + cell.unwell + cell.stopping, 0) - row.tasks.length;
  if (hidden > 0) drawNote(row.urn, chartWords(pen.options.language).more(hidden), pen);
}

function drawNote(urn: Urn, text: string, pen: Pen): void {
  pen.boxes.push({
    urn,
    lane: "berths",
    x: pen.x,
    y: pen.y,
    width: berth.rowHead,
    height: berth.task,
    style: "line",
    title: text,
    labels: [{ x: pen.x + 52, y: pen.y + berth.task / 2 + 4, text, style: "caption" }],
    areas: [],
    marks: [],
  });
  pen.y += berth.task;
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

function drawCluster(cluster: ChartCluster, vpc: ChartVpc, pen: Pen): void {
  const words = chartWords(pen.options.language);
  const open = openRows(cluster, pen);
  const tasks = cluster.rows.reduce((sum, row) => sum + row.running, 0);
  const middle = pen.y + berth.group / 2;
  const width = berth.rowHead + vpc.columns.length * berth.column;
  const folded = open.length < cluster.rows.length;
  const cells = folded
    ? cellParts(vpc, summedCells(cluster.rows), { x: pen.x, y: pen.y, height: berth.group })
    : { areas: [], labels: [] };
  const counts = words.clusterCounts(cluster.rows.filter(({ tag }) => tag === "SVC").length, tasks);
  const name = fitText(cluster.name, "semibold", { sizePx: 12, width: 92 });
  const nameEnd = pen.x + 22 + textWidth(name.text, "semibold", 12) + 8;
  const caption = cluster.unread === undefined ? counts : `${words.unread}: ${cluster.unread}`;
  pen.boxes.push({
    urn: cluster.urn,
    lane: "berths",
    x: pen.x,
    y: pen.y,
    width,
    height: berth.group,
    style: "group",
    title: `${cluster.name} · ${counts}${cluster.unread === undefined ? "" : ` · ${caption}`}`,
    labels: [
      { x: pen.x + 8, y: middle + 4, text: folded ? "▸" : "▾", style: "caption" },
      { x: pen.x + 22, y: middle + 4, ...name, style: "strong" },
      {
        x: nameEnd,
        y: middle + 4,
        ...fitText(caption, "condensed", { sizePx: 11, width: pen.x + berth.rowHead - nameEnd - 4 }),
        style: "caption",
      },
      ...cells.labels,
    ],
    areas: [
      ...(cluster.unread === undefined
        ? []
        : [
            {
              x: pen.x + berth.rowHead,
              y: pen.y + 2,
              width: Math.max(8, width - berth.rowHead - 4),
              height: berth.group - 4,
              style: "hatch" as const,
            },
          ]),
      ...cells.areas,
    ],
    marks:
      cluster.severity === undefined ? [] : [{ x: pen.x + berth.rowHead - 14, y: middle, severity: cluster.severity }],
  });
  for (const row of cluster.rows) pen.middles.set(row.urn, middle);
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
  const pen: Pen = { ...origin, options, troubleFirst: rows > TROUBLE_FIRST_ROWS, boxes: [], middles: new Map() };
  const width = berthWidth(model.vpcs);
  for (const vpc of model.vpcs) {
    vpcHead(vpc, pen, width);
    for (const { rows } of vpc.clusters) for (const row of rows) pen.middles.set(row.urn, pen.y);
    if (options.detail > 1 && vpc.clusters.length > 0) {
      columnHeads(vpc, pen);
      for (const cluster of vpc.clusters) drawCluster(cluster, vpc, pen);
    }
    pen.y += berth.gap;
  }
  return { boxes: pen.boxes, middles: pen.middles, width, bottom: pen.y };
}

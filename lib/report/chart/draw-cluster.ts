import type { Urn } from "#lib/model/urn.ts";
import { cellParts, unreadCells } from "./berth-cells.ts";
import { berth, type Pen } from "./berth-pen.ts";
import { foldedUrn, isSplit, type ClusterPlan } from "./berth-plan.ts";
import type { ChartCell, ChartCluster, ChartRow, ChartVpc } from "./chart-model.ts";
import { drawRow } from "./draw-row.ts";
import { fitText, textWidth } from "./fit-text.ts";
import type { Area, Label } from "./geometry.ts";
import { worstOf } from "./severity-index.ts";
import { chartWords } from "./words.ts";

/** All cells of several rows, added up by subnet: what stands for them shows. */
export function summedCells(rows: readonly ChartRow[]): readonly ChartCell[] {
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

/** How many services and tasks rows are: a family of tasks without a service counts as tasks only. */
export function countsOf(rows: readonly ChartRow[]): readonly [services: number, tasks: number] {
  return [rows.filter(({ tag }) => tag === "SVC").length, rows.reduce((sum, { running }) => sum + running, 0)];
}

type ClusterLook = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly sign: "▸" | "▾";
  readonly below: boolean;
};

/** A cluster's name, and what it holds: below it where cells or hatching follow, or else beside it. */
function clusterLabels(cluster: ChartCluster, caption: string, look: ClusterLook): readonly Label[] {
  const { x, y, width, sign, below } = look;
  const room = berth.rowHead - 50;
  const name = fitText(cluster.name, "semibold", { sizePx: 13, width: room });
  const nameEnd = x + 22 + textWidth(name.text, "semibold", 13) + 8;
  const beside = nameEnd + textWidth(caption, "condensed", 11) <= x + berth.rowHead - 24;
  // The columns beside the head of an open cluster are empty.
  const spot = below ? { x: x + 22, y: y + 31 } : { x: beside ? nameEnd : x + berth.rowHead + 6, y: y + 16 };
  const fitted = fitText(caption, "condensed", { sizePx: 11, width: below ? room : x + width - 6 - spot.x });
  return [
    { x: x + 8, y: y + 16, text: sign, style: "caption" },
    { x: x + 22, y: y + 16, ...name, style: "strong" },
    { ...spot, ...fitted, style: "caption" },
  ];
}

/** Hatched where tasks would be, when they were not read. */
function unreadArea(cluster: ChartCluster, pen: Pen, width: number): readonly Area[] {
  if (cluster.unread === undefined) return [];
  const x = pen.x + berth.rowHead;
  const room = Math.max(8, width - berth.rowHead - 4);
  return [{ x, y: pen.y + 2, width: room, height: berth.folded - 4, style: "hatch" }];
}

/** Draws one line that stands for several services or clusters: their sums, and their worst trouble. */
export function drawSum(
  sum: { readonly urn: Urn; readonly text: string; readonly rows: readonly ChartRow[]; readonly indent: number },
  vpc: ChartVpc,
  pen: Pen,
): void {
  const middle = pen.y + berth.group / 2;
  const line = { x: pen.x, y: pen.y, height: berth.group };
  const cells = cellParts(vpc, summedCells(sum.rows), line);
  const { severity } = worstOf(sum.rows);
  const x = pen.x + sum.indent;
  const text = fitText(sum.text, "condensed", { sizePx: 11, width: berth.rowHead - sum.indent - 24 });
  pen.boxes.push({
    urn: sum.urn,
    lane: "berths",
    ...line,
    width: berth.rowHead + vpc.columns.length * berth.column,
    style: "row",
    title: sum.text,
    labels: [{ x, y: middle + 4, ...text, style: "caption" }, ...cells.labels],
    areas: [...unreadCells(vpc, sum.rows, line), ...cells.areas],
    marks: severity === undefined ? [] : [{ x: pen.x + berth.rowHead - 14, y: middle, severity }],
  });
  pen.middles.set(sum.urn, middle);
  pen.y += berth.group;
}

/** What a cluster's head says: how much it holds or why that is not known, and in full. */
function clusterTexts(
  { name, rows, unread }: ChartCluster,
  pen: Pen,
): { readonly caption: string; readonly title: string } {
  const words = chartWords(pen.options.language);
  const counts = words.clusterCounts(...countsOf(rows));
  const troubled = rows.filter(({ severity }) => severity !== undefined).length;
  const said = unread === undefined ? undefined : `${words.unread}: ${unread}`;
  const title = [name, counts, troubled > 0 ? words.troubled(troubled) : undefined, said];
  return { caption: said ?? counts, title: title.filter((part) => part !== undefined).join(" · ") };
}

/** Draws a cluster: its head, the services that are drawn one by one, and one line for those that are not. */
export function drawCluster(plan: ClusterPlan, vpc: ChartVpc, pen: Pen): void {
  const { cluster, rows, folded } = plan;
  const width = berth.rowHead + vpc.columns.length * berth.column;
  const whole = rows.length === 0 && cluster.rows.length > 0;
  const below = whole || cluster.unread !== undefined;
  const line = { x: pen.x, y: pen.y, height: below ? berth.folded : berth.group };
  const middle = pen.y + line.height / 2;
  const cells = whole ? cellParts(vpc, summedCells(cluster.rows), line) : { areas: [], labels: [] };
  const { caption, title } = clusterTexts(cluster, pen);
  const look = { x: pen.x, y: pen.y, width, sign: whole ? "▸" : "▾", below } as const;
  const { severity } = worstOf(whole ? [cluster, ...cluster.rows] : [cluster]);
  pen.boxes.push({
    urn: cluster.urn,
    lane: "berths",
    ...line,
    width,
    style: "group",
    title,
    labels: [...clusterLabels(cluster, caption, look), ...cells.labels],
    areas: [...unreadArea(cluster, pen, width), ...cells.areas],
    marks: severity === undefined ? [] : [{ x: pen.x + berth.rowHead - 14, y: middle, severity }],
  });
  pen.middles.set(cluster.urn, middle);
  pen.y += line.height;
  for (const row of rows) drawRow(row, vpc, pen);
  if (!isSplit(plan)) return;
  const text = chartWords(pen.options.language).foldedRows(...countsOf(folded));
  drawSum({ urn: foldedUrn(cluster.urn), text, rows: folded, indent: 18 }, vpc, pen);
}

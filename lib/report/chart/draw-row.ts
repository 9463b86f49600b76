import { cellParts, unreadCells } from "./berth-cells.ts";
import { berth, tagParts, type Pen } from "./berth-pen.ts";
import type { RowPlan } from "./berth-plan.ts";
import { drawTasks } from "./berth-tasks.ts";
import type { ChartRow, ChartVpc } from "./chart-model.ts";
import { fitText, textWidth } from "./fit-text.ts";
import type { Area, Label } from "./geometry.ts";
import type { LayoutOptions } from "./layout-options.ts";
import { chartWords } from "./words.ts";

/** How much room a network mode has. */
const MODE = { sizePx: 11, width: 48 };

function rowTitle(row: ChartRow, vpc: ChartVpc, options: LayoutOptions): string {
  const words = chartWords(options.language);
  const places = row.cells
    .map((cell) => {
      const column = vpc.columns.find(({ urn }) => urn === cell.subnetUrn);
      return `${column?.name ?? ""} ${String(cell.healthy + cell.unwell + cell.stopping)}`;
    })
    .concat(row.unreadIn === undefined ? [] : [words.unread])
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
  const { text: mode } = fitText(row.networkMode === "awsvpc" ? "" : row.networkMode, "condensed", MODE);
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

/** Draws a service as a row across its VPC's subnets, and below it those of its tasks that are drawn one by one. */
export function drawRow(plan: RowPlan, vpc: ChartVpc, pen: Pen): void {
  const { row } = plan;
  const width = berth.rowHead + vpc.columns.length * berth.column;
  const head = rowHead(row, pen);
  const line = { x: pen.x, y: pen.y, height: berth.row };
  const cells = cellParts(vpc, row.cells, line);
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
    areas: [...head.areas, ...unreadCells(vpc, [row], line), ...cells.areas],
    marks:
      row.severity === undefined
        ? []
        : [{ x: pen.x + berth.rowHead - 14, y: pen.y + berth.row / 2, severity: row.severity }],
  });
  pen.middles.set(row.urn, pen.y + berth.row / 2);
  pen.y += berth.row;
  drawTasks(plan, vpc, pen);
}

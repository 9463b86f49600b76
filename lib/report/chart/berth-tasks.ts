import type { Urn } from "#lib/model/urn.ts";
import { cellParts } from "./berth-cells.ts";
import { berth, type Pen } from "./berth-pen.ts";
import type { RowPlan } from "./berth-plan.ts";
import type { ChartVpc } from "./chart-model.ts";
import { fitText, textWidth } from "./fit-text.ts";
import { chartWords } from "./words.ts";

/** Draws tasks of a row one by one, and how many more there are. */
export function drawTasks({ row, tasks, more }: RowPlan, vpc: ChartVpc, pen: Pen): void {
  const width = berth.rowHead + vpc.columns.length * berth.column;
  for (const task of tasks) {
    const middle = pen.y + berth.task / 2;
    const status = fitText(task.status, "condensed", { sizePx: 11, width: 90 });
    const room = berth.rowHead - 28 - 52 - 8 - textWidth(status.text, "condensed", 11);
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
        { x: pen.x + 52, y: middle + 4, ...fitText(task.name, "mono", { sizePx: 10, width: room }), style: "quiet" },
        { x: pen.x + berth.rowHead - 28, y: middle + 4, ...status, style: "caption", anchor: "end" },
        ...cells.labels,
      ],
      areas: cells.areas,
      marks: task.severity === undefined ? [] : [{ x: pen.x + berth.rowHead - 14, y: middle, severity: task.severity }],
    });
    pen.y += berth.task;
  }
  if (more > 0) drawNote(`${row.urn}#more`, chartWords(pen.options.language).more(more), pen);
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

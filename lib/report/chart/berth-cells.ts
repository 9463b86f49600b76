import { berth } from "./berth-pen.ts";
import type { ChartCell, ChartRow, ChartVpc } from "./chart-model.ts";
import { fitText } from "./fit-text.ts";
import type { Area, Label } from "./geometry.ts";

/** More tasks than this in one cell are a figure, not ticks. */
const TICKS_SHOWN = 12;

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

/** Hatched where tasks of rows may be that were not read: an empty cell says that there are none. */
export function unreadCells(
  vpc: ChartVpc,
  rows: readonly Pick<ChartRow, "cells" | "unreadIn">[],
  line: { readonly x: number; readonly y: number; readonly height: number },
): readonly Area[] {
  const seen = new Set(rows.flatMap(({ cells }) => cells.map(({ subnetUrn }) => subnetUrn)));
  const unread = new Set(rows.flatMap(({ unreadIn = [] }) => unreadIn));
  return vpc.columns.flatMap(({ urn }, index): readonly Area[] => {
    if (seen.has(urn) || !unread.has(urn)) return [];
    const x = line.x + berth.rowHead + index * berth.column + 4;
    return [{ x, y: line.y + 4, width: berth.column - 8, height: line.height - 8, style: "hatch" }];
  });
}

/** The ticks, figures and ports of a row, each in its subnet's column. */
export function cellParts(
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

import type { ChartColumn, ChartVpc } from "./chart-model.ts";
import { berth, tagParts, type Pen } from "./berth-pen.ts";
import { countsOf } from "./draw-cluster.ts";
import { fitText, textWidth } from "./fit-text.ts";
import type { Box } from "./geometry.ts";
import { worstOf } from "./severity-index.ts";
import { chartWords } from "./words.ts";

/** The width of a subnet's address bar. */
const BAR = 20;

/** Draws the head of a VPC's block: its name, ranges and place. */
export function vpcHead(vpc: ChartVpc, pen: Pen, look: { readonly width: number; readonly open: boolean }): void {
  const { width, open } = look;
  const middle = pen.y + berth.vpcHead / 2;
  const tag = tagParts("VPC", pen.x + 8, middle);
  const name = fitText(vpc.name, "semibold", { sizePx: 13, width: 220 });
  const nameEnd = tag.end + textWidth(name.text, "semibold", 13) + 10;
  const words = chartWords(pen.options.language);
  const rest = vpc.otherSubnets > 0 ? ` · ${words.otherSubnets(vpc.otherSubnets)}` : "";
  const rows = vpc.clusters.flatMap((cluster) => cluster.rows);
  const counts = open || rows.length === 0 ? "" : `${words.clusterCounts(...countsOf(rows))} · `;
  const caption = `${counts}${vpc.cidrs.join(", ")} · ${vpc.place}${rest}`;
  const { severity } = worstOf(open ? [vpc] : [vpc, ...vpc.clusters, ...rows]);
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
        ...fitText(caption, "condensed", { sizePx: 11, width: pen.x + width - nameEnd - 28 }),
        style: "caption",
      },
    ],
    areas: [tag.area],
    marks: severity === undefined ? [] : [{ x: pen.x + width - 20, y: middle, severity }],
  });
  pen.middles.set(vpc.urn, middle);
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
      ...(place.first
        ? [
            {
              x: x + 5,
              y: y + 12,
              ...fitText(column.zone, "semibold", { sizePx: 11, width: room }),
              style: "head" as const,
            },
          ]
        : []),
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

/** Draws the heads of a VPC's columns: Availability Zone, subnet, route class, free addresses. */
export function columnHeads(vpc: ChartVpc, pen: Pen): void {
  for (const [index, column] of vpc.columns.entries()) {
    const x = pen.x + berth.rowHead + index * berth.column;
    pen.boxes.push(columnHead(column, pen, { x, first: vpc.columns[index - 1]?.zone !== column.zone }));
  }
  pen.y += berth.columnHead;
}

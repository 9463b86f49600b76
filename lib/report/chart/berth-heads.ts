import type { ChartColumn, ChartVpc } from "./chart-model.ts";
import { berth, tagParts, type Pen } from "./berth-pen.ts";
import { countsOf } from "./draw-cluster.ts";
import { fitText, textWidth } from "./fit-text.ts";
import type { Box, Label } from "./geometry.ts";
import { worstOf } from "./severity-index.ts";
import { subnetTitle, wayOf } from "./subnet-words.ts";
import { chartWords } from "./words.ts";

/** The width of a subnet's address bar. */
const BAR = 18;

/** What a VPC's head says below its name: what runs there, how many of its lines pass, what is not drawn. */
function vpcCounts(vpc: ChartVpc, pen: Pen, open: boolean): string {
  const words = chartWords(pen.options.language);
  const rows = vpc.clusters.flatMap((cluster) => cluster.rows);
  const verdicts = pen.verdicts.get(vpc.urn);
  const counts = (["reachable", "conditional", "unreachable", "unknown"] as const).flatMap((verdict) => {
    const count = verdicts?.[verdict] ?? 0;
    return count === 0 ? [] : [words.verdict(verdict, count)];
  });
  return [
    ...(open || rows.length === 0 ? [] : [words.clusterCounts(...countsOf(rows))]),
    ...counts,
    ...(vpc.otherSubnets > 0 ? [words.otherSubnets(vpc.otherSubnets)] : []),
  ].join(" · ");
}

/** Draws the head of a VPC's block: its name, ranges and place, and below them its counts. */
export function vpcHead(vpc: ChartVpc, pen: Pen, look: { readonly width: number; readonly open: boolean }): void {
  const { width, open } = look;
  const tag = tagParts("VPC", pen.x + 8, pen.y + 14);
  const name = fitText(vpc.name, "semibold", { sizePx: 13, width: 150 });
  const nameEnd = tag.end + textWidth(name.text, "semibold", 13) + 10;
  const where = [vpc.cidrs.join(", "), vpc.place].filter((part) => part !== "").join(" · ");
  const counts = vpcCounts(vpc, pen, open);
  const rows = vpc.clusters.flatMap((cluster) => cluster.rows);
  const { severity } = worstOf(open ? [vpc] : [vpc, ...vpc.clusters, ...rows]);
  const caption = (text: string, x: number, y: number): Label => {
    const fitted = fitText(text, "condensed", { sizePx: 11, width: pen.x + width - x - 28 });
    return { x, y, ...fitted, style: "caption" };
  };
  pen.boxes.push({
    urn: vpc.urn,
    lane: "berths",
    x: pen.x,
    y: pen.y,
    width,
    height: berth.vpcHead,
    style: "head",
    title: [vpc.name, where, counts].filter((part) => part !== "").join(" · "),
    labels: [
      tag.label,
      { x: tag.end, y: pen.y + 18, ...name, style: "strong" },
      caption(where, nameEnd, pen.y + 18),
      ...(counts === "" ? [] : [caption(counts, pen.x + 8, pen.y + 36)]),
    ],
    areas: [tag.area],
    marks: severity === undefined ? [] : [{ x: pen.x + width - 20, y: pen.y + 14, severity }],
  });
  pen.middles.set(vpc.urn, pen.y + berth.vpcHead / 2);
  pen.y += berth.vpcHead;
}

/** A subnet's name, without that of its VPC where it would not fit with it: siblings differ in their end. */
function columnName(name: string, vpc: ChartVpc, width: number): Pick<Label, "text" | "full"> {
  const room = { sizePx: 13, width };
  const whole = fitText(name, "condensed", room);
  const own = name.startsWith(`${vpc.name}-`) ? name.slice(vpc.name.length + 1) : "";
  return whole.full === undefined || own === ""
    ? whole
    : { text: fitText(`…${own}`, "condensed", room).text, full: name };
}

function columnHead(
  column: ChartColumn,
  pen: Pen,
  place: { readonly x: number; readonly first: boolean; readonly vpc: ChartVpc },
): Box {
  const words = chartWords(pen.options.language);
  const { x } = place;
  const { y } = pen;
  const free = words.free(column.free);
  const used = column.size === 0 ? 0 : Math.round(((column.size - column.free) * BAR) / column.size);
  const room = berth.column - 10;
  const line = (text: string, below: number): Label => {
    const fitted = fitText(text, "condensed", { sizePx: 11, width: room });
    return { x: x + 5, y: y + below, ...fitted, style: "caption" };
  };
  const nameRoom = column.severity === undefined ? room : room - 18;
  return {
    urn: column.urn,
    lane: "berths",
    x,
    y,
    width: berth.column,
    height: berth.columnHead,
    style: "head",
    title: subnetTitle(words, column),
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
      { x: x + 5, y: y + 28, ...columnName(column.name, place.vpc, nameRoom), style: "name" },
      line(column.cidr, 42),
      line(wayOf(words, column), 56),
      { ...line(free, 74), x: x + BAR + 10 },
    ],
    areas: [
      ...(place.first ? [{ x, y: y + 2, width: 1, height: berth.columnHead - 2, style: "rule" as const }] : []),
      { x: x + 5, y: y + 67, width: BAR, height: 6, style: "bar" },
      { x: x + 5, y: y + 67, width: used, height: 6, style: "bar-used" },
    ],
    marks: column.severity === undefined ? [] : [{ x: x + berth.column - 14, y: y + 24, severity: column.severity }],
  };
}

/** Draws the heads of a VPC's columns: Availability Zone, subnet, route class, free addresses. */
export function columnHeads(vpc: ChartVpc, pen: Pen): void {
  for (const [index, column] of vpc.columns.entries()) {
    const x = pen.x + berth.rowHead + index * berth.column;
    pen.boxes.push(columnHead(column, pen, { x, first: vpc.columns[index - 1]?.zone !== column.zone, vpc }));
  }
  pen.y += berth.columnHead;
}

import type { Urn } from "#lib/model/urn.ts";
import type { ChangeKind } from "../../changes/change-kind.ts";
import { splitCurve, type Point } from "../curve.ts";
import type { Box, ChangeSign, Geometry, Line } from "../geometry.ts";
import { chartWords, type ChartLanguage } from "../words.ts";
import { cellKey, edgeKey, jointChange, type ChartComparison } from "./chart-comparison.ts";

/** From the left edge of a cell to the middle of its sign: behind the last tick. */
const IN_CELL = 81;

/** Puts a sign on everything that is otherwise than in the earlier chart: boxes, the cells of rows, lines. */
export function markChanges(geometry: Geometry, compared: ChartComparison, language: ChartLanguage): Geometry {
  const folds = new Map(geometry.folds.map(({ urn, members }) => [urn, members]));
  const columns = geometry.boxes.filter(({ lane, style }) => lane === "berths" && style === "head");
  const given = { compared, folds, columns, language };
  return {
    ...geometry,
    source: { ...geometry.source, base: compared.base.snapshotId },
    boxes: geometry.boxes.map((box) => markedBox(box, given)),
    lines: geometry.lines.map((line) => markedLine(line, given)),
  };
}

type Given = {
  readonly compared: ChartComparison;
  readonly folds: ReadonlyMap<Urn, readonly Urn[]>;
  readonly columns: readonly Box[];
  readonly language: ChartLanguage;
};

function markedBox(box: Box, given: Given): Box {
  const { compared, folds, language } = given;
  const members = folds.get(box.urn);
  // A fold that is no resource of its own is what its members are.
  const own = compared.things[box.urn];
  const within = members === undefined ? undefined : jointChange(members.map((urn) => compared.things[urn]));
  const change = own ?? within;
  const cells = cellSigns(box, members ?? [box.urn], given);
  const words = chartWords(language);
  const said = [
    ...(change === undefined ? [] : [words.changes[change]]),
    ...(cells.length === 0 || change === "added" || change === "removed" ? [] : [words.cellsChanged]),
  ];
  return {
    ...box,
    ...(change === undefined ? {} : { change }),
    changes: [...(change === undefined ? [] : [{ ...spotOf(box), kind: change }]), ...cells],
    title: [box.title, ...said].join(" · "),
  };
}

/** Where the sign of a box stands: where nothing else of it does. */
function spotOf({ x, y, width, height, style, lane }: Box): Point {
  if (style === "row") return { x: x + 9, y: y + height / 2 };
  if (style === "head") return lane === "berths" && width < 100 ? { x: x + width - 8, y: y + 10 } : { x, y: y + 14 };
  if (style === "line") return { x: x + 2, y: y + height / 2 };
  return { x, y: style === "group" ? y + height / 2 : y + 12 };
}

function cellSigns(box: Box, rows: readonly Urn[], { compared, columns }: Given): readonly ChangeSign[] {
  if (box.style !== "row" && box.style !== "group") return [];
  return columns.flatMap((column) => {
    const kind = jointChange(rows.map((urn) => compared.cells[cellKey(urn, column.urn)]));
    return kind === undefined ? [] : [{ x: column.x + IN_CELL, y: box.y + box.height / 2, kind }];
  });
}

function markedLine(line: Line, { compared, language }: Given): Line {
  const kinds = line.members.map(({ from, to }) => compared.edges[edgeKey({ kind: line.kind, from, to })]);
  const change: ChangeKind | undefined = jointChange(kinds);
  const spot = middleOf(line.path);
  if (change === undefined || spot === undefined) return { ...line, changes: [] };
  const count = kinds.filter((kind) => kind !== undefined).length;
  const words = chartWords(language);
  const said = count < kinds.length ? `${words.changes[change]} ${String(count)}/${String(kinds.length)}` : words.changes[change]; // prettier-ignore
  return { ...line, change, changes: [{ ...spot, kind: change }], title: `${line.title} · ${said}` };
}

/** The middle of the first curve of a path. */
function middleOf(path: string): Point | undefined {
  const numbers = /^M(-?\d+) (-?\d+)(?:L(-?\d+) (-?\d+))?C(-?\d+) (-?\d+) (-?\d+) (-?\d+) (-?\d+) (-?\d+)/.exec(path);
  if (numbers === null) return undefined;
  const [startX, startY, lineX, lineY, ...rest] = numbers.slice(1).map((text: string | undefined) => (text === undefined ? undefined : Number(text))); // prettier-ignore
  const [ax = 0, ay = 0] = [lineX ?? startX, lineY ?? startY];
  const [bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0] = rest;
  const [before] = splitCurve([{ x: ax, y: ay }, { x: bx, y: by }, { x: cx, y: cy }, { x: dx, y: dy }], 0.5); // prettier-ignore
  return { x: Math.round(before[3].x), y: Math.round(before[3].y) };
}

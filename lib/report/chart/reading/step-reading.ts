import type { Reading, ReadingRegion, ReadingRow, Stop } from "./reading.ts";

/** A step a reader takes on the chart. */
export type ReadingStep =
  | "up"
  | "down"
  | "left"
  | "right"
  | "row-start"
  | "row-end"
  | "start"
  | "end"
  | "page-up"
  | "page-down"
  | "next-trouble"
  | "previous-trouble";

/** Where a reader stands; the column is kept while walking over lines that are not divided. */
export type Standing = { readonly id: string; readonly column: number };

const PAGE = 10;

type Place = { readonly region: ReadingRegion; readonly rows: readonly ReadingRow[]; readonly at: number; readonly stop: Stop }; // prettier-ignore

/** The lines of a region, those of all its blocks. */
export function rowsOf({ blocks }: ReadingRegion): readonly ReadingRow[] {
  return blocks.flatMap(({ rows }) => rows);
}

function placeOf({ regions }: Reading, id: string | undefined): Place | undefined {
  for (const region of regions) {
    const rows = rowsOf(region);
    for (const [at, { stops }] of rows.entries()) {
      const stop = stops.find((candidate) => candidate.id === id);
      if (stop !== undefined) return { region, rows, at, stop };
    }
  }
  return undefined;
}

/** The stop at a column of a line, or the last one before it. */
function stopAt({ stops }: ReadingRow, column: number): Stop {
  return stops.findLast((stop) => stop.column <= column) ?? stops[0];
}

function middle({ y, height }: Stop): number {
  return y + height / 2;
}

function nearestTo(stop: Stop, candidates: readonly Stop[]): Stop | undefined {
  const distance = (other: Stop): number => Math.abs(middle(other) - middle(stop));
  return [...candidates].sort((one, other) => distance(one) - distance(other))[0];
}

/** From one region to the one beside it: to the head of a line when coming from the left, else to its end. */
function acrossRegions(reading: Reading, { region, stop }: Place, by: 1 | -1): Stop | undefined {
  const next = reading.regions[reading.regions.indexOf(region) + by];
  if (next === undefined) return undefined;
  const lines = rowsOf(next).filter(({ stops }) => stops[0].kind !== "column");
  // A head that spans everything is met on the way up or down; a step sideways leads to what has a place of its own.
  const own = lines.filter(({ stops }) => stops.length > 1);
  const ends = (own.length > 0 ? own : lines).flatMap(({ stops }) => (by === 1 ? stops[0] : (stops.at(-1) ?? [])));
  return nearestTo(stop, ends);
}

/** From one box of the ground to the nearest of its kind that stands beside it. */
function acrossGround({ rows, stop }: Place, by: 1 | -1): Stop | undefined {
  const others = rows
    .flatMap(({ stops }) => stops)
    .filter(({ x, width }) => width === stop.width && (x - stop.x) * by > 0);
  const reach = Math.min(...others.map(({ x }) => Math.abs(x - stop.x)));
  return nearestTo(stop, others.filter(({ x }) => Math.abs(x - stop.x) === reach)); // prettier-ignore
}

function sideways(reading: Reading, place: Place, by: 1 | -1): Stop | undefined {
  const stops: readonly Stop[] = place.rows[place.at]?.stops ?? [];
  const next = stops[stops.indexOf(place.stop) + by];
  if (next !== undefined) return next;
  return reading.beside ? acrossRegions(reading, place, by) : acrossGround(place, by);
}

/** What may be in trouble: heads of lines and of columns; a line is one trouble, however many of its cells are. */
function landmarks({ regions }: Reading): readonly Stop[] {
  return regions
    .flatMap((region) => rowsOf(region))
    .flatMap(({ stops }) => (stops[0].kind === "column" ? stops : [stops[0]]));
}

/** The next thing in trouble in the order of reading; after the last comes the first. */
function nextTrouble(reading: Reading, stop: Stop | undefined): Stop | undefined {
  const all = landmarks(reading);
  const at = all.findIndex(({ id, urn }) => id === stop?.id || urn === stop?.urn);
  return all.slice(at + 1).find(({ troubled }) => troubled) ?? all.find(({ troubled }) => troubled);
}

function previousTrouble(reading: Reading, stop: Stop | undefined): Stop | undefined {
  const all = landmarks(reading);
  const at = all.findIndex(({ id, urn }) => id === stop?.id || urn === stop?.urn);
  const before = all.slice(0, Math.max(0, at)).findLast(({ troubled }) => troubled);
  return before ?? all.findLast(({ troubled }) => troubled);
}

function vertical({ rows, at }: Place, column: number, by: number): Stop | undefined {
  const row = rows[Math.max(0, Math.min(at + by, rows.length - 1))];
  return row === undefined ? undefined : stopAt(row, column);
}

/** A list is one line from top to bottom: its ends are the ends of the whole. */
function lineEnd({ rows, at }: Place, by: "first" | "last"): Stop | undefined {
  const isList = rows.every(({ stops }) => stops.length === 1);
  const row = isList ? rows.at(by === "first" ? 0 : -1) : rows[at];
  return by === "first" ? row?.stops[0] : row?.stops.at(-1);
}

type Walk = { readonly reading: Reading; readonly place: Place; readonly column: number };

const walks: { readonly [Step in ReadingStep]: (walk: Walk) => Stop | undefined } = {
  up: ({ place, column }) => vertical(place, column, -1),
  down: ({ place, column }) => vertical(place, column, 1),
  "page-up": ({ place, column }) => vertical(place, column, -PAGE),
  "page-down": ({ place, column }) => vertical(place, column, PAGE),
  left: ({ reading, place }) => sideways(reading, place, -1),
  right: ({ reading, place }) => sideways(reading, place, 1),
  "row-start": ({ place }) => lineEnd(place, "first"),
  "row-end": ({ place }) => lineEnd(place, "last"),
  start: ({ place: { rows } }) => rows[0]?.stops[0],
  end: ({ place: { rows } }) => rows.at(-1)?.stops[0],
  "next-trouble": ({ reading, place }) => nextTrouble(reading, place.stop),
  "previous-trouble": ({ reading, place }) => previousTrouble(reading, place.stop),
};

const keepsColumn: ReadonlySet<ReadingStep> = new Set(["up", "down", "page-up", "page-down"]);

/** Where a step leads: from nowhere to the first stop, or to trouble; `undefined` when there is nowhere to go. */
export function stepReading(reading: Reading, from: Standing | undefined, step: ReadingStep): Standing | undefined {
  const place = placeOf(reading, from?.id);
  const first = reading.regions.flatMap((region) => rowsOf(region))[0]?.stops[0];
  if (place === undefined) {
    const start = step === "next-trouble" ? nextTrouble(reading, undefined) : step === "previous-trouble" ? previousTrouble(reading, undefined) : first; // prettier-ignore
    return start === undefined ? undefined : { id: start.id, column: start.column };
  }
  const column = from?.column ?? place.stop.column;
  const stop = walks[step]({ reading, place, column });
  if (stop === undefined || stop === place.stop) return undefined;
  return { id: stop.id, column: keepsColumn.has(step) ? column : stop.column };
}

/** The stop at which a reader stands; `undefined` when it is no longer on the chart. */
export function stopOf(reading: Reading, id: string | undefined): Stop | undefined {
  return placeOf(reading, id)?.stop;
}

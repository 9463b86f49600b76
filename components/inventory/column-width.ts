import { columns, type ColumnKey, type ColumnLook } from "#lib/inventory/column-table.ts";
import { nameOfThing, openCell, shortArn, shortTask } from "./cell-text.ts";
import type { InventoryRow } from "./use-inventory-rows.ts";

/** What a letter takes in the fonts of a table, in pixels; of Chinese and Japanese letters each takes a square. */
const LETTER: { readonly [Look in ColumnLook | "title"]: number } = {
  things: 6.9,
  text: 6.9,
  flag: 6.9,
  mono: 7.3,
  number: 7.8,
  time: 7.2,
  severity: 6.9,
  title: 6.4,
};
const SQUARE = 13;
/** A letter of an id, nearly all of which are figures and wide ones. */
const ID_LETTER = 7.4;
/** How much wider than the others a capital is, where letters have widths of their own. */
const CAPITAL = 2.6;
/** Beside the text: the cell's own edges, the arrow of a sorted head, the gap between two links, marks after the values. */
const EDGES = 16;
const ARROW = 16;
const GAP = 8;
const MORE = 60;
const UNREAD = 22;
/** Columns grow in steps, so that a letter more in the next survey moves nothing. */
const STEP = 8;
/** What is longer is cut: a list of links and a text sooner than ids, of which the end tells as much as the beginning. */
const THINGS = 248;
const MOST: { readonly [Look in ColumnLook]?: number } = { things: THINGS, text: 208, mono: 288 };

/** What a column's width follows from: its title, the rows that came first, its place in them, and how a value is said. */
type Seen = {
  readonly title: string;
  readonly rows: readonly Pick<InventoryRow, "cells" | "names">[];
  readonly at: number;
  readonly said?: (value: string) => string;
};

/** The width of a column in pixels: what its longest value among the first rows needs, and at least its title. */
export function columnWidth(key: ColumnKey, { title, rows, at, said = (value) => value }: Seen): number {
  const { look } = columns[key];
  const head = textWidth(title, LETTER.title) + ARROW;
  const widest = rows.reduce((width, row) => Math.max(width, cellWidth(look, row, { at, said })), 0);
  return Math.ceil((Math.max(head, Math.min(widest, MOST[look] ?? widest)) + EDGES) / STEP) * STEP;
}

function cellWidth(
  look: ColumnLook,
  { cells, names }: Seen["rows"][number],
  { at, said }: { readonly at: number; readonly said: (value: string) => string },
): number {
  const { values, more, unread } = openCell(cells[at]);
  const marks = (more > 0 ? MORE : 0) + (unread === undefined ? 0 : UNREAD);
  if (look === "severity") return marks;
  // A time is written in the reader's way, in no language longer than this.
  if (look === "time") return values.length === 0 ? marks : textWidth("Nov 30, 2026, 23:59", LETTER.time) + marks;
  const texts = values.map((value) => {
    // Thousands are set apart by one letter in both languages.
    if (typeof value === "number") return value.toLocaleString("en");
    return look === "things" ? linkText(value, names) : shortArn(said(String(value)));
  });
  const widthOf = look === "things" ? linkWidth : (one: string) => textWidth(one, LETTER[look]);
  const text = texts.reduce((width, one) => width + widthOf(one), 0);
  return text + Math.max(0, texts.length - 1) * (look === "things" ? GAP : 2 * LETTER[look]) + marks;
}

/** How many of a cell's links have room in the widest column there may be, beside how many others there are; one at least. */
export function linksInSight({ cells, names }: Seen["rows"][number], at: number): number {
  const { values, more } = openCell(cells[at]);
  let end = -GAP;
  const ends = values.map((value) => (end += GAP + linkWidth(linkText(value, names))));
  const isRoom = (width: number, left: number): boolean => width + (left > 0 ? MORE : 0) <= THINGS;
  const inSight = ends.findLastIndex((width, index) => isRoom(width, more + ends.length - 1 - index)) + 1;
  return Math.min(ends.length, Math.max(1, inSight));
}

function linkText(value: string | number | boolean, names: Seen["rows"][number]["names"]): string {
  return shortTask(nameOfThing(String(value), names));
}

function linkWidth(text: string): number {
  return textWidth(text, /-[0-9a-f]{8,17}$/.test(text) ? ID_LETTER : LETTER.things);
}

function textWidth(text: string, letter: number): number {
  let width = 0;
  for (const one of text) {
    if ((one.codePointAt(0) ?? 0) >= 0x2e_80) width += SQUARE;
    else width += letter === LETTER.text && one >= "A" && one <= "Z" ? letter + CAPITAL : letter;
  }
  return width;
}

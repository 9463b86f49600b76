import { escapeMarkdown, visibleText } from "../escape.ts";
import type { ReportDocument } from "../report-document.ts";
import type { ReportWords } from "../report-wording.ts";
import { inOneText, toldRows, type Pen, type Tongue } from "./pen.ts";

/** A table; its cells are text. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map((row) => line(row.map(escapeMarkdown))), ""];
}

/** A sentence as a paragraph, in the other language as the next one. */
export function inTwoLines(pen: Pen, say: (tongue: Tongue) => string): readonly string[] {
  const said = [say(pen), ...(pen.beside === undefined ? [] : [say(pen.beside)])];
  return [...new Set(said)].flatMap((one) => [escapeMarkdown(one), ""]);
}

/** What the rows of a list say, in both languages where there are two. */
export function toldTexts<Row>(
  pen: Pen,
  list: (document: ReportDocument) => readonly Row[],
  say: (row: Row) => string,
): readonly string[] {
  return toldRows(pen, list).map(({ row, beside }) => bothTexts(say(row), beside && say(beside)));
}

/** Both languages in one line, where they differ. */
export function bothTexts(one: string, other: string | undefined): string {
  return other === undefined || other === one || other === "" ? one : `${one} / ${other}`;
}

/** Fixed words, in both languages where there are two. */
export function fixed(pen: Pen, say: (words: ReportWords) => string): string {
  return inOneText(pen, ({ words }) => say(words));
}

/** The titles of columns. */
export function heads(pen: Pen, ...titles: readonly ((words: ReportWords) => string)[]): readonly string[] {
  return titles.map((title) => fixed(pen, title));
}

/** A table, or that there is nothing to put in it. */
export function tableOrNone(
  pen: Pen,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return rows.length === 0 ? inTwoLines(pen, ({ words }) => words.none) : markdownTable(head, rows);
}

/** A fenced block that no content can close early. */
export function fence(language: string, code: string): readonly string[] {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = "`".repeat(longest + 1);
  return [`${ticks}${language}`, visibleText(code), ticks, ""];
}

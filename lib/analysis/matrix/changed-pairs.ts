import type { ChangedMatrix } from "./group-change.ts";
import { internetOf, type Matrix } from "./matrix.ts";
import { UNREACHABLE } from "./outcomes.ts";
import { columnsOf, rowsOf } from "./rows.ts";

/** A pair of classes, or of a class and the internet, with the numbers of what it came to and comes to. */
export type ChangedPair = {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
};

/** Every pair that a change turned into another: whole rows for the classes it touched, their columns for all others. */
export function changedPairs(before: Matrix, { matrix, touched }: ChangedMatrix): readonly ChangedPair[] {
  const found: ChangedPair[] = [];
  const columns = columnsOf(before, touched);
  const every = [...before.partition.classes.keys(), internetOf(before)];
  const whole = { was: rowsOf(before), is: rowsOf(matrix), at: every };
  const part = { was: rowsOf(before, columns), is: rowsOf(matrix, columns), at: columns.classes };
  for (const from of every) {
    const { was, is, at } = touched.has(from) ? whole : part;
    const [one, other] = [was.row(from), is.row(from)];
    for (const to of at) {
      const [cell, now] = [one[to] ?? UNREACHABLE, other[to] ?? UNREACHABLE];
      if (cell !== now) found.push({ from, to, before: cell, after: now });
    }
  }
  return found;
}

/** One measured figure. Everything shown is a ratio, a count or a size, unless the goal itself is a time. */
export type Figure = {
  readonly metric: string;
  readonly measured: string;
  /** As text: `≤ 2.00`. Absent on a figure that only explains another one. */
  readonly goal?: string;
  readonly ok?: boolean;
};

/** How a number is written. Two digits after the point, unless it says otherwise. */
type Written = { readonly unit?: string; readonly digits?: number; readonly note?: string };
type Judged = Written & { readonly goal: number; readonly measured: number };

/** A figure that must not be above its goal. */
export function atMost(metric: string, { goal, measured, ...written }: Judged): Figure {
  return { metric, goal: `≤ ${textOf(goal, written)}`, measured: notedText(measured, written), ok: measured <= goal };
}

/** A figure that must not be below its goal. */
export function atLeast(metric: string, { goal, measured, ...written }: Judged): Figure {
  return { metric, goal: `≥ ${textOf(goal, written)}`, measured: notedText(measured, written), ok: measured >= goal };
}

/** A figure that must be its goal, no more and no less. */
export function exactly(metric: string, { goal, measured, ...written }: Judged): Figure {
  return { metric, goal: `= ${textOf(goal, written)}`, measured: notedText(measured, written), ok: measured === goal };
}

/** A figure without a goal, which explains another one. */
export function part(metric: string, measured: number, written: Written = {}): Figure {
  return { metric, measured: notedText(measured, written) };
}

function textOf(value: number, { unit, digits = 2 }: Written): string {
  return `${value.toFixed(digits)}${unit === undefined ? "" : ` ${unit}`}`;
}

function notedText(value: number, written: Written): string {
  return `${textOf(value, written)}${written.note === undefined ? "" : ` (${written.note})`}`;
}

/** Gives the figures of a bench to `scripts/bench.ts`, which runs every bench in a process of its own. */
export function tell(figures: readonly Figure[]): void {
  if (process.send === undefined) for (const figure of figures) console.log(JSON.stringify(figure));
  else process.send(figures);
}

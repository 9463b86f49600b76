import type { ListedSnapshot } from "#lib/api/contract.ts";

/** What a mark says of a survey: something is otherwise than in the one before it, or a critical or high finding came. */
export type SurveyMark = "changed" | "urgent";

/** The mark of a survey; `undefined` when nothing is known to be otherwise. */
export function markOf({ since }: Pick<ListedSnapshot, "since">): SurveyMark | undefined {
  if (since === undefined) return undefined;
  const { came, went, setUp } = since;
  if (came.critical + came.high > 0) return "urgent";
  return went > 0 || setUp === true || Object.values(came).some((count) => count > 0) ? "changed" : undefined;
}

/** So many of the shortest steps between surveys have as much room as if time were drawn evenly. */
const EVEN_STEPS = 20;

/**
 * How far from the left each time stands, in whole pixels of `width`: the first at 0, the last at `width`. What is long ago is
 * drawn closer together, so that a quarter of a year and the last minutes fit one line. `times` are ascending, in milliseconds.
 */
export function placesOf(times: readonly number[], width: number): readonly number[] {
  const placeOf = scaleOf(times, width);
  return times.map(placeOf);
}

/** Where a time stands, as {@link placesOf} has it. */
export function scaleOf(times: readonly number[], width: number): (time: number) => number {
  const [oldest = 0, newest = 0] = [times[0], times.at(-1)];
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const unit = Math.max(1, EVEN_STEPS * (steps.sort((a, b) => a - b)[steps.length >> 2] ?? 1));
  const far = Math.log1p((newest - oldest) / unit);
  return (time) => Math.round(far === 0 ? width : width * (1 - Math.log1p((newest - time) / unit) / far));
}

/** A tick: the surveys from `first` to `last` that stand too close together to be told apart, and the one that it is about. */
export type Tick = {
  readonly x: number;
  readonly first: number;
  readonly last: number;
  /** The newest of those with the strongest mark. */
  readonly about: number;
  readonly mark: SurveyMark | undefined;
};

/** Folds surveys whose places, ascending, are less than `gap` apart into one tick; no two ticks are closer than that. */
export function ticksOf(
  places: readonly number[],
  marks: readonly (SurveyMark | undefined)[],
  gap: number,
): readonly Tick[] {
  const ticks: Tick[] = [];
  let last = places.length - 1;
  while (last >= 0) {
    const x = places[last] ?? 0;
    let first = last;
    while (first > 0 && x - (places[first - 1] ?? 0) < gap) first -= 1;
    const among = marks.slice(first, last + 1);
    const mark = (["urgent", "changed"] as const).find((name) => among.includes(name));
    ticks.push({ x, first, last, mark, about: mark === undefined ? last : first + among.lastIndexOf(mark) });
    last = first - 1;
  }
  return ticks.reverse();
}

/** The tick that a place is nearest to; `undefined` when there is none. */
export function nearestTick(ticks: readonly Tick[], x: number): Tick | undefined {
  return ticks.reduce<Tick | undefined>(
    (best, tick) => (best === undefined || Math.abs(tick.x - x) <= Math.abs(best.x - x) ? tick : best),
    undefined,
  );
}

/** Words under the line, `x` being their middle. */
export type LineLabel = { readonly key: string; readonly x: number; readonly width: number };

/** Those of some labels, the most wanted first, that fit into `width` without touching each other. */
export function fittingLabels<Label extends LineLabel>(labels: readonly Label[], width: number): readonly Label[] {
  const fitting: Label[] = [];
  for (const label of labels) {
    const [left, right] = [label.x - label.width / 2, label.x + label.width / 2];
    const isFree = fitting.every((other) => right + 8 <= other.x - other.width / 2 || left - 8 >= other.x + other.width / 2); // prettier-ignore
    if (left >= 0 && right <= width && isFree) fitting.push(label);
  }
  return fitting;
}

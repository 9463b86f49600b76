import type { FreeTrend } from "#lib/analysis/capacity/capacity-answer.ts";

/** How many addresses of a subnet were free for tasks at a time, in milliseconds since 1970. */
export type FreeSample = { readonly atMs: number; readonly free: number };

const DAY_MS = 86_400_000;
const FEWEST = 7;
const SHORTEST_DAYS = 1 / 24;
/** Nobody looks further ahead than ten times as far as was looked back, or than a year. */
const FURTHEST = 10;
const FURTHEST_DAYS = 365;
/** Samples are thinned to one for each of so many equal spans of time: the last hours have many more of them than the last weeks. */
const SPANS = 48;
const STEADY_DAYS = 3;
const STEADY_SHARE = 0.8;

/**
 * The trend of at least seven snapshots over at least an hour; `undefined` for fewer. It is the median of all slopes between two
 * samples, so that one deployment, which comes and goes, does not make a trend.
 */
export function freeTrend(samples: readonly FreeSample[]): FreeTrend | undefined {
  const sorted = samples.toSorted((a, b) => a.atMs - b.atMs);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || sorted.length < FEWEST) return undefined;
  const overDays = (last.atMs - first.atMs) / DAY_MS;
  if (overDays < SHORTEST_DAYS) return undefined;
  const slopes = slopesOf(thinned(sorted, first.atMs, last.atMs));
  const perDay = slopes[Math.floor(slopes.length / 2)];
  if (perDay === undefined) return undefined;
  const days = perDay < 0 ? last.free / -perDay : Infinity;
  const isTold = last.free > 0 && days <= Math.min(FURTHEST * overDays, FURTHEST_DAYS);
  const falling = slopes.filter((slope) => slope < 0).length / slopes.length;
  return {
    perDay,
    overDays,
    snapshots: sorted.length,
    ...(isTold ? { daysToEmpty: days } : {}),
    confidence: overDays >= STEADY_DAYS && falling >= STEADY_SHARE ? "steady" : "rough",
  };
}

/** The last sample of each span. */
function thinned(samples: readonly FreeSample[], from: number, until: number): readonly FreeSample[] {
  const spanOf = ({ atMs }: FreeSample) => Math.min(SPANS - 1, Math.floor(((atMs - from) * SPANS) / (until - from)));
  return [...new Map(samples.map((sample) => [spanOf(sample), sample])).values()];
}

/** The slopes between every two samples, in addresses a day, sorted. */
function slopesOf(samples: readonly FreeSample[]): readonly number[] {
  const slopes = samples.flatMap((from, at) =>
    samples.slice(at + 1).map((to) => ((to.free - from.free) * DAY_MS) / (to.atMs - from.atMs)),
  );
  return slopes.toSorted((a, b) => a - b);
}

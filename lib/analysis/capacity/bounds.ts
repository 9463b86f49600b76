/** A count that is known only within limits: the same twice when it is known, 0 to `Infinity` when nothing is. */
export type Bounds = { readonly low: number; readonly high: number };

/** A count that is known; `Infinity` for no limit at all. */
export function exactly(count: number): Bounds {
  return { low: count, high: count };
}

/** Nothing is known of a count. */
export const anyCount: Bounds = { low: 0, high: Infinity };

/** At most so many. */
export function atMost(high: number): Bounds {
  return { low: 0, high };
}

/** The smallest of several. */
export function leastOf(all: readonly Bounds[]): Bounds {
  return { low: Math.min(...all.map(({ low }) => low)), high: Math.min(...all.map(({ high }) => high)) };
}

/** Several together; 0 of none. */
export function sumOf(all: readonly Bounds[]): Bounds {
  return {
    low: all.reduce((total, { low }) => total + low, 0),
    high: all.reduce((total, { high }) => total + high, 0),
  };
}

/** The count when it is known and finite. */
export function knownCount({ low, high }: Bounds): number | undefined {
  return low === high && Number.isFinite(low) ? low : undefined;
}

/** Integers from `from` up to, but not including, `until`. */
export type Range<Point extends number | bigint> = { readonly from: Point; readonly until: Point };

/**
 * A set of integers as ranges: sorted, not empty, and never touching each other, so equal sets have equal ranges.
 * Half-open, so that neighbours meet without arithmetic and one algorithm serves ports, IPv4 and IPv6.
 */
export type RangeSet<Point extends number | bigint> = readonly Range<Point>[];

/** The set of the given ranges, in any order, overlapping or empty. */
export function rangeSet<Point extends number | bigint>(ranges: readonly Range<Point>[]): RangeSet<Point> {
  const [only] = ranges;
  // Ports of a rule, thousands of times: one range needs no sorting.
  if (only !== undefined && ranges.length === 1) return only.from < only.until ? ranges : [];
  const sorted = ranges.filter(({ from, until }) => from < until).sort((a, b) => (a.from < b.from ? -1 : 1));
  const merged: Range<Point>[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last === undefined || last.until < range.from) merged.push(range);
    else if (last.until < range.until) merged[merged.length - 1] = { from: last.from, until: range.until };
  }
  return merged;
}

/** What is in either set. */
export function union<Point extends number | bigint>(a: RangeSet<Point>, b: RangeSet<Point>): RangeSet<Point> {
  if (a.length === 0) return b;
  return b.length === 0 ? a : rangeSet([...a, ...b]);
}

/** What is in both sets. */
export function intersect<Point extends number | bigint>(a: RangeSet<Point>, b: RangeSet<Point>): RangeSet<Point> {
  const shared: Range<Point>[] = [];
  let i = 0;
  let j = 0;
  for (let x = a[i], y = b[j]; x !== undefined && y !== undefined; x = a[i], y = b[j]) {
    const from = x.from < y.from ? y.from : x.from;
    const until = x.until < y.until ? x.until : y.until;
    if (from < until) shared.push({ from, until });
    if (x.until < y.until) i += 1;
    else j += 1;
  }
  return shared;
}

/** What is in `a` and not in `b`. */
export function subtract<Point extends number | bigint>(a: RangeSet<Point>, b: RangeSet<Point>): RangeSet<Point> {
  const rest: Range<Point>[] = [];
  let j = 0;
  for (const { from, until } of a) {
    let at = from;
    for (let cut = b[j]; cut !== undefined && cut.from < until; cut = b[j]) {
      if (at < cut.from) rest.push({ from: at, until: cut.from });
      if (at < cut.until) at = cut.until;
      if (cut.until >= until) break;
      j += 1;
    }
    if (at < until) rest.push({ from: at, until });
  }
  return rest;
}

/** Whether a point is in the set. */
export function contains<Point extends number | bigint>(set: RangeSet<Point>, point: Point): boolean {
  for (let at = 0; at < set.length; at += 1) {
    const range = set[at];
    if (range !== undefined && range.from <= point && point < range.until) return true;
  }
  return false;
}

/** Whether all of `part` is in `whole`. */
export function includes<Point extends number | bigint>(whole: RangeSet<Point>, part: RangeSet<Point>): boolean {
  return isEmpty(subtract(part, whole));
}

/** Whether nothing is in the set. */
export function isEmpty(set: readonly unknown[]): boolean {
  return set.length === 0;
}

/** Whether two sets hold the same points. */
export function equals<Point extends number | bigint>(a: RangeSet<Point>, b: RangeSet<Point>): boolean {
  return a.length === b.length && a.every((range, i) => range.from === b[i]?.from && range.until === b[i].until);
}

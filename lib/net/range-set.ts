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
  for (const range of sorted) append(merged, range);
  return merged;
}

/** Puts a range behind others, none of which begins later. */
function append<Point extends number | bigint>(merged: Range<Point>[], range: Range<Point>): void {
  const last = merged.at(-1);
  if (last === undefined || last.until < range.from) merged.push(range);
  else if (last.until < range.until) merged[merged.length - 1] = { from: last.from, until: range.until };
}

/** What is in either set: one of the two where it holds the other, as most rules of a security group do. */
export function union<Point extends number | bigint>(a: RangeSet<Point>, b: RangeSet<Point>): RangeSet<Point> {
  if (includes(a, b)) return a;
  if (includes(b, a)) return b;
  const merged: Range<Point>[] = [];
  let i = 0;
  let j = 0;
  for (let x = a[i], y = b[j]; x !== undefined || y !== undefined; x = a[i], y = b[j]) {
    if (y === undefined || (x !== undefined && x.from < y.from)) {
      if (x !== undefined) append(merged, x);
      i += 1;
    } else {
      append(merged, y);
      j += 1;
    }
  }
  return merged;
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
  let at = 0;
  for (let i = 0; i < part.length; i += 1) {
    const range = part[i];
    if (range === undefined) continue;
    // Ranges of a set never touch: one of them holds all of a part, or none does.
    let around = whole[at];
    while (around !== undefined && around.until < range.until) around = whole[(at += 1)];
    if (around === undefined || range.from < around.from) return false;
  }
  return true;
}

/** Whether nothing is in the set. */
export function isEmpty(set: readonly unknown[]): boolean {
  return set.length === 0;
}

/** Whether two sets hold the same points. */
export function equals<Point extends number | bigint>(a: RangeSet<Point>, b: RangeSet<Point>): boolean {
  return a.length === b.length && a.every((range, i) => range.from === b[i]?.from && range.until === b[i].until);
}

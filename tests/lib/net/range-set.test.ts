import { expect, test } from "vitest";
import { contains, equals, includes, intersect, rangeSet, subtract, union } from "#lib/net/range-set.ts";

/** Few enough to try every set against every other. */
const POINTS = 6;
const all = Array.from({ length: POINTS }, (_, point) => point);

/** The set of the points whose bits are set, as the naive reference sees it, and as ranges. */
function setOf(bits: number) {
  const points = new Set(all.filter((point) => ((bits >> point) & 1) === 1));
  const ranges = rangeSet([...points].map((point) => ({ from: point, until: point + 1 })));
  return { points, ranges };
}

test("union, intersection, difference and inclusion are those of the points", () => {
  const sets = Array.from({ length: 2 ** POINTS }, (_, bits) => setOf(bits));
  for (const [a, b] of sets.flatMap((one) => sets.map((other) => [one, other] as const))) {
    const same = (ranges: ReturnType<typeof rangeSet<number>>, holds: (point: number) => boolean) => {
      const wanted = rangeSet(all.filter(holds).map((point) => ({ from: point, until: point + 1 })));
      return equals(ranges, wanted) && all.every((point) => contains(ranges, point) === holds(point));
    };
    expect(same(union(a.ranges, b.ranges), (point) => a.points.has(point) || b.points.has(point))).toBe(true);
    expect(same(intersect(a.ranges, b.ranges), (point) => a.points.has(point) && b.points.has(point))).toBe(true);
    expect(same(subtract(a.ranges, b.ranges), (point) => a.points.has(point) && !b.points.has(point))).toBe(true);
    expect(includes(a.ranges, b.ranges)).toBe([...b.points].every((point) => a.points.has(point)));
    expect(includes(union(a.ranges, b.ranges), b.ranges)).toBe(true);
  }
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCidr, parseCidr } from "#lib/net/cidr.ts";
import { cidrsOfIps, ipsOfCidrs } from "#lib/net/ip-set.ts";
import { formatIp, parseIp } from "#lib/net/ip.ts";
import { contains, equals, includes, intersect, rangeSet, subtract, union } from "#lib/net/range-set.ts";

const point = fc.integer({ min: 0, max: 40 });
const sets = fc
  .array(fc.record({ from: point, until: point }), { maxLength: 6 })
  .map((ranges) => ({ ranges, set: rangeSet(ranges) }));
const everyPoint = Array.from({ length: 42 }, (_, at) => at);

test("a set holds exactly the points of the ranges it was made of, sorted and apart", () => {
  fc.assert(
    fc.property(sets, ({ ranges, set }) => {
      for (const at of everyPoint)
        expect(contains(set, at)).toBe(ranges.some(({ from, until }) => from <= at && at < until));
      set.forEach((range, i) => {
        expect(range.from).toBeLessThan(range.until);
        if (i > 0) expect(set[i - 1]?.until).toBeLessThan(range.from);
      });
    }),
  );
});

test("union, intersection and difference agree with asking point by point", () => {
  fc.assert(
    fc.property(sets, sets, ({ set: a }, { set: b }) => {
      for (const at of everyPoint) {
        const [inA, inB] = [contains(a, at), contains(b, at)];
        expect(contains(union(a, b), at)).toBe(inA || inB);
        expect(contains(intersect(a, b), at)).toBe(inA && inB);
        expect(contains(subtract(a, b), at)).toBe(inA && !inB);
      }
    }),
  );
});

test("equal sets have one form: the parts put together again are the whole", () => {
  fc.assert(
    fc.property(sets, sets, ({ set: a }, { set: b }) => {
      expect(equals(union(subtract(a, b), intersect(a, b)), a)).toBe(true);
      expect(includes(a, intersect(a, b))).toBe(true);
      expect(equals(union(a, b), union(b, a))).toBe(true);
    }),
  );
});

test("an address and a block read back as they were written", () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
      const ip = parseIp(text);
      expect(ip).toBeDefined();
      if (ip !== undefined) expect(parseIp(formatIp(ip))).toEqual(ip);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 32 }), fc.nat(), (length, seed) => {
      const size = 2 ** (32 - length);
      const first = (seed % 2 ** length) * size;
      const text = formatCidr({ family: 4, first, until: first + size, prefixLength: length });
      const block = parseCidr(text);
      expect(block).toEqual({ family: 4, first, until: first + size, prefixLength: length });
      if (block !== undefined) expect(cidrsOfIps(ipsOfCidrs([block]))).toEqual([text]);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { placeInOrder } from "#lib/report/chart/place.ts";

const room = { from: 40, gap: 8 };

test("boxes that do not collide stand exactly where they wish", () => {
  expect(
    placeInOrder(
      [
        { at: 100, height: 20 },
        { at: 200, height: 40 },
      ],
      room,
    ),
  ).toEqual([90, 180]);
});

test("boxes that wish for the same place share the error", () => {
  expect(
    placeInOrder(
      [
        { at: 100, height: 20 },
        { at: 100, height: 20 },
      ],
      room,
    ),
  ).toEqual([76, 104]);
});

test("no box overlaps another or leaves the room, whatever they wish for", () => {
  const wishes = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 2000 }), height: fc.integer({ min: 10, max: 80 }) }),
  );
  fc.assert(
    fc.property(wishes, (unsorted) => {
      const sorted = [...unsorted].sort((one, other) => one.at - other.at);
      const tops = placeInOrder(sorted, room);
      expect(tops).toHaveLength(sorted.length);
      for (const [index, top] of tops.entries()) {
        expect(Number.isInteger(top)).toBe(true);
        const before = sorted[index - 1];
        expect(top).toBeGreaterThanOrEqual(
          before === undefined ? room.from : (tops[index - 1] ?? 0) + before.height + room.gap - 1,
        );
      }
    }),
  );
});

import { describe, expect, it } from "vitest";
import { fittingLabels, markOf, nearestTick, placesOf, ticksOf } from "#components/time/time-scale.ts";

const MINUTE = 60_000;
const noneCame = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

describe("the scale of the time bar", () => {
  it("draws few surveys nearly as they are apart, the oldest left and the newest right", () => {
    const places = placesOf([0, 1, 2, 3, 4].map((minute) => minute * MINUTE), 400); // prettier-ignore
    expect([places[0], places.at(-1)]).toEqual([0, 400]);
    const steps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.3);
  });

  it("keeps room for the last hours beside a quarter of a year", () => {
    const days = Array.from({ length: 88 }, (_, day) => day * 1440 * MINUTE);
    const minutes = Array.from({ length: 120 }, (_, minute) => (90 * 1440 - 119 + minute) * MINUTE);
    const places = placesOf([...days, ...minutes], 1000);
    expect((places.at(-1) ?? 0) - (places[88] ?? 0)).toBeGreaterThan(150);
  });

  it("puts a single survey, and surveys of one time, at the end", () => {
    expect(placesOf([5], 300)).toEqual([300]);
    expect(placesOf([5, 5], 300)).toEqual([300, 300]);
    expect(placesOf([], 300)).toEqual([]);
  });
});

describe("the ticks of the time bar", () => {
  it("never overlap, and stand for every survey", () => {
    const places = Array.from({ length: 500 }, (_, index) => Math.round(index * 1.7));
    const ticks = ticksOf(places, [], 8);
    expect(ticks.slice(1).every(({ x }, index) => x - (ticks[index]?.x ?? 0) >= 8)).toBe(true);
    expect(ticks.reduce((sum, { first, last }) => sum + last - first + 1, 0)).toBe(500);
  });

  it("are about the newest survey with the strongest mark", () => {
    expect(ticksOf([0, 98, 99, 100], [undefined, "urgent", "changed", undefined], 8)).toEqual([
      { x: 0, first: 0, last: 0, about: 0, mark: undefined },
      { x: 100, first: 1, last: 3, about: 1, mark: "urgent" },
    ]);
  });

  it("are found by the place that is nearest", () => {
    const ticks = ticksOf([0, 100], [], 8);
    expect([10, 50, 90].map((x) => nearestTick(ticks, x)?.x)).toEqual([0, 100, 100]);
    expect(nearestTick([], 5)).toBeUndefined();
  });
});

it("a survey is marked by what is otherwise than before it", () => {
  expect(markOf({})).toBeUndefined();
  expect(markOf({ since: { came: noneCame, went: 0, setUp: false } })).toBeUndefined();
  expect(markOf({ since: { came: noneCame, went: 0, setUp: true } })).toBe("changed");
  expect(markOf({ since: { came: { ...noneCame, low: 1 }, went: 0 } })).toBe("changed");
  expect(markOf({ since: { came: { ...noneCame, high: 1 }, went: 2 } })).toBe("urgent");
});

it("labels that would touch one that is wanted more, or leave the line, are left out", () => {
  const label = (key: string, x: number) => ({ key, x, width: 40 });
  expect(fittingLabels([label("a", 50), label("b", 80), label("c", 10), label("d", 100)], 130).map(({ key }) => key)).toEqual(["a", "d"]); // prettier-ignore
});

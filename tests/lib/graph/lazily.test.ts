import { expect, it } from "vitest";
import { lazily, lazyMap, withParts } from "#lib/graph/lazily.ts";

function counted() {
  const made: string[] = [];
  const whole = lazily<{ readonly one: number; readonly two: number }>({
    one: () => made.push("one"),
    two: () => made.push("two"),
  });
  return { made, whole };
}

it("makes a part when it is first asked for, and never again", () => {
  const { made, whole } = counted();
  expect([whole.two, whole.two]).toEqual([1, 1]);
  expect(made).toEqual(["two"]);
});

it("replaces a part without making any, and shares the others with the whole they came from", () => {
  const { made, whole } = counted();
  const changed = withParts(whole, { one: 7 });
  expect(made).toEqual([]);
  expect([changed.one, changed.two, whole.two]).toEqual([7, 1, 1]);
  expect(made).toEqual(["two"]);
  expect({ ...changed }).toEqual({ one: 7, two: 1 });
});

it("finds single values of a map without making it", () => {
  let isMade = false;
  const map = lazyMap(
    (key: string) => (key === "a" ? 1 : undefined),
    () => {
      isMade = true;
      return new Map([["a", 1]]);
    },
  );
  expect([map.get("a"), map.has("a"), map.has("b"), isMade]).toEqual([1, true, false, false]);
  expect([map.size, [...map.keys()], [...map.values()], [...map], isMade]).toEqual([1, ["a"], [1], [["a", 1]], true]);
});

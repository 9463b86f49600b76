import { expect, it } from "vitest";
import { keyedList, valuesOf } from "#lib/graph/keyed-list.ts";

const fruits = [
  { name: "apple", count: 3 },
  { name: "pear", count: 5 },
];

it("is a map of its list, in the order of the list", () => {
  const list = keyedList(fruits, ({ name }) => name);
  expect([list.size, list.get("pear"), list.get("fig"), list.has("apple"), list.has("fig")]).toEqual([
    2,
    fruits[1],
    undefined,
    true,
    false,
  ]);
  expect([...list]).toEqual([
    ["apple", fruits[0]],
    ["pear", fruits[1]],
  ]);
  expect([[...list.keys()], [...list.values()], [...list.entries()]]).toEqual([["apple", "pear"], fruits, [...list]]);
});

it("tells where the value of a key stands", () => {
  const list = keyedList(fruits, ({ name }) => name);
  expect([list.placeOf("pear"), list.placeOf("fig")]).toEqual([1, undefined]);
});

it("spells out no key before it is asked by one", () => {
  const spelled: string[] = [];
  const list = keyedList(fruits, ({ name }) => {
    spelled.push(name);
    return name;
  });
  expect([...list.values()]).toEqual(fruits);
  expect(spelled).toEqual([]);
  expect([list.get("apple"), list.get("pear")]).toEqual(fruits);
  expect(spelled).toEqual(["apple", "pear"]);
});

it("gives the values of any map, in its order", () => {
  const list = keyedList(fruits, ({ name }) => name);
  expect(valuesOf(list)).toBe(list.list);
  expect(valuesOf(new Map([["pear", 5]]))).toEqual([5]);
});

it("asks nobody but the finder it was given, when it was given one", () => {
  const list = keyedList(
    fruits,
    ({ name }) => name,
    (name) => (name === "pear" ? 1 : undefined),
  );
  expect([list.get("pear"), list.has("apple")]).toEqual([fruits[1], false]);
});

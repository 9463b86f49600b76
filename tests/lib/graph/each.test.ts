import { expect, it } from "vitest";
import { each } from "#lib/graph/each.ts";

it("visits every value of a list in its order, with its place", () => {
  const visited: [string | number, number][] = [];
  each(["a", "b"], (value, place) => visited.push([value, place]));
  each(Uint8Array.of(7), (value, place) => visited.push([value, place]));
  each([], (value, place) => visited.push([value, place]));
  expect(visited).toEqual([
    ["a", 0],
    ["b", 1],
    [7, 0],
  ]);
});

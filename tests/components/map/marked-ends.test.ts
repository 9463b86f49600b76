import { expect, test } from "vitest";
import { markedEnds } from "#components/map/use-map-acts.ts";

test("clicks with Shift mark the start, then the end; a third begins a new path instead of moving the end", () => {
  expect(markedEnds({ from: null, to: null }, "next", "a")).toEqual(["from", { from: "a" }]);
  expect(markedEnds({ from: "a", to: null }, "next", "b")).toEqual(["to", { to: "b" }]);
  expect(markedEnds({ from: null, to: "b" }, "next", "a")).toEqual(["from", { from: "a" }]);
  expect(markedEnds({ from: "a", to: "b" }, "next", "c")).toEqual(["from", { from: "c", to: null }]);
  expect(markedEnds({ from: "a", to: "b" }, "to", "c")).toEqual(["to", { to: "c" }]);
});

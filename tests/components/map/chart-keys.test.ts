import { expect, test } from "vitest";
import { stepOfKey } from "#components/map/chart-keys.ts";

const plain = { ctrlKey: false, metaKey: false, altKey: false };

test.each([
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
  ["ArrowLeft", "left"],
  ["ArrowRight", "right"],
  ["Home", "first"],
  ["End", "last"],
  ["n", "next-trouble"],
  ["N", "previous-trouble"],
] as const)("%s steps %s", (key, step) => {
  expect(stepOfKey({ key, ...plain })).toBe(step);
});

test("a key with a modifier is the browser's, and any other key is no step", () => {
  expect(stepOfKey({ key: "ArrowLeft", ...plain, altKey: true })).toBeUndefined();
  expect(stepOfKey({ key: "n", ...plain, ctrlKey: true })).toBeUndefined();
  expect(stepOfKey({ key: "End", ...plain, metaKey: true })).toBeUndefined();
  expect(stepOfKey({ key: "x", ...plain })).toBeUndefined();
});

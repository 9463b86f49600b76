import { expect, test } from "vitest";
import { followOfKey, stepOfKey } from "#components/map/chart-keys.ts";

const plain = { ctrlKey: false, metaKey: false, altKey: false };

test.each([
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
  ["ArrowLeft", "left"],
  ["ArrowRight", "right"],
  ["Home", "row-start"],
  ["End", "row-end"],
  ["PageUp", "page-up"],
  ["PageDown", "page-down"],
] as const)("%s steps %s", (key, step) => {
  expect(stepOfKey({ key, ...plain })).toBe(step);
});

test("with Control, Home and End lead to the ends of the region", () => {
  expect(stepOfKey({ key: "Home", ...plain, ctrlKey: true })).toBe("start");
  expect(stepOfKey({ key: "End", ...plain, ctrlKey: true })).toBe("end");
});

test("any other chord is the browser's, and any other key is no step", () => {
  expect(stepOfKey({ key: "ArrowLeft", ...plain, altKey: true })).toBeUndefined();
  expect(stepOfKey({ key: "ArrowUp", ...plain, ctrlKey: true })).toBeUndefined();
  expect(stepOfKey({ key: "End", ...plain, metaKey: true })).toBeUndefined();
  expect(stepOfKey({ key: "x", ...plain })).toBeUndefined();
});

test("Alt with an arrow follows a line, or goes back", () => {
  expect(followOfKey({ key: "ArrowRight", ...plain, altKey: true })).toBe("on");
  expect(followOfKey({ key: "ArrowLeft", ...plain, altKey: true })).toBe("back");
  expect(followOfKey({ key: "ArrowUp", ...plain, altKey: true })).toBeUndefined();
  expect(followOfKey({ key: "ArrowRight", ...plain })).toBeUndefined();
  expect(followOfKey({ key: "ArrowRight", ...plain, altKey: true, metaKey: true })).toBeUndefined();
});

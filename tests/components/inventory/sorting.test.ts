import { expect, test } from "vitest";
import { nextSort, readSort } from "#components/inventory/sorting.ts";

test("a head sorts up, then down, then not at all", () => {
  expect(nextSort("", "running", false)).toBe("running");
  expect(nextSort("running", "running", false)).toBe("-running");
  expect(nextSort("-running", "running", false)).toBe("");
});

test("alone it takes the place of the others, together it stands behind them or where it stood", () => {
  expect(nextSort("cluster", "running", false)).toBe("running");
  expect(nextSort("cluster", "running", true)).toBe("cluster,running");
  expect(nextSort("running,cluster", "running", true)).toBe("-running,cluster");
});

test("the address is read with its directions", () => {
  expect(readSort("cluster,-running")).toEqual([
    { key: "cluster", descending: false },
    { key: "running", descending: true },
  ]);
});

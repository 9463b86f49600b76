import { expect, test } from "vitest";
import { pairTable } from "#lib/analysis/matrix/pair-table.ts";

test("pairs are numbered in the order they appear, and a pair and its reverse are two", () => {
  const table = pairTable();
  expect([table.number(3, 4), table.number(4, 3), table.number(3, 4), table.size()]).toEqual([0, 1, 0, 2]);
});

test("a pair that was never kept has no number, also after the table grew", () => {
  const table = pairTable();
  for (let a = 0; a < 300; a += 1) for (let b = 0; b < 30; b += 1) table.add(a, b, a * 30 + b);
  expect(table.size()).toBe(9000);
  expect([table.get(299, 29), table.get(0, 0), table.get(300, 0)]).toEqual([8999, 0, -1]);
});

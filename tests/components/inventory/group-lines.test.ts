import { expect, test } from "vitest";
import { groupLines } from "#components/inventory/group-lines.ts";

const groups = [
  { value: "shop", count: 2 },
  { value: "web", count: 3 },
];

test("without groups every row is a line", () => {
  const lines = groupLines(2, undefined, new Set());
  expect(lines.count).toBe(2);
  expect([lines.at(0), lines.at(1), lines.at(2)]).toEqual([{ kind: "row", place: 0 }, { kind: "row", place: 1 }, undefined]); // prettier-ignore
});

test("a group has a head before its rows, and a folded one has only that", () => {
  const lines = groupLines(5, groups, new Set(["shop"]));
  expect(lines.count).toBe(5);
  const all = Array.from({ length: 6 }, (_, line) => lines.at(line));
  expect(all).toEqual([
    { kind: "group", group: groups[0], isOpen: false },
    { kind: "group", group: groups[1], isOpen: true },
    { kind: "row", place: 2 },
    { kind: "row", place: 3 },
    { kind: "row", place: 4 },
    undefined,
  ]);
});

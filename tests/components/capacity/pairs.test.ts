import { expect, test } from "vitest";
import { changedFirst, pairsOf, shownOf } from "#components/capacity/pairs.ts";

const a = { urn: "a", free: 1 };
const b = { urn: "b", free: 2 };

test("without a what-if there is only today", () => {
  expect(pairsOf([a, b], undefined)).toEqual([
    { urn: "a", today: a },
    { urn: "b", today: b },
  ]);
});

test("what would be gone keeps its place, what would be added stands last", () => {
  const then = { urn: "a", free: 9 };
  const added = { urn: "new", free: 3 };
  const pairs = pairsOf([a, b], [added, then]);
  expect(pairs).toEqual([
    { urn: "a", today: a, then },
    { urn: "b", today: b },
    { urn: "new", then: added },
  ]);
  expect(pairs.map(shownOf)).toEqual([a, b, added]);
});

test("what a what-if changes stands before what it leaves as it is", () => {
  const c = { urn: "c", free: 3 };
  const pairs = pairsOf([a, b, c], [{ ...a }, { ...b, free: 0 }, { ...c, free: 1 }]);
  expect(changedFirst(pairs).map(({ urn }) => urn)).toEqual(["b", "c", "a"]);
  expect(changedFirst(pairsOf([a, b], undefined)).map(({ urn }) => urn)).toEqual(["a", "b"]);
});

import { expect, test } from "vitest";
import { fill, partsOf, placesOf } from "#lib/report/text/fill.ts";

test("a place takes its value, a number its word", () => {
  expect(fill("{service} lacks {count|task|tasks}", { service: "web", count: 1 })).toBe("web lacks 1 task");
  expect(fill("{service} lacks {count|task|tasks}", { service: "web", count: 2 })).toBe("web lacks 2 tasks");
  expect(fill("{count} {count?is|are}", { count: 1 })).toBe("1 is");
});

test("what a value says is never read as a place", () => {
  expect(fill("{a} and {b}", { a: "{b}", b: "$& <b>" })).toBe("{b} and $& <b>");
});

test("a place without a value stays to be seen, whatever objects inherit", () => {
  expect(fill("{missing} {constructor}", {})).toBe("{missing} {constructor}");
});

test("the places of a sentence are named once, sorted", () => {
  expect(placesOf("{b} {a|one|many} {b?is|are}")).toEqual(["a", "b"]);
});

test("a sentence falls into words and places, read as of many", () => {
  expect(partsOf("{service} lacks {count|task|tasks} that {count?is|are} wanted")).toEqual([
    { place: "service" },
    { text: " lacks " },
    { place: "count" },
    { text: " tasks" },
    { text: " that " },
    { text: "are" },
    { text: " wanted" },
  ]);
});

import { expect, test } from "vitest";
import { loosenings } from "#lib/filter/loosen-filter.ts";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import { printFilter } from "#lib/filter/print-filter.ts";

const looser = (text: string) => {
  const parsed = parseFilter(text);
  return parsed.ok ? loosenings(parsed.filter).map(printFilter) : [];
};

test("a value becomes a part of one before a condition is left out", () => {
  expect(looser("service:api is:blocked")).toEqual(["service~api is:blocked", "is:blocked", "service:api"]);
});

test("a tag with any value is nearer than no tag, and of a single condition nothing is left out", () => {
  expect(looser("tag:env=dev")).toEqual(["tag:env"]);
  expect(looser("is:blocked")).toEqual([]);
});

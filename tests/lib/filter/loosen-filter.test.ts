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

test("the bound of a number moves outwards step by step, and a severity down", () => {
  expect(looser("free-ip<0")).toEqual(["free-ip<1", "free-ip<10", "free-ip<100", "free-ip<1000", "free-ip<10000"]);
  expect(looser("running>50")).toEqual(["running>10", "running>1", "running>0"]);
  expect(looser("free-eni=0")).toEqual(["free-eni<=0", "free-eni>=0"]);
  expect(looser("sev>=critical").slice(0, 2)).toEqual(["sev>=high", "sev>=medium"]);
});

test("of three conditions or more each is tried alone at last", () => {
  expect(looser("port:1 is:blocked ip:10.0.0.1").slice(-3)).toEqual(["port:1", "is:blocked", "ip:10.0.0.1"]);
});

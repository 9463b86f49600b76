import { expect, test } from "vitest";
import { placeVariants } from "#components/paths/variant-places.ts";
import type { Variant, VariantEnd } from "#lib/analysis/reach/answer.ts";

function variant(fromNode: string, toNode: string, ends: { fromEnd?: VariantEnd; toEnd?: VariantEnd } = {}): Variant {
  return {
    fromNode,
    toNode,
    ...ends,
    pairs: 1,
    verdict: "reachable",
    conditions: [],
    request: [],
    reply: [],
    blockers: [],
  };
}

function end(zone: string, name: string): VariantEnd {
  return { networkInterface: `eni-${name}`, subnet: `subnet-${name}`, subnetName: name, availabilityZone: zone };
}

test("ends of one subnet share a row, rows go by zone, and what is outside comes last", () => {
  const { sources, destinations, at } = placeVariants([
    variant("internet", "task-1", { toEnd: end("1c", "app-c") }),
    variant("task-9", "task-1", { fromEnd: end("1a", "app-a"), toEnd: end("1c", "app-c") }),
    variant("task-8", "task-2", { fromEnd: end("1a", "app-a"), toEnd: end("1a", "app-a") }),
  ]);
  expect(sources.map(({ key }) => key)).toEqual(["subnet-app-a", "internet"]);
  expect(destinations.map(({ key }) => key)).toEqual(["subnet-app-a", "subnet-app-c"]);
  const [inside, outside] = sources;
  const [near, far] = destinations;
  if (inside === undefined || outside === undefined || near === undefined || far === undefined)
    throw new Error("2 × 2");
  expect(at(inside, far).map(({ index }) => index)).toEqual([1]);
  expect(at(inside, near).map(({ index }) => index)).toEqual([2]);
  expect(at(outside, near)).toEqual([]);
});

test("several pairs of one cell keep their places in the answer", () => {
  const both = { fromEnd: end("1a", "a"), toEnd: end("1a", "b") };
  const { sources, destinations, at } = placeVariants([variant("x", "1", both), variant("x", "2", both)]);
  const [source] = sources;
  const [destination] = destinations;
  if (source === undefined || destination === undefined) throw new Error("1 × 1");
  expect(at(source, destination).map(({ index }) => index)).toEqual([0, 1]);
});

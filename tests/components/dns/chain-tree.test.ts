import { expect, test } from "vitest";
import type { ChainStep } from "#lib/analysis/names/chain-step.ts";
import { chainTree, type TreeStep } from "#components/dns/chain-tree.ts";

function step(depth: number, name: string): ChainStep {
  return { depth, kind: "name", name, via: "", standing: "ok", texts: [], also: [] };
}

type Named = { readonly [name: string]: Named };

function named(steps: readonly TreeStep[]): Named {
  return Object.fromEntries(steps.map(({ name, next }) => [name, named(next)]));
}

test("a step hangs under the closest one before it that is less deep", () => {
  const steps = [step(0, "record"), step(1, "alb"), step(2, ":80"), step(2, ":443"), step(3, "web"), step(1, "eip")];
  expect(named(chainTree(steps))).toEqual({ record: { alb: { ":80": {}, ":443": { web: {} } }, eip: {} } });
});

test("no steps are no tree", () => {
  expect(chainTree([])).toEqual([]);
});

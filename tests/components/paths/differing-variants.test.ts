import { expect, test } from "vitest";
import { differingVariants } from "#components/paths/differing-variants.ts";

const variants = (...verdicts: readonly ("reachable" | "unreachable" | "unknown" | "conditional")[]) =>
  verdicts.map((verdict) => ({ verdict }));

test("where variants differ, in how many the worst holds; nothing where they agree", () => {
  expect(differingVariants(variants("reachable", "unreachable", "unreachable", "unknown"))).toEqual({
    verdict: "unreachable",
    count: 2,
    all: 4,
  });
  expect(differingVariants(variants("reachable", "unknown"))).toEqual({ verdict: "unknown", count: 1, all: 2 });
  expect(differingVariants(variants("unreachable", "unreachable"))).toBeUndefined();
  expect(differingVariants([])).toBeUndefined();
});

import { describe, expect, it } from "vitest";
import { waitAfter } from "#lib/server/wait-after.ts";

describe("the wait between surveys", () => {
  it("is the refresh time after a good one, and doubles with jitter after bad ones", () => {
    expect(waitAfter(0, 60_000, 0.5)).toBe(60_000);
    expect([1, 2, 3, 4].map((failures) => waitAfter(failures, 60_000, 1))).toEqual([5000, 10_000, 20_000, 40_000]);
    expect(waitAfter(3, 60_000, 0)).toBe(10_000);
    expect(waitAfter(99, 60_000, 1)).toBe(900_000);
  });
});

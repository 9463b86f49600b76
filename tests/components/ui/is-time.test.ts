import { expect, test } from "vitest";
import { isTime } from "#components/ui/is-time.ts";

test("a time alone is one; a date, a sentence that begins with one and a name are none", () => {
  expect(["2026-11-20T03:04:05Z", "2026-11-20T03:04:05.678Z"].map(isTime)).toEqual([true, true]);
  expect(["2026-11-20", "2026-11-20T03:04:05Z: started", "api"].map(isTime)).toEqual([false, false, false]);
});

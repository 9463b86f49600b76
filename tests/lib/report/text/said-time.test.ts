import { expect, test } from "vitest";
import { saidTime } from "#lib/report/text/said-time.ts";

test("a moment is written to the second, with its zone, as each language writes it", () => {
  expect(saidTime("2026-11-02T04:05:06.557Z", "en")).toBe("Nov 2, 2026, 04:05:06 UTC");
  expect(saidTime("2026-11-02T04:05:06Z", "ja")).toBe("2026/11/02 04:05:06 UTC");
});

test("what is no moment in UTC is left as it is", () => {
  expect(saidTime("yesterday", "en")).toBe("yesterday");
});

import { createFormatter } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { timeStyles } from "#components/ui/time-styles.ts";
import { sourceFiles } from "#tests/support/source-files.ts";

const midnight = new Date("2026-11-30T00:04:31Z");

describe("a moment", () => {
  test.each(["en", "ja"] as const)("is read from one clock that goes to 23, in %s", (locale) => {
    const format = createFormatter({ locale, timeZone: "UTC" });
    expect(format.dateTime(midnight, timeStyles.clock)).toBe("00:04:31");
    for (const style of [timeStyles.minute, timeStyles.second, timeStyles.zoned]) {
      expect(format.dateTime(midnight, style)).toMatch(/2026.* 0?0:04/);
      expect(format.dateTime(midnight, style)).not.toMatch(/AM|午前|24:/);
    }
  });

  test("is written in no other style where a clock is part of it", () => {
    const others = sourceFiles("components").filter(({ text }) => text.includes("timeStyle:"));
    expect(others.map(({ path }) => path)).toEqual(["components/ui/time-styles.ts"]);
  });
});

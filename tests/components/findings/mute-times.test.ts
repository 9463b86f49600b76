import { expect, test } from "vitest";
import { dayOf, expiryOf } from "#components/findings/mute-times.ts";

const now = Date.parse("2026-11-20T10:00:00.000Z");

test("a mute lasts a number of days from now, or until it is taken back", () => {
  expect(expiryOf("week", "", now)).toBe("2026-11-27T10:00:00.000Z");
  expect(expiryOf("month", "", now)).toBe("2026-12-20T10:00:00.000Z");
  expect(expiryOf("always", "2026-12-31", now)).toBeUndefined();
});

test("a chosen day counts to its end where the reader is", () => {
  const end = new Date(expiryOf("date", "2026-12-31", now) ?? "");
  expect([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours(), end.getMinutes()]).toEqual([
    2026, 11, 31, 23, 59,
  ]);
  expect(dayOf(end.getTime())).toBe("2026-12-31");
});

import { describe, expect, test } from "vitest";
import { freeTrend } from "#lib/server/free-trend.ts";

const HOUR_MS = 3_600_000;
const start = Date.parse("2026-11-01T00:00:00.000Z");

/** One sample each so many hours, from the first of November on. */
const every = (hours: number, free: readonly number[]) =>
  free.map((count, at) => ({ atMs: start + at * hours * HOUR_MS, free: count }));

const falling = (count: number, by: number) => Array.from({ length: count }, (_, at) => 200 - at * by);

describe("the trend of a subnet's free addresses", () => {
  test("tells when none is left, from how fast they dwindle", () => {
    expect(freeTrend(every(24, falling(11, 10)))).toEqual({
      perDay: -10,
      overDays: 10,
      snapshots: 11,
      daysToEmpty: 10,
      confidence: "steady",
    });
  });

  test("is rough until it was watched for three days", () => {
    expect(freeTrend(every(6, falling(9, 5)))).toMatchObject({ perDay: -20, daysToEmpty: 8, confidence: "rough" });
  });

  test("needs seven snapshots, and an hour", () => {
    expect(freeTrend(every(24, falling(6, 10)))).toBeUndefined();
    expect(freeTrend(every(0.1, falling(8, 10)))).toBeUndefined();
    expect(freeTrend([])).toBeUndefined();
  });

  test("is not made by a deployment that came and went", () => {
    const deployed = freeTrend(every(24, [200, 200, 200, 40, 200, 200, 200, 200]));
    expect(deployed).toMatchObject({ perDay: 0 });
    expect(deployed).not.toHaveProperty("daysToEmpty");
  });

  test("looks ten times as far ahead as it was watched, and no further", () => {
    expect(freeTrend(every(1, falling(8, 1)))).not.toHaveProperty("daysToEmpty", expect.any(Number));
    expect(freeTrend(every(1, falling(8, 20)))).toHaveProperty("daysToEmpty");
  });

  test("says no date for a subnet that is full, or that gains", () => {
    expect(freeTrend(every(24, [60, 50, 40, 30, 20, 10, 0]))).not.toHaveProperty("daysToEmpty");
    expect(freeTrend(every(24, [10, 20, 30, 40, 50, 60, 70]))).toMatchObject({ perDay: 10, confidence: "rough" });
  });

  test("weighs an hour of many snapshots no more than a day of one", () => {
    const days = every(24, falling(8, 10));
    const lastHour = Array.from({ length: 60 }, (_, at) => ({ atMs: start + (7 * 24 + at / 60) * HOUR_MS, free: 130 }));
    expect(freeTrend([...days, ...lastHour])).toMatchObject({ snapshots: 68, confidence: "steady" });
    expect(freeTrend([...days, ...lastHour])?.perDay).toBeCloseTo(-10, 1);
  });
});

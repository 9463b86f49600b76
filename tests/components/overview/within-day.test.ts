import { expect, it } from "vitest";
import type { SnapshotEntry } from "#lib/api/contract.ts";
import { withinDay } from "#components/overview/within-day.ts";

// Only the fields that are read.
const entry = (finishedAt: string) => ({ snapshotId: finishedAt, finishedAt }) as SnapshotEntry;

it("is the oldest snapshot of the day before, and nothing when all are older or there is none", () => {
  const earlier = ["2026-01-02T11:00:00.000Z", "2026-01-01T13:00:00.000Z", "2026-01-01T11:00:00.000Z"].map(entry);
  expect(withinDay(earlier, "2026-01-02T12:00:00.000Z")?.finishedAt).toBe("2026-01-01T13:00:00.000Z");
  expect(withinDay(earlier, "2026-01-09T12:00:00.000Z")).toBeUndefined();
  expect(withinDay([], "2026-01-02T12:00:00.000Z")).toBeUndefined();
});

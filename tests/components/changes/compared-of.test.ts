import { expect, test } from "vitest";
import { comparedOf } from "#components/changes/use-compared.ts";
import type { SnapshotEntry } from "#lib/api/contract.ts";

const entry = (snapshotId: string, finishedAt: string): SnapshotEntry => ({
  snapshotId,
  startedAt: finishedAt,
  finishedAt,
  source: "test",
  scopes: [],
  areas: { complete: 1, incomplete: 0 },
  findings: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  sizeBytes: 1,
});

const newest = entry("s4", "2026-01-03T12:00:00.000Z");
const hour = entry("s3", "2026-01-03T11:00:00.000Z");
const morning = entry("s2", "2026-01-03T02:00:00.000Z");
const old = entry("s1", "2026-01-01T02:00:00.000Z");
const all = [newest, hour, morning, old];
const none = { at: null, base: null };

test("the latest is compared with the oldest survey of the day before it, or with the one before when that is older", () => {
  expect(comparedOf(all, none)).toEqual({ state: "two", head: newest, base: morning });
  expect(comparedOf([newest, old], none)).toEqual({ state: "two", head: newest, base: old });
  expect(comparedOf(all, { at: "s2", base: null })).toEqual({ state: "two", head: morning, base: old });
});

test("the address names both, and previous is the one before", () => {
  expect(comparedOf(all, { at: "s3", base: "s1" })).toEqual({ state: "two", head: hour, base: old });
  expect(comparedOf(all, { at: "latest", base: "previous" })).toEqual({ state: "two", head: newest, base: hour });
});

test("a snapshot that is not kept is told, and which of both it is", () => {
  expect(comparedOf(all, { at: null, base: "s0" })).toEqual({ state: "gone", which: "base", id: "s0" });
  expect(comparedOf(all, { at: "s9", base: "s1" })).toEqual({ state: "gone", which: "at", id: "s9" });
});

test("nothing is compared with a single survey, or with what was before the oldest", () => {
  expect(comparedOf([newest], none)).toEqual({ state: "alone", head: newest, newer: [] });
  expect(comparedOf(all, { at: "s1", base: null })).toMatchObject({ state: "alone", newer: [newest, hour, morning] });
  expect(comparedOf([], none)).toEqual({ state: "alone", head: undefined, newer: [] });
});

import { expect, test } from "vitest";
import type { ListedSnapshot } from "#lib/api/contract.ts";
import { chosenAt, placesIn } from "#components/time/use-time-choice.ts";

const entry = (hour: number): ListedSnapshot => ({
  snapshotId: `s${String(hour)}`,
  startedAt: `2026-11-20T0${String(hour)}:00:00.000Z`,
  finishedAt: `2026-11-20T0${String(hour)}:00:00.000Z`,
  source: "aws",
  scopes: [],
  areas: { complete: 1, incomplete: 0 },
  findings: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  sizeBytes: 1,
});
/** Newest first, as the server lists them; places count from the oldest. */
const kept = [3, 2, 1, 0].map(entry);

test("handles stand where the address points, without a base where the page of changes would compare", () => {
  expect(placesIn(kept, { at: null, base: null })).toEqual({ head: 3, base: 0 });
  expect(placesIn(kept, { at: "s2", base: "s1" })).toEqual({ head: 2, base: 1 });
  expect(placesIn(kept, { at: "s0", base: null })).toEqual({ head: 0, base: undefined });
});

test("what is not kept has no place, and the other handle keeps its own", () => {
  expect(placesIn(kept, { at: "gone", base: null })).toEqual({ head: undefined, base: undefined });
  expect(placesIn(kept, { at: "s2", base: "gone" })).toEqual({ head: 2, base: undefined });
  expect(placesIn([], { at: null, base: null })).toEqual({ head: undefined, base: undefined });
});

test("the newest is shown as whatever is the latest, and nothing is compared with what is newer", () => {
  expect(chosenAt(kept, { at: "s1", base: null }, { name: "head", place: 3 })).toEqual({ at: null });
  expect(chosenAt(kept, { at: null, base: "s2" }, { name: "head", place: 1 })).toEqual({ at: "s1", base: null });
  expect(chosenAt(kept, { at: null, base: "s0" }, { name: "head", place: 2 })).toEqual({ at: "s2" });
  expect(chosenAt(kept, { at: null, base: null }, { name: "base", place: 1 })).toEqual({ base: "s1" });
});

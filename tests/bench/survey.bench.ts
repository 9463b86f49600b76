import { bucketOf, type Bucket } from "#lib/aws/buckets.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { expectedCalls } from "./expected-calls.ts";
import { expectedItems } from "./expected-items.ts";
import { atMost, exactly, part, tell } from "./figure.ts";
import { accountOfTasks, keepSnapshot, surveyAccount } from "./large-account.ts";

const total = (counts: Iterable<number>): number => [...counts].reduce((sum, count) => sum + count, 0);

/** The least time these calls take when every documented bucket is full at the start and nobody else draws from it. */
function boundSeconds(calls: ReadonlyMap<string, number>): number {
  const buckets = new Map<string, { readonly bucket: Bucket; calls: number }>();
  for (const [call, count] of calls) {
    const bucket = bucketOf(call);
    const drawn = buckets.get(bucket.name) ?? { bucket, calls: 0 };
    drawn.calls += count;
    buckets.set(bucket.name, drawn);
  }
  return Math.max(
    ...[...buckets.values()].map((drawn) => (drawn.calls - drawn.bucket.burst) / drawn.bucket.refillPerSecond),
  );
}

/** Every text of an area, so that an id is found whatever field holds it. */
function textsOf(value: unknown, texts = new Set<string>()): ReadonlySet<string> {
  if (typeof value === "string") texts.add(value);
  else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) textsOf(inner, texts);
  return texts;
}

function missingItems(snapshot: Snapshot, expected: ReturnType<typeof expectedItems>): number {
  return total(
    expected.map(({ area, count, ids }) => {
      const items = snapshot.scopes.flatMap(({ areas }): readonly unknown[] => areas[area]?.items ?? []);
      const texts = textsOf(items);
      return Math.max(Math.abs(count - items.length), ids.filter((id) => !texts.has(id)).length);
    }),
  );
}

const world = accountOfTasks(10_000);
const expected = expectedCalls(world);
const items = expectedItems(world);
const { snapshot, calls } = await surveyAccount(world);
keepSnapshot(10_000, snapshot);
const names = new Set([...expected.keys(), ...calls.keys()]);
const different = [...names].filter((name) => expected.get(name) !== calls.get(name));
const areas = snapshot.scopes.flatMap((scoped) => Object.values(scoped.areas));
const seconds = (Date.parse(snapshot.finishedAt) - Date.parse(snapshot.startedAt)) / 1000;

tell([
  exactly("calls ÷ formula", {
    goal: 1,
    measured: total(calls.values()) / total(expected.values()),
    note: `${String(total(calls.values()))} calls`,
  }),
  exactly("APIs whose calls differ from the formula", {
    goal: 0,
    measured: different.length,
    digits: 0,
    note: `${different.join(", ") || "none"} of ${String(names.size)}`,
  }),
  exactly("items missing from the snapshot", {
    goal: 0,
    measured: missingItems(snapshot, items),
    digits: 0,
    note: `of ${String(total(items.map(({ count }) => count)))}`,
  }),
  exactly("areas incomplete", {
    goal: 0,
    measured: areas.filter(({ status }) => status !== "complete").length,
    digits: 0,
    note: `of ${String(areas.length)}`,
  }),
  atMost("simulated survey time ÷ bucket bound, 30 ms a call", { goal: 1.15, measured: seconds / boundSeconds(calls) }),
  part("bucket bound", boundSeconds(calls), { unit: "s", digits: 1 }),
]);

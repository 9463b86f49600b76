import { describe, expect, it } from "vitest";
import { recordEvents } from "#lib/server/entity-history.ts";

const there = (desiredCount: number) => ({ state: "there", area: "ecsServices", record: { desiredCount } }) as const;
const seen = (...found: Parameters<typeof recordEvents>[0][number]["found"][]) =>
  recordEvents(found.map((one, at) => ({ snapshotId: `s${String(at)}`, at: `2026-01-01T00:0${String(at)}:00Z`, found: one }))); // prettier-ignore

describe("what happened to a resource from snapshot to snapshot", () => {
  it("is that it appeared, changed and went", () => {
    expect(seen({ state: "absent" }, there(1), there(1), there(2), { state: "absent" })).toMatchObject([
      { kind: "appeared", snapshotId: "s1" },
      { kind: "changed", snapshotId: "s3", changes: [{ path: "desiredCount", before: "1", after: "2" }] },
      { kind: "gone", snapshotId: "s4" },
    ]);
  });

  it("is never that it went when it could only not be read: it is compared with what was read before", () => {
    expect(seen(there(1), { state: "unread" }, { state: "unread" }, there(2))).toMatchObject([
      { kind: "unread", snapshotId: "s1" },
      { kind: "changed", snapshotId: "s3" },
    ]);
  });

  it("is nothing while there is one snapshot only", () => {
    expect(seen(there(1))).toEqual([]);
  });
});

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import type { SnapshotEntry } from "#lib/api/contract.ts";
import { KeptSnapshots } from "#lib/server/kept-snapshots.ts";
import { openLog } from "#lib/server/log.ts";
import { SnapshotStore } from "#lib/server/store/snapshot-store.ts";
import { threadedStore, type Store } from "#lib/server/store/store-thread.ts";
import { Thread, workerFromSource } from "#lib/server/thread.ts";

const root = new URL("../../../../", import.meta.url);
const keepAll = [{ withinMs: Number.MAX_SAFE_INTEGER, everyMs: 0 }];
const silent = openLog("silent");
const bytes = Uint8Array.from([1, 2, 3]);
const entry = (snapshotId: string): SnapshotEntry => ({
  snapshotId,
  startedAt: "2026-01-01T00:00:00Z",
  finishedAt: "2026-01-01T00:00:00Z",
  source: "aws",
  scopes: [],
  areas: { complete: 0, incomplete: 0 },
  findings: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  sizeBytes: 3,
});

const opened: Store[] = [];
const workers: Worker[] = [];
function openStore(dataDir: string): Store {
  const thread = new Thread(() => {
    const worker = workerFromSource(new URL("lib/server/store/store-worker.ts", root));
    workers.push(worker);
    return worker;
  });
  const store = threadedStore(thread, { dataDir }, "aws");
  opened.push(store);
  return store;
}
const newFolder = () => mkdtempSync(join(tmpdir(), "roadstead-"));

afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});

describe("the store in a thread of its own", { timeout: 60_000 }, () => {
  it("has a snapshot on disk when it says that it is committed", async () => {
    const folder = newFolder();
    await openStore(folder).commit({ entry: entry("s1"), document: bytes, lives: new Map(), addresses: [], drop: [] });
    // Another connection sees only what was committed.
    const beside = new SnapshotStore({ dataDir: folder }, "aws");
    expect((await beside.entries()).map(({ snapshotId }) => snapshotId)).toEqual(["s1"]);
    expect(await beside.document("s1")).toEqual(bytes);
    await beside.close();
  });

  it("gives back entries, documents and lives, and nothing for what it does not have", async () => {
    const store = openStore(newFolder());
    const finding = { id: "f1", ruleId: "SG-001" } as never; // only carried
    const life = { firstSeenAt: "2026-01-01T00:00:00Z", lastSeenAt: "2026-01-01T00:00:00Z", finding };
    await store.commit({
      entry: entry("s1"),
      document: bytes,
      lives: new Map([["f1", life]]),
      addresses: [],
      drop: [],
    });
    expect(await store.entries()).toEqual([entry("s1")]);
    expect(await store.lives()).toEqual(new Map([["f1", life]]));
    expect(await store.document("s1")).toEqual(bytes);
    expect(await store.document("s9")).toBeUndefined();
  });

  it("is told of when it dies, while the server goes on from memory, and works again with the next snapshot", async () => {
    const folder = newFolder();
    const kept = new KeptSnapshots(openStore(folder), keepAll, silent);
    await kept.load();
    const keeping = kept.keep(entry("s1"), bytes, { lives: new Map(), addresses: [] });
    await workers.at(-1)?.terminate();
    await keeping;
    expect(kept.state).toEqual({
      ok: false,
      problem: "Snapshots are not being kept: The worker thread ended with code 1.",
    });
    expect(await kept.document("s1")).toEqual(bytes);
    await kept.keep(entry("s2"), bytes, { lives: new Map(), addresses: [] });
    expect(kept.state).toEqual({ ok: true });
  });

  it("says what the database says, with its causes", async () => {
    const file = join(newFolder(), "file");
    writeFileSync(file, "");
    const kept = new KeptSnapshots(openStore(join(file, "data")), keepAll, silent);
    await kept.load();
    expect(kept.state.problem).toContain("ENOTDIR");
  });
});

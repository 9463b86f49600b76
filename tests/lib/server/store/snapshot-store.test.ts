import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import type { SnapshotEntry } from "#lib/api/contract.ts";
import type { Finding } from "#lib/findings/finding.ts";
import type { AddressLives } from "#lib/inspection/address-lives.ts";
import { KeptSnapshots } from "#lib/server/kept-snapshots.ts";
import { openLog } from "#lib/server/log.ts";
import { openDatabase } from "#lib/server/store/open-database.ts";
import { SnapshotStore } from "#lib/server/store/snapshot-store.ts";

const silent = openLog("silent");
const keepAll = [{ withinMs: Number.MAX_SAFE_INTEGER, everyMs: 0 }];
const entry = (snapshotId: string, finishedAt: string): SnapshotEntry => ({
  snapshotId,
  startedAt: finishedAt,
  finishedAt,
  source: "aws",
  scopes: [],
  areas: { complete: 0, incomplete: 0 },
  findings: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  sizeBytes: 3,
});
const first = entry("s1", "2026-01-01T00:00:00Z");
const second = entry("s2", "2026-01-02T00:00:00Z");
const bytes = Uint8Array.from([1, 2, 3]);
const noLives = new Map();
const finding: Finding = {
  id: "f1",
  ruleId: "TG-003",
  slug: "targets-unhealthy",
  subject: "aws/111111111111/eu-west-1/target-group/web",
  subjectId: "web",
  says: "timeout",
  values: {},
  severity: "high",
  confidence: "confirmed",
  affected: [],
  because: [],
  about: [],
  causedBy: [],
};

const opened: SnapshotStore[] = [];
function openStore(dataDir: string, source = "aws"): SnapshotStore {
  const store = new SnapshotStore({ dataDir }, source);
  opened.push(store);
  return store;
}
const newFolder = () => mkdtempSync(join(tmpdir(), "roadstead-"));

afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});

describe("the snapshot store", () => {
  it("gives back what was committed, newest first, after it was closed and opened", async () => {
    const folder = newFolder();
    const store = openStore(folder);
    await store.commit({ entry: first, document: bytes, lives: noLives, addresses: [], drop: [] });
    await store.commit({ entry: second, document: bytes, lives: noLives, addresses: [], drop: [] });
    await store.close();
    const again = openStore(folder);
    expect((await again.entries()).map(({ snapshotId }) => snapshotId)).toEqual(["s2", "s1"]);
    expect(await again.document("s1")).toEqual(bytes);
    expect(await again.document("s9")).toBeUndefined();
  });

  it("lets go of what a commit drops", async () => {
    const store = openStore(newFolder());
    await store.commit({ entry: first, document: bytes, lives: noLives, addresses: [], drop: [] });
    await store.commit({ entry: second, document: bytes, lives: noLives, addresses: [], drop: ["s1"] });
    expect((await store.entries()).map(({ snapshotId }) => snapshotId)).toEqual(["s2"]);
  });

  it("keeps sources apart: a demo's snapshots are not an account's", async () => {
    const folder = newFolder();
    await openStore(folder, "demo:harbour").commit({
      entry: first,
      document: bytes,
      lives: noLives,
      addresses: [],
      drop: [],
    });
    expect(await openStore(folder, "aws").entries()).toEqual([]);
  });
});

describe("the lives of addresses", () => {
  const address = (address: string): AddressLives[number] => ({
    recordUrn: "aws/111111111111/global/record-set/Z1/www.example.com/A",
    address,
    node: {
      account: "111111111111",
      region: "eu-west-1",
      type: "application",
      label: "app/front/1",
      lastSeenAt: "2026-01-01T00:00:00Z",
    },
  });
  const commit = (store: SnapshotStore, addresses: AddressLives) =>
    store.commit({ entry: first, document: bytes, lives: noLives, addresses, drop: [] });

  it("are as the last commit left them, after the store was closed and opened", async () => {
    const folder = newFolder();
    const store = openStore(folder);
    await commit(store, [address("203.0.113.1"), address("203.0.113.2")]);
    await commit(store, [address("203.0.113.2")]);
    await store.close();
    const again = new KeptSnapshots(openStore(folder), keepAll, silent);
    await again.load();
    expect(again.addresses).toEqual([address("203.0.113.2")]);
    expect(await openStore(folder, "demo:harbour").addresses()).toEqual([]);
  });

  it("may be more than one statement can hold", async () => {
    const store = openStore(newFolder());
    const many = Array.from({ length: 1201 }, (_, index) =>
      address(`10.0.${String(index >> 8)}.${String(index & 255)}`),
    );
    await commit(store, many);
    expect(await store.addresses()).toHaveLength(1201);
  });
});

describe("a store of an earlier version", () => {
  it("gets what it lacks, and keeps what it has", async () => {
    const folder = newFolder();
    const life = { firstSeenAt: "2026-01-01T00:00:00Z", lastSeenAt: "2026-01-01T00:00:00Z", finding };
    const before = openStore(folder);
    await before.commit({ entry: first, document: bytes, lives: new Map([["f1", life]]), addresses: [], drop: [] });
    await before.close();
    // As the first version left it: without mutes, and without the time at which a finding came back.
    const database = await openDatabase({ dataDir: folder });
    await database.schema.dropTable("mutes").execute();
    await database.schema.alterTable("findings").dropColumn("returned_at").execute();
    await database.schema.dropTable("addresses").execute();
    await sql`delete from kysely_migration where name > '0001-snapshots-and-findings'`.execute(database);
    await database.destroy();
    const after = openStore(folder);
    expect(await after.lives()).toEqual(new Map([["f1", life]]));
    expect(await after.mutes("aws")).toEqual([]);
    expect(await after.addresses()).toEqual([]);
  });
});

describe("a store that cannot be read at start, and works later", () => {
  const address = { recordUrn: "aws/111111111111/global/record-set/Z1/www.example.com/A", address: "203.0.113.1" };
  const life = (firstSeenAt: string) => ({ firstSeenAt, lastSeenAt: first.finishedAt, finding });

  /** What is kept of a snapshot, and a server that started while it could not be read. */
  async function startedBlind() {
    const folder = join(newFolder(), "data");
    const before = openStore(folder);
    const lives = new Map([["f1", life(first.finishedAt)]]);
    await before.commit({ entry: first, document: bytes, lives, addresses: [address], drop: [] });
    await before.close();
    renameSync(folder, `${folder}.aside`);
    writeFileSync(folder, "a file where the folder should be");
    const kept = new KeptSnapshots(openStore(folder), keepAll, silent);
    await kept.load();
    expect(kept.state.ok).toBe(false);
    const mend = () => {
      rmSync(folder);
      renameSync(`${folder}.aside`, folder);
    };
    return { kept, folder, mend };
  }

  it("keeps the lives that nobody has read: what is seen meanwhile is not written over them", async () => {
    const { kept, folder, mend } = await startedBlind();
    mend();
    await kept.keep(second, bytes, { lives: noLives, addresses: [] });
    expect([kept.state.ok, await kept.document("s2")]).toEqual([false, bytes]);
    const store = openStore(folder);
    expect(await store.lives()).toEqual(new Map([["f1", life(first.finishedAt)]]));
    expect(await store.addresses()).toEqual([address]);
  });

  it("is read with the next snapshot, and joined with what was seen meanwhile", async () => {
    const { kept, folder, mend } = await startedBlind();
    const other = { ...address, address: "203.0.113.2" };
    const seen = new Map([["f1", life(second.finishedAt)], ["f2", life(second.finishedAt)]]); // prettier-ignore
    await kept.keep(second, bytes, { lives: seen, addresses: [address, other] });
    mend();
    await kept.load();
    expect(kept.state).toEqual({ ok: true });
    expect(kept.entries).toEqual([second, first]);
    expect(kept.lives).toEqual(new Map([["f1", life(first.finishedAt)], ["f2", life(second.finishedAt)]])); // prettier-ignore
    expect(kept.addresses).toEqual([address, other]);
    const { lives, addresses } = kept;
    await kept.keep(entry("s3", "2026-01-03T00:00:00Z"), bytes, { lives, addresses });
    expect(await openStore(folder).lives()).toEqual(lives);
  });
});

describe("keeping snapshots", () => {
  it("goes on from memory when the store is corrupt, says so, and leaves the file as it is", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "roadstead.db"), "this is not a database, it only has its name".repeat(50));
    const kept = new KeptSnapshots(openStore(folder), keepAll, silent);
    await kept.load();
    await kept.keep(first, bytes, { lives: noLives, addresses: [] });
    expect(kept.state.ok).toBe(false);
    expect(kept.state.problem).toMatch(/^Snapshots are not being kept: /);
    expect(await kept.document("s1")).toEqual(bytes);
    expect(kept.entries).toEqual([first]);
  });

  it("goes on from memory when the folder cannot be made", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "file"), "");
    const kept = new KeptSnapshots(openStore(join(folder, "file", "data")), keepAll, silent);
    await kept.load();
    await kept.keep(first, bytes, { lives: noLives, addresses: [] });
    expect([kept.state.ok, await kept.document("s1")]).toEqual([false, bytes]);
  });
});

describe("names of snapshots", () => {
  const none = { lives: noLives, addresses: [] };
  const hours = [{ withinMs: 3_600_000, everyMs: 0 }];

  it("are there after a restart, move, and keep a snapshot that is past its time", async () => {
    const folder = newFolder();
    const kept = new KeptSnapshots(openStore(folder), hours, silent);
    await kept.load();
    await kept.keep(first, bytes, none);
    expect(await kept.rename("s1", "before deploy")).toBe(true);
    await kept.keep(second, bytes, none);
    expect(kept.entries).toEqual([second, { ...first, name: "before deploy" }]);
    const again = new KeptSnapshots(openStore(folder), hours, silent);
    await again.load();
    expect(again.entries).toEqual(kept.entries);
    await again.rename("s2", "before deploy");
    expect(again.entries).toEqual([{ ...second, name: "before deploy" }, first]);
    const third = entry("s3", "2026-01-03T00:00:00Z");
    await again.keep(third, bytes, none);
    expect(await openStore(folder).entries()).toEqual([third, { ...second, name: "before deploy" }]);
    expect(await again.rename("s1", "gone")).toBe(false);
  });

  it("hold in memory while the store fails, and are written with the next snapshot", async () => {
    const folder = newFolder();
    const store = openStore(folder);
    let fails = false;
    const rewrite: SnapshotStore["rewrite"] = (entries) =>
      fails ? Promise.reject(new Error("the disk is full")) : store.rewrite(entries);
    const failing = new Proxy(store, { get: (_, method: keyof SnapshotStore) => (method === "rewrite" ? rewrite : store[method].bind(store)) }); // prettier-ignore
    const kept = new KeptSnapshots(failing, keepAll, silent);
    await kept.load();
    await kept.keep(first, bytes, none);
    fails = true;
    expect([await kept.rename("s1", "<b>"), kept.state.ok]).toEqual([true, false]);
    expect(kept.entries).toEqual([{ ...first, name: "<b>" }]);
    fails = false;
    await kept.keep(second, bytes, none);
    expect(await openStore(folder).entries()).toEqual([second, { ...first, name: "<b>" }]);
  });
});

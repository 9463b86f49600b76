import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { AskReply } from "#lib/server/inspection-thread.ts";
import { Thread, workerFromSource } from "#lib/server/thread.ts";

const root = new URL("../../../", import.meta.url);
const thread = new Thread(() => workerFromSource(new URL("lib/server/inspection-worker.ts", root)));

const document = (snapshotId: string) => {
  const at = "2026-01-01T00:00:00.000Z";
  const head = { format: "roadstead-snapshot", version: 1, source: "test", toolVersion: "0", scopes: [] };
  return Uint8Array.from(gzipSync(JSON.stringify({ ...head, snapshotId, startedAt: at, finishedAt: at })));
};
const hold = (snapshotId: string, latest: boolean) =>
  thread.call({ kind: "hold", document: document(snapshotId), latest, addresses: [] });
const ask = (snapshotId: string, question = "coverage", { base, ...parameters }: Record<string, unknown> = {}) =>
  thread.call({
    kind: "ask",
    snapshotId,
    question,
    parameters,
    language: "en",
    gzip: false,
    mutes: { at: "2026-01-01T00:00:00.000Z", mutes: [] },
    ...(base !== undefined && { base }),
  });
const compare = ([snapshotId, baseId]: readonly [string, string], base: Uint8Array, parts = "entities") =>
  textOf(ask(snapshotId, "changes", { parts, base: { snapshotId: baseId, document: base, addresses: [] } }));
const textOf = async (reply: Promise<unknown>) => {
  // The thread answers so.
  const answer = (await reply) as AskReply;
  return answer.kind === "answer" ? Buffer.from(answer.body).toString("utf8") : answer.kind;
};

afterEach(() => thread.close());

describe("the inspection thread", { timeout: 60_000 }, () => {
  it("lets go of all others when the latest snapshot comes", async () => {
    await hold("s1", true);
    expect(await ask("s1")).toMatchObject({ kind: "answer" });
    await hold("s2", true);
    expect(await ask("s1")).toEqual({ kind: "not-held" });
    expect(await ask("s2")).toMatchObject({ kind: "answer" });
  });

  it("holds one more that somebody looks back at, and lets go of the one that was asked about least recently", async () => {
    await hold("s3", true);
    await hold("s1", false);
    await ask("s3");
    await hold("s2", false);
    expect(await ask("s1")).toEqual({ kind: "not-held" });
    expect(await ask("s2")).toMatchObject({ kind: "answer" });
    expect(await ask("s3")).toMatchObject({ kind: "answer" });
  });

  it("answers what it keeps as often as it is asked, and not for other parameters", async () => {
    await hold("s1", true);
    const first = await textOf(ask("s1", "map"));
    expect(first).toContain('"vpcs":[]');
    expect(await textOf(ask("s1", "map"))).toBe(first);
    expect(await textOf(ask("s1", "map"))).toBe(first);
    expect(await textOf(ask("s1", "map", { projection: "ground" }))).not.toBe(first);
    await hold("s2", true);
    expect(await textOf(ask("s2", "map"))).toContain('"snapshotId":"s2"');
  });

  it("compares two snapshots once, and tells it again without reading the earlier one", async () => {
    await hold("s2", true);
    const first = await compare(["s2", "s1"], document("s1"));
    expect(JSON.parse(first)).toMatchObject({ base: { snapshotId: "s1" }, head: { snapshotId: "s2" } });
    const unreadable = Uint8Array.from([1, 2, 3]);
    expect(await compare(["s2", "s1"], unreadable)).toBe(first);
    await expect(compare(["s2", "s1"], unreadable, "findings")).rejects.toThrow();
    await expect(compare(["s2", "s0"], unreadable)).rejects.toThrow();
    // Also when the later one is not held any more.
    await hold("s3", true);
    expect(await compare(["s2", "s1"], unreadable)).toBe(first);
  });
});

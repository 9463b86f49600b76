import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { snapshotSchema } from "#lib/model/snapshot.ts";
import { SnapshotStore } from "#lib/server/store/snapshot-store.ts";

/** Runs a server until it has announced `count` snapshots, then kills it with no warning. Gives their ids. */
async function announcedBeforeKill(dataDir: string, count: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "announcing.ts")], {
    env: {
      ...process.env,
      ROADSTEAD_DEMO: "true",
      ROADSTEAD_SCENARIO: "eni-wall",
      ROADSTEAD_DATA_DIR: dataDir,
      LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let said = "";
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.split("\n").length > count) break;
  }
  child.kill("SIGKILL");
  await ended;
  return said.split("\n").slice(0, -1);
}

describe("a server that is killed", () => {
  it("has every snapshot that it announced, whole, when it starts again", { timeout: 120_000 }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "roadstead-"));
    const first = await announcedBeforeKill(dataDir, 2);
    const second = await announcedBeforeKill(dataDir, 2);
    // What was kept is announced at once, before a new survey has ended.
    expect(first).toContain(second[0]);
    const store = new SnapshotStore({ dataDir }, "demo:eni-wall");
    const kept = (await store.entries()).map(({ snapshotId }) => snapshotId);
    expect(kept).toEqual(expect.arrayContaining([...first, ...second]));
    for (const id of kept) {
      const document = gunzipSync((await store.document(id)) ?? new Uint8Array());
      expect(snapshotSchema.parse(JSON.parse(document.toString())).snapshotId).toBe(id);
    }
    await store.close();
  });
});

import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { snapshotSchema } from "#lib/model/snapshot.ts";
import { SnapshotStore } from "#lib/server/store/snapshot-store.ts";

const announcing = join(import.meta.dirname, "announcing.ts");
const muting = join(import.meta.dirname, "muting.ts");

/** Runs a program until it has said `count` lines, then kills it with no warning. Gives the lines. */
async function saidBeforeKill(program: string, dataDir: string, count: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ["--import", "tsx", program], {
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
    const first = await saidBeforeKill(announcing, dataDir, 2);
    const second = await saidBeforeKill(announcing, dataDir, 2);
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

  it("has every mute that it said was made", { timeout: 120_000 }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "roadstead-"));
    expect(await saidBeforeKill(muting, dataDir, 1)).toEqual(["m1"]);
    const store = new SnapshotStore({ dataDir }, "demo:eni-wall");
    const [kept] = await store.mutes("demo:eni-wall");
    expect(kept).toMatchObject({ id: "m1", scope: { kind: "rule", ruleId: "ENI-001" }, reason: "known" });
    await store.close();
  });
});

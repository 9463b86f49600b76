import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Mute } from "#lib/model/mute.ts";
import { KeptMutes } from "#lib/server/kept-mutes.ts";
import { openLog } from "#lib/server/log.ts";
import { SnapshotStore } from "#lib/server/store/snapshot-store.ts";

const silent = openLog("silent");
const opened: KeptMutes[] = [];
function keptIn(dataDir: string): KeptMutes {
  const kept = new KeptMutes(new SnapshotStore({ dataDir }, "aws"), silent);
  opened.push(kept);
  return kept;
}
const newFolder = () => mkdtempSync(join(tmpdir(), "roadstead-"));
const mute: Mute = {
  id: "m1",
  scope: { kind: "rule", ruleId: "TG-003" },
  reason: "港湾の移行が終わるまで; '--",
  createdAt: "2026-01-01T00:00:00.000Z",
  expiresAt: "2026-02-01T00:00:00.000Z",
};

afterEach(async () => {
  await Promise.all(opened.splice(0).map((kept) => kept.close()));
});

describe("kept mutes", () => {
  it("are there, word for word, when the store is opened again, and only for their source", async () => {
    const folder = newFolder();
    const first = keptIn(folder);
    await first.load("aws");
    await first.add(mute);
    await first.close();
    const again = keptIn(folder);
    await again.load("aws");
    expect(again.all).toEqual([mute]);
    const demo = keptIn(folder);
    await demo.load("demo:harbour");
    expect(demo.all).toEqual([]);
  });

  it("take the place of one that silences the same, and go when they are taken back", async () => {
    const folder = newFolder();
    const kept = keptIn(folder);
    await kept.load("aws");
    await kept.add(mute);
    await kept.add({ ...mute, id: "m2", createdAt: "2026-01-02T00:00:00.000Z" });
    await kept.add({ ...mute, id: "m3", scope: { kind: "rule", ruleId: "TG-004" } });
    expect(kept.all.map(({ id }) => id)).toEqual(["m2", "m3"]);
    expect([await kept.remove("m2"), await kept.remove("m2")]).toEqual([true, false]);
    const again = keptIn(folder);
    await again.load("aws");
    expect(again.all.map(({ id }) => id)).toEqual(["m3"]);
  });

  it("are forgotten a while after they ran out", async () => {
    const kept = keptIn(newFolder());
    await kept.load("aws");
    await kept.add(mute);
    await kept.add({ ...mute, id: "m2", scope: { kind: "rule", ruleId: "TG-004" }, createdAt: "2026-06-01T00:00:00Z" });
    expect(kept.all.map(({ id }) => id)).toEqual(["m2"]);
  });

  it("change the revision when one is made, taken back, or runs out", async () => {
    const kept = keptIn(newFolder());
    await kept.load("aws");
    const before = kept.revision("2026-01-15T00:00:00.000Z");
    await kept.add(mute);
    const muted = kept.revision("2026-01-15T00:00:00.000Z");
    const over = kept.revision("2026-02-15T00:00:00.000Z");
    expect(new Set([before, muted, over]).size).toBe(3);
  });

  it("make no database to learn that there is none", async () => {
    const folder = newFolder();
    await keptIn(join(folder, "data")).load("aws");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("hold in memory while the store refuses, say so, and reach it when it works again", async () => {
    const folder = newFolder();
    const place = join(folder, "data");
    writeFileSync(place, "a file where a folder should be");
    const kept = keptIn(place);
    await kept.load("aws");
    await kept.add(mute);
    expect(kept.all).toEqual([mute]);
    expect(kept.state.problem).toMatch(/^Mutes are not being kept: /);
    rmSync(place);
    await kept.load("aws");
    expect([kept.state, kept.all]).toEqual([{ ok: true }, [mute]]);
    const again = keptIn(place);
    await again.load("aws");
    expect(again.all).toEqual([mute]);
  });
});

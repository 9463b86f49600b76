import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { fileSource, readSnapshotFile } from "#lib/server/file-source.ts";

const snapshot = {
  format: "roadstead-snapshot",
  version: 1,
  snapshotId: "20260101T000000Z-00000001",
  startedAt: "2026-01-01T00:00:00Z",
  finishedAt: "2026-01-01T00:00:01Z",
  source: "aws",
  toolVersion: "0.1.0",
  scopes: [],
};

function fileWith(content: string | Uint8Array): string {
  const file = join(mkdtempSync(join(tmpdir(), "roadstead-")), "snapshot.json");
  writeFileSync(file, content);
  return file;
}

describe("a snapshot file", () => {
  it("is read plain or compressed", async () => {
    expect(await readSnapshotFile(fileWith(JSON.stringify(snapshot)))).toEqual(snapshot);
    expect(await readSnapshotFile(fileWith(gzipSync(JSON.stringify(snapshot))))).toEqual(snapshot);
  });

  it("is refused with the reason when it is not one", async () => {
    await expect(readSnapshotFile(fileWith("{"))).rejects.toThrow(/is not a Roadstead snapshot: it is not whole JSON/);
    await expect(readSnapshotFile(fileWith("[]"))).rejects.toThrow(/it has no "format"/);
    await expect(readSnapshotFile(fileWith('{"format":"other"}'))).rejects.toThrow(/"format" is not/);
    await expect(readSnapshotFile(fileWith(JSON.stringify({ ...snapshot, scopes: 1 })))).rejects.toThrow(/scopes: /);
    await expect(readSnapshotFile("/nowhere/s.json")).rejects.toThrow("/nowhere/s.json could not be read");
  });

  it("is refused when a newer version wrote it", async () => {
    await expect(readSnapshotFile(fileWith(JSON.stringify({ ...snapshot, version: 2 })))).rejects.toThrow(
      /written by a newer Roadstead: it is of version 2, and this one reads 1/,
    );
  });

  it("is told as a failed survey when it breaks while the server runs", async () => {
    expect(await fileSource(fileWith("{")).survey(() => undefined)).toMatchObject({ areas: [] });
  });
});

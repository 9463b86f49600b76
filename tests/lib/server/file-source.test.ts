import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import { resolveName } from "#lib/analysis/names/resolve-name.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { fileSource, readSnapshotFile } from "#lib/server/file-source.ts";
import { coverageOf } from "#lib/server/questions/coverage.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";
import { wholeAccountAreas } from "#tests/support/whole-account.ts";

const snapshot = {
  format: "roadstead-snapshot",
  version: 1,
  snapshotId: "20260101T000000Z-00000001",
  startedAt: "2026-01-01T00:00:00Z",
  finishedAt: "2026-01-01T00:00:01Z",
  source: "aws",
  toolVersion: "0.1.0",
  scopes: [{ scope: { account: "111111111111", region: "eu-west-1", partition: "aws" }, areas: {} }],
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

  it("is read though it is older than an area: what rests on that area is unknown, with the reason", async () => {
    const file = fileWith(JSON.stringify(snapshotOf({ areas: wholeAccountAreas, notAsked: ["scalableTargets"] })));
    const older = await readSnapshotFile(file);
    expect(older.scopes.every(({ areas }) => areas.scalableTargets === undefined)).toBe(true);
    const inspection = inspect(older);
    const gap = "application-autoscaling:DescribeScalableTargets was not asked in 111111111111/eu-west-1";
    const { services, unknowns } = capacityOf(capacityModel(inspection.topology), "en");
    expect(services.length).toBeGreaterThan(0);
    for (const service of services) expect(JSON.stringify(service.unknowns)).toContain(gap);
    expect(JSON.stringify(unknowns)).toContain(gap);
    expect(coverageOf(inspection).areas.find(({ area }) => area === "scalableTargets")?.state).toBe("not-asked");
  });

  it("is read though it is older than Resolver rules: that none forwards a name is an assumption again", async () => {
    const contents = { areas: wholeAccountAreas, notAsked: ["resolverRules"] } as const;
    const older = await readSnapshotFile(fileWith(JSON.stringify(snapshotOf(contents))));
    const { topology } = inspect(older);
    const asked = { name: "www.example.org", type: "A", asker: { vpcId: "vpc-1" } };
    const [answer] = resolveName({ topology, say: sayIn("en") }, asked).answers;
    expect(answer?.notes.map(({ code }) => code)).toEqual(["RESOLVER_RULES_NOT_READ"]);
  });

  it("is refused with the reason when it is not one", async () => {
    await expect(readSnapshotFile(fileWith("{"))).rejects.toThrow(/is not a Roadstead snapshot: it is not whole JSON/);
    await expect(readSnapshotFile(fileWith("[]"))).rejects.toThrow(/it has no "format"/);
    await expect(readSnapshotFile(fileWith('{"format":"other"}'))).rejects.toThrow(/"format" is not/);
    await expect(readSnapshotFile(fileWith(JSON.stringify({ ...snapshot, scopes: 1 })))).rejects.toThrow(/scopes: /);
    await expect(readSnapshotFile("/nowhere/s.json")).rejects.toThrow("/nowhere/s.json could not be read");
  });

  it("is refused when nothing was read, or a scope stands in it twice: neither is an account that is well", async () => {
    const of = (scopes: readonly unknown[]) => readSnapshotFile(fileWith(JSON.stringify({ ...snapshot, scopes })));
    await expect(of([])).rejects.toThrow("it holds no scope: nothing was read");
    await expect(of([...snapshot.scopes, ...snapshot.scopes])).rejects.toThrow("111111111111/eu-west-1 twice");
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

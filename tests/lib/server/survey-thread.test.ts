import { describe, expect, it } from "vitest";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { jsonPieces } from "#lib/server/survey-thread.ts";

const at = "2026-01-01T00:00:00.000Z";
const head = {
  format: "roadstead-snapshot",
  version: 1,
  snapshotId: "s1",
  startedAt: at,
  finishedAt: at,
  source: "test",
  toolVersion: "0",
} as const;
const area = { status: "complete", readAt: at, readings: [], items: [] } as const;

describe("the document of a survey", () => {
  it.each<readonly [string, Snapshot]>([
    ["no scope", { ...head, scopes: [] }],
    [
      "a scope without areas",
      { ...head, scopes: [{ scope: { account: "1", region: "r", partition: "aws" }, areas: {} }] },
    ],
    [
      "two scopes with some areas",
      {
        ...head,
        scopes: [
          { scope: { account: "1", region: "r", partition: "aws" }, areas: { vpcs: area, subnets: area } },
          { scope: { account: "1", region: "global", partition: "aws" }, areas: { hostedZones: area } },
        ],
      },
    ],
  ])("is, piece by piece, the JSON of the snapshot: %s", (_, snapshot) => {
    expect([...jsonPieces(snapshot)].join("")).toBe(JSON.stringify(snapshot));
  });
});

import { expect, test } from "vitest";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { freeAddresses } from "#lib/server/free-addresses.ts";
import { freeTrends, listedEntry, type KeptEntry } from "#lib/server/kept-entry.ts";
import { subnet } from "#tests/support/ec2-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const urn = "aws/111111111111/eu-west-1/subnet/subnet-1";

const entry = (day: number, free?: number): KeptEntry => ({
  snapshotId: `2026110${String(day)}T000000Z-00000000`,
  startedAt: `2026-11-0${String(day)}T00:00:00.000Z`,
  finishedAt: `2026-11-0${String(day)}T00:00:30.000Z`,
  source: "aws",
  scopes: ["111111111111/eu-west-1"],
  areas: { complete: 1, incomplete: 0 },
  findings: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  sizeBytes: 100,
  ...(free === undefined ? {} : { free: { [urn]: free } }),
});

const entries = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => entry(day, 100 - 10 * day)).toReversed();

test("the free addresses of a snapshot are those of its subnets that have IPv4", () => {
  const subnets = [
    subnet({ cidrBlock: "10.0.1.0/24", availableIpAddressCount: 200 }),
    subnet({ subnetId: "subnet-6", cidrBlock: undefined, ipv6Native: true, availableIpAddressCount: 0 }),
  ];
  expect(freeAddresses(buildTopology(snapshotOf({ areas: { subnets } })))).toEqual({ [urn]: 200 });
});

test("trends are told by the snapshots up to a time, however they are ordered", () => {
  expect(freeTrends(entries, "2026-11-08T00:00:30.000Z").get(urn)).toMatchObject({ perDay: -10, daysToEmpty: 2 });
  expect(freeTrends(entries, "2026-11-05T00:00:30.000Z").size).toBe(0);
});

test("snapshots that an older version kept tell nothing, and break nothing", () => {
  const old = [1, 2, 3, 4, 5, 6, 7].map((day) => entry(day));
  expect(freeTrends(old, "2026-11-08T00:00:30.000Z").size).toBe(0);
});

test("the list of snapshots does not carry what trends are made of", () => {
  expect(listedEntry(entry(1, 7))).toEqual(entry(1));
});

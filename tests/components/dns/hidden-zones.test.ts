import { expect, test } from "vitest";
import { hiddenZones } from "#components/dns/hidden-zones.ts";

const corp = {
  zoneId: "Z2",
  name: "corp.example.com",
  kind: "private",
  owner: "111111111111",
  records: 3,
  counts: { broken: 0, risk: 0, unknown: 0, ok: 3, plain: 0 },
  vpcs: [{ urn: "aws/111111111111/eu-west-1/vpc/vpc-1", vpcId: "vpc-1", asks: "yes" }],
  notes: [],
  unread: [],
} as const;

test("a private zone is told of to who does not ask it, for the names it covers", () => {
  const idsFor = (name: string, vpc: string) => hiddenZones([corp], { name, vpc }).map(({ zoneId }) => zoneId);
  expect(idsFor("db.corp.example.com", "internet")).toEqual(["Z2"]);
  expect(idsFor("corp.example.com", "vpc-2")).toEqual(["Z2"]);
  expect(idsFor("db.corp.example.com", "vpc-1")).toEqual([]);
  expect(idsFor("dbcorp.example.com", "internet")).toEqual([]);
});

test("a public zone is never told of", () => {
  expect(hiddenZones([{ ...corp, kind: "public" }], { name: "corp.example.com", vpc: "vpc-2" })).toEqual([]);
});

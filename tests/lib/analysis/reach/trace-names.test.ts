import { expect, test } from "vitest";
import type { VpcHostedZones } from "#lib/model/resources/route53.ts";
import { hostedZone, resourceRecordSet, vpcHostedZones } from "#tests/support/route53-records.ts";
import { account, codes, publicClient, trace, type Areas } from "./accounts.ts";

test("D1, D2: a name is looked up as the source would: its VPC's private zone hides the public one, and nobody else sees it", () => {
  const areas = (zonesOfVpc: readonly VpcHostedZones[]): Areas => ({
    ...publicClient,
    hostedZones: [
      hostedZone({ hostedZoneId: "ZPUB", name: "example.jp" }),
      hostedZone({ hostedZoneId: "ZPRV", name: "example.jp", privateZone: true }),
    ],
    resourceRecordSets: [
      resourceRecordSet({ hostedZoneId: "ZPUB", name: "www.example.jp", values: ["198.51.100.7"] }),
      resourceRecordSet({ hostedZoneId: "ZPRV", name: "db.example.jp", values: ["10.0.2.10"] }),
    ],
    vpcHostedZones: zonesOfVpc,
  });
  const associated = account(areas([vpcHostedZones("vpc-1", "ZPRV")]));
  const apart = account(areas([vpcHostedZones("vpc-1")]));
  expect(trace(associated, { to: "db.example.jp" }).verdict).toBe("reachable");
  expect(codes(trace(associated, { to: "www.example.jp" }))).toEqual(["DNS_NXDOMAIN"]);
  expect(trace(apart, { to: "www.example.jp" }).verdict).toBe("reachable");
  expect(codes(trace(apart, { to: "db.example.jp" }))).toEqual(["DNS_NXDOMAIN"]);
  expect(codes(trace(associated, { from: "internet", to: "db.example.jp" }))).toEqual(["DNS_NXDOMAIN"]);
});

test("U1: which private zones a VPC sees was not read: the name is unknown, and the call is named", () => {
  const zone = hostedZone({ hostedZoneId: "ZPRV", name: "example.jp", privateZone: true });
  const record = resourceRecordSet({ hostedZoneId: "ZPRV", name: "db.example.jp", values: ["10.0.2.10"] });
  const areas = { hostedZones: [zone], resourceRecordSets: [record] };
  const answer = trace(account(areas, { incomplete: ["vpcHostedZones"] }), { to: "db.example.jp" });
  expect([answer.verdict, answer.unknowns[0]?.call]).toEqual(["unknown", "route53:ListHostedZonesByVPC"]);
});

test("D10: a wildcard answers for the names under it that do not exist, and for no others", () => {
  const areas = {
    hostedZones: [hostedZone({ name: "example.jp" })],
    resourceRecordSets: [
      resourceRecordSet({ name: "*.dev.example.jp", values: ["10.0.2.10"] }),
      resourceRecordSet({ name: "a.b.dev.example.jp", values: ["10.0.2.99"] }),
    ],
  };
  expect(trace(account(areas), { to: "any.dev.example.jp" }).verdict).toBe("reachable");
  expect(codes(trace(account(areas), { to: "c.b.dev.example.jp" }))).toEqual(["DNS_NXDOMAIN"]);
  expect(codes(trace(account(areas), { to: "any.example.jp" }))).toEqual(["DNS_NXDOMAIN"]);
});

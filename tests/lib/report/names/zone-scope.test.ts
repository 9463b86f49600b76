import { expect, test } from "vitest";
import { isZoneShownIn } from "#lib/report/names/zone-scope.ts";

const urn = "aws/111111111111/global/hosted-zone/Z1";
const vpcs = [{ urn: "aws/111111111111/eu-west-1/vpc/vpc-1", vpcId: "vpc-1", asks: "yes" as const }];
const scopes = ["111111111111", "111111111111/eu-west-1", "eu-west-1", "us-east-1", "222222222222"];
const shownIn = (zone: Parameters<typeof isZoneShownIn>[0]) => scopes.filter((scope) => isZoneShownIn(zone, scope));

test("a public zone stays with its account, in every Region of it", () => {
  expect(shownIn({ kind: "public", urn, vpcs: [], unread: [] })).toEqual(scopes.slice(0, 4));
});

test("a private zone stays with its account, and in the Regions of the VPCs it is associated with", () => {
  expect(shownIn({ kind: "private", urn, vpcs, unread: [] })).toEqual(scopes.slice(0, 3));
});

test("a private zone whose VPCs are not all known stays in every Region", () => {
  expect(shownIn({ kind: "private", urn, vpcs: [], unread: [] })).toEqual(scopes.slice(0, 4));
  expect(shownIn({ kind: "private", urn, vpcs, unread: [{ text: "", call: "" }] })).toEqual(scopes.slice(0, 4));
});

test("a zone of an account that is not read stays with the VPCs that ask it", () => {
  expect(shownIn({ kind: "private", vpcs, unread: [{ text: "", call: "" }] })).toEqual(scopes.slice(0, 3));
  expect(isZoneShownIn({ kind: "private", vpcs, unread: [] }, undefined)).toBe(true);
});

import type { ResourceRecordSet } from "@aws-sdk/client-route-53";
import {
  GetHostedZoneCommand,
  ListHostedZonesByVPCCommand,
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
  type ListResourceRecordSetsResponse,
} from "@aws-sdk/client-route-53";
import { expect, test } from "vitest";
import type { HostedZoneWorld } from "#mocks/world/world.ts";
import { clientsOf, region, worldWith } from "./clients.ts";

const record = (Name: string, SetIdentifier?: string): ResourceRecordSet => ({
  Name,
  Type: "A",
  ...(SetIdentifier === undefined ? {} : { SetIdentifier, Weight: 1 }),
  TTL: 60,
  ResourceRecords: [{ Value: "192.0.2.1" }],
});
const zone = (id: string, records: readonly ResourceRecordSet[], isPrivate = false): HostedZoneWorld => ({
  Id: `/hostedzone/${id}`,
  Name: "example.jp.",
  CallerReference: "r",
  Config: { PrivateZone: isPrivate },
  vpcs: isPrivate ? [{ VPCId: "vpc-1", VPCRegion: region }] : [],
  nameServers: ["ns-1.awsdns-01.com"],
  records,
});
const zones = [
  zone("Z1", [
    record("www.example.jp.", "b"),
    record("*.example.jp."),
    record("www.example.jp.", "a"),
    record("みなと.example.jp."),
    record("api.example.jp."),
    record("www.example.jp.", "c"),
  ]),
  zone("Z2", [], true),
];
const { route53 } = clientsOf(worldWith({ vpcs: [{ VpcId: "vpc-1" }] }, zones));

test("records come in Route 53's order, their names escaped", async () => {
  const { ResourceRecordSets = [] } = await route53.send(new ListResourceRecordSetsCommand({ HostedZoneId: "Z1" }));
  expect(ResourceRecordSets.map(({ Name, SetIdentifier = "" }) => `${Name ?? ""} ${SetIdentifier}`)).toEqual([
    "\\052.example.jp. ",
    "\\343\\201\\277\\343\\201\\252\\343\\201\\250.example.jp. ",
    "api.example.jp. ",
    "www.example.jp. a",
    "www.example.jp. b",
    "www.example.jp. c",
  ]);
});

test("records are paged by name, type and identifier, one at a time without loss", async () => {
  const seen: ResourceRecordSet[] = [];
  let next: ListResourceRecordSetsResponse | undefined;
  do {
    next = await route53.send(
      new ListResourceRecordSetsCommand({
        HostedZoneId: "Z1",
        MaxItems: 1,
        StartRecordName: next?.NextRecordName,
        StartRecordType: next?.NextRecordType,
        StartRecordIdentifier: next?.NextRecordIdentifier,
      }),
    );
    seen.push(...(next.ResourceRecordSets ?? []));
  } while (next.IsTruncated === true);
  expect(seen).toHaveLength(6);
  expect(new Set(seen.map(({ Name, SetIdentifier }) => `${Name ?? ""}${SetIdentifier ?? ""}`)).size).toBe(6);
});

test("zones are paged by marker, and one that is not there is refused", async () => {
  const first = await route53.send(new ListHostedZonesCommand({ MaxItems: 1 }));
  expect(first.HostedZones?.map(({ Id, ResourceRecordSetCount }) => [Id, ResourceRecordSetCount])).toEqual([
    ["/hostedzone/Z1", 6],
  ]);
  const second = await route53.send(new ListHostedZonesCommand({ Marker: first.NextMarker }));
  expect(second.HostedZones?.map(({ Id }) => Id)).toEqual(["/hostedzone/Z2"]);
  expect(second.IsTruncated).toBe(false);
  await expect(route53.send(new GetHostedZoneCommand({ Id: "Z9" }))).rejects.toMatchObject({
    name: "NoSuchHostedZone",
    $metadata: { httpStatusCode: 404 },
  });
});

test("a private zone tells its VPCs, a public one its name servers", async () => {
  const open = await route53.send(new GetHostedZoneCommand({ Id: "Z1" }));
  expect([open.VPCs, open.DelegationSet]).toEqual([undefined, { NameServers: ["ns-1.awsdns-01.com"] }]);
  const closed = await route53.send(new GetHostedZoneCommand({ Id: "Z2" }));
  expect([closed.VPCs, closed.DelegationSet]).toEqual([[{ VPCId: "vpc-1", VPCRegion: region }], undefined]);
});

test("zones are found by the VPC they are associated with", async () => {
  const asked = new ListHostedZonesByVPCCommand({ VPCId: "vpc-1", VPCRegion: region });
  const { HostedZoneSummaries } = await route53.send(asked);
  expect(HostedZoneSummaries).toEqual([
    { HostedZoneId: "Z2", Name: "example.jp.", Owner: { OwningAccount: "111111111111" } },
  ]);
  const unknown = new ListHostedZonesByVPCCommand({ VPCId: "vpc-9", VPCRegion: region });
  await expect(route53.send(unknown)).rejects.toMatchObject({ name: "InvalidVPCId" });
});

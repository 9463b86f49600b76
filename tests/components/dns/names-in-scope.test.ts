import { expect, test } from "vitest";
import { namesInScope } from "#components/dns/names-in-scope.ts";
import type { DnsZones } from "#lib/api/dns-page.ts";

const none = { broken: 0, risk: 0, unknown: 0, ok: 0, plain: 0 };
const zone = (zoneId: string, region: string): DnsZones["zones"][number] => ({
  zoneId,
  name: "shop.internal",
  kind: "private",
  urn: `aws/111111111111/global/hosted-zone/${zoneId}`,
  owner: "111111111111",
  records: 3,
  counts: none,
  vpcs: [{ urn: `aws/111111111111/${region}/vpc/vpc-1`, vpcId: "vpc-1", asks: "yes" }],
  notes: [],
  unread: [],
});
const service = (region: string) => `aws/111111111111/${region}/ecs-service/web/api`;
const answer: DnsZones = {
  snapshotId: "s",
  zones: [zone("Z1", "eu-west-1"), zone("Z2", "us-east-1")],
  namespaces: [
    {
      urn: "aws/111111111111/us-east-1/cloud-map-namespace/ns-1",
      id: "ns-1",
      name: "calls",
      type: "HTTP",
      services: [],
    },
  ],
  serviceConnect: [
    { name: "api", namespace: "calls", service: "api", serviceUrn: service("us-east-1") },
    { name: "api", namespace: "calls", service: "api", serviceUrn: service("eu-west-1") },
  ],
  vpcs: [],
  unknowns: [],
};

test("zones, namespaces and names elsewhere are left out and counted", () => {
  const { names, hidden } = namesInScope(answer, "eu-west-1", "");
  expect(names.zones.map(({ zoneId }) => zoneId)).toEqual(["Z1"]);
  expect([names.namespaces.length, names.serviceConnect.length]).toEqual([0, 1]);
  expect(hidden).toEqual({ zones: 1, records: 3, others: 2 });
});

test("the zone that an address leads to stays, wherever it is", () => {
  expect(namesInScope(answer, "eu-west-1", "Z2").names.zones).toHaveLength(2);
  expect(namesInScope(answer, "eu-west-1", "ns-1").names.namespaces).toHaveLength(1);
});

test("without a scope nothing is left out", () => {
  expect(namesInScope(answer, undefined, "").hidden).toEqual({ zones: 0, records: 0, others: 0 });
});

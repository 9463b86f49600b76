import { describe, expect, it } from "vitest";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { ItemOf } from "#lib/model/areas.ts";
import { elasticIp, networkInterface, vpc } from "#tests/support/ec2-records.ts";
import { loadBalancer } from "#tests/support/elbv2-records.ts";
import { vpcEndpoint } from "#tests/support/gateway-records.ts";
import { hostedZone, resourceRecordSet, vpcHostedZones } from "#tests/support/route53-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

const place = "aws/111111111111/eu-west-1";

const areas: NonNullable<ScopeContents["areas"]> = {
  vpcs: [vpc(), vpc({ vpcId: "vpc-2" })],
  networkInterfaces: [
    networkInterface({ association: { publicIp: "203.0.113.5" } }),
    networkInterface({ networkInterfaceId: "eni-2", vpcId: "vpc-2" }),
    networkInterface({
      networkInterfaceId: "eni-old",
      privateIpAddress: "10.0.9.9",
      description: "ELB old",
      requesterId: "amazon-elb",
    }),
  ],
  elasticIps: [elasticIp()],
  loadBalancers: [
    loadBalancer(),
    loadBalancer({
      loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/edge/2",
      dnsName: "edge-0a1b2c3d4e5f6789.elb.eu-west-1.amazonaws.com",
    }),
  ],
  vpcEndpoints: [vpcEndpoint({ vpcEndpointId: "vpce-0a1" })],
  hostedZones: [
    hostedZone(),
    hostedZone({ hostedZoneId: "Z2", name: "shop.local", privateZone: true }),
    hostedZone({ hostedZoneId: "Z3", name: "other.local", privateZone: true }),
  ],
  vpcHostedZones: [vpcHostedZones("vpc-1", "Z2"), vpcHostedZones("vpc-2", "Z3")],
};

function aimOf(record: Partial<ItemOf<"resourceRecordSets">>, contents: ScopeContents = {}) {
  const subject = resourceRecordSet({ name: "asked.example.com", ...record });
  const others = [
    resourceRecordSet(),
    resourceRecordSet({ name: "*.wild.example.com" }),
    resourceRecordSet({ name: "dev.example.com", type: "NS", values: ["ns.example.net"] }),
  ];
  const topology = buildTopology(
    snapshotOf({ ...contents, areas: { ...areas, resourceRecordSets: [...others, subject], ...contents.areas } }),
  );
  const [aim] = [...topology.records.values()].find(({ item }) => item === subject)?.aims ?? [];
  return aim && [aim.kind, ...aim.urns];
}

const alias = (dnsName: string, hostedZoneId = "Z32O12XQLNTSW2") => ({ aliasTarget: { dnsName, hostedZoneId } });
const cname = (value: string) => ({ type: "CNAME", values: [value] });

describe("placeRecords", () => {
  it.each([
    "front-1234567890.eu-west-1.elb.amazonaws.com",
    "dualstack.front-1234567890.eu-west-1.elb.amazonaws.com.",
    "FRONT-1234567890.eu-west-1.elb.amazonaws.com",
  ])("leads %s to the load balancer, as alias and as CNAME", (name) => {
    const found = ["load-balancer", `${place}/load-balancer/app/front/1`];
    expect(aimOf(alias(name))).toEqual(found);
    expect(aimOf(cname(name))).toEqual(found);
  });

  it("leads a Network Load Balancer's name, and the one of a single zone, to it", () => {
    const found = ["load-balancer", `${place}/load-balancer/net/edge/2`];
    expect(aimOf(cname("edge-0a1b2c3d4e5f6789.elb.eu-west-1.amazonaws.com"))).toEqual(found);
    expect(aimOf(cname("eu-west-1a.edge-0a1b2c3d4e5f6789.elb.eu-west-1.amazonaws.com"))).toEqual(found);
  });

  it("says missing of a load balancer that is not there only where load balancers were read", () => {
    const gone = alias("gone-99.eu-west-1.elb.amazonaws.com");
    expect(aimOf(gone)).toEqual(["missing"]);
    expect(aimOf(gone, { incomplete: ["loadBalancers"] })).toEqual(["unread"]);
    expect(aimOf(alias("gone-99.us-east-1.elb.amazonaws.com"))).toEqual(["unread"]);
  });

  it("does not call a Classic Load Balancer missing: it was never asked for, and its interface is there", () => {
    expect(aimOf(alias("old-77.eu-west-1.elb.amazonaws.com"))).toEqual(["unread"]);
  });

  it("follows an alias to a record of its own zone by name and type", () => {
    expect(aimOf(alias("www.example.com", "Z1"))).toEqual([
      "record-set",
      "aws/111111111111/global/record-set/Z1/www.example.com/A",
    ]);
    expect(aimOf(alias("none.example.com", "Z1"))).toEqual(["missing"]);
    expect(aimOf(alias("none.example.com", "Z1"), { incomplete: ["resourceRecordSets"] })).toEqual(["unread"]);
  });

  it("answers a CNAME within the zone from a wildcard, and leaves delegated names alone", () => {
    expect(aimOf(cname("a.wild.example.com"))?.[1]).toBe("aws/111111111111/global/record-set/Z1/*.wild.example.com/A");
    expect(aimOf(cname("api.dev.example.com"))).toEqual(["outside"]);
    expect(aimOf(cname("shops.example.net"))).toEqual(["outside"]);
  });

  it("leads an endpoint's own name to the endpoint", () => {
    expect(aimOf(cname("vpce-0a1-xyz.ecr.api.eu-west-1.vpce.amazonaws.com"))).toEqual([
      "vpc-endpoint",
      `${place}/vpc-endpoint/vpce-0a1`,
    ]);
  });

  it("leads a public address to the interface behind it, or to the Elastic IP address nobody uses", () => {
    expect(aimOf({ values: ["203.0.113.5"] })).toEqual(["network-interface", `${place}/network-interface/eni-1`]);
    expect(aimOf({ values: ["203.0.113.10"] })).toEqual(["elastic-ip", `${place}/elastic-ip/eipalloc-1`]);
  });

  it("leads a private zone's address to the holder in the zone's own VPC, whatever else holds the same one", () => {
    const asked = { name: "db.local", values: ["10.0.1.10"] };
    expect(aimOf({ ...asked, hostedZoneId: "Z2" })).toEqual(["network-interface", `${place}/network-interface/eni-1`]);
    expect(aimOf({ ...asked, hostedZoneId: "Z3" })).toEqual(["network-interface", `${place}/network-interface/eni-2`]);
  });

  it("tells an address nobody holds from one that cannot be told, and from one that is not ours", () => {
    expect(aimOf({ hostedZoneId: "Z2", values: ["10.0.1.99"] })).toEqual(["missing"]);
    expect(aimOf({ hostedZoneId: "Z2", values: ["10.0.1.99"] }, { incomplete: ["networkInterfaces"] })).toEqual([
      "unread",
    ]);
    expect(aimOf({ hostedZoneId: "Z2", values: ["192.168.1.1"] })).toEqual(["outside"]);
    expect(aimOf({ values: ["198.51.100.7"] })).toEqual(["outside"]);
    expect(aimOf({ values: ["198.51.100.7"] }, { incomplete: ["elasticIps"] })).toEqual(["unread"]);
  });
});

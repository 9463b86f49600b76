import { expect, test } from "vitest";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import type { VpcHostedZones } from "#lib/model/resources/route53.ts";
import {
  networkInterface,
  routeTable,
  securityGroup,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import { internetGateway, vpcEndpoint } from "#tests/support/gateway-records.ts";
import { hostedZone, resourceRecordSet, vpcHostedZones } from "#tests/support/route53-records.ts";
import {
  account,
  allOut,
  clientInterface,
  codes,
  internetRoute,
  localRoute,
  publicClient,
  serverInterface,
  trace,
  type Areas,
} from "./accounts.ts";

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
  expect(codes(trace(associated, { to: "www.example.jp" }))).toEqual(["DNS_NXDOMAIN", "DNS_ZONE_SHADOWS_PUBLIC"]);
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

const privateZone = hostedZone({ hostedZoneId: "ZPRV", name: "example.jp", privateZone: true });
const record = (overrides: Parameters<typeof resourceRecordSet>[0]) =>
  resourceRecordSet({ hostedZoneId: "ZPRV", name: "db.example.jp", values: ["10.0.2.10"], ...overrides });
const inside = (...records: NonNullable<Areas["resourceRecordSets"]>): Areas => ({
  hostedZones: [privateZone],
  vpcHostedZones: [vpcHostedZones("vpc-1", "ZPRV")],
  resourceRecordSets: records,
});

test("D4: every record on the way is a hop, before the first packet", () => {
  const records = [record({ name: "app.example.jp", type: "CNAME", values: ["db.example.jp"] }), record({})];
  const [variant] = trace(account(inside(...records)), { to: "app.example.jp" }).variants;
  expect(variant?.request.slice(0, 3).map(({ order, kind, id, decision }) => [order, kind, id, decision])).toEqual([
    [1, "dns", "ZPRV/app.example.jp/CNAME", "pass"],
    [2, "dns", "ZPRV/db.example.jp/A", "pass"],
    [3, "network-interface", "eni-client", "pass"],
  ]);
  expect(variant?.request[0]?.traffic).toEqual(variant?.request[2]?.traffic);
  expect(variant?.request[0]?.traffic.destination).toBe("10.0.2.10");
});

test("D5: a verdict for each answer of a weighted name, and which answer it is when they differ", () => {
  const other = networkInterface({
    networkInterfaceId: "eni-closed",
    subnetId: "subnet-2",
    privateIpAddress: "10.0.2.20",
    groups: [{ groupId: "sg-closed" }],
  });
  const areas = (weight: number): Areas => ({
    ...inside(
      record({ setIdentifier: "a", weight: 90 }),
      record({ setIdentifier: "b", weight, values: ["10.0.2.20"] }),
    ),
    networkInterfaces: [clientInterface(), serverInterface(), other],
    securityGroups: [securityGroup(), securityGroup({ groupId: "sg-client" }), securityGroup({ groupId: "sg-closed" })],
  });
  const answer = trace(account(areas(10)), { to: "db.example.jp" });
  expect([answer.verdict, answer.variants.map(({ verdict }) => verdict)]).toEqual([
    "conditional",
    ["reachable", "unreachable"],
  ]);
  expect(answer.variants[0]?.conditions).toEqual([
    { kind: "replica", text: "when db.example.jp is answered with 10.0.2.10 (weight 90 of 100)." },
  ]);
  expect(codes(answer)).toEqual(["ENI_SG_RULES_MISMATCH"]);
  expect(trace(account(areas(0)), { to: "db.example.jp" }).verdict).toBe("reachable");
});

test("D2: a name that leads nowhere shows the records followed and the zone that hides it", () => {
  const answer = trace(account(inside(record({ type: "CNAME", values: ["gone.example.jp"] }))), {
    to: "db.example.jp",
  });
  expect([answer.verdict, codes(answer)]).toEqual(["unreachable", ["DNS_NXDOMAIN"]]);
  expect(answer.variants[0]?.request.map(({ kind, id, decision, code }) => [kind, id, decision, code])).toEqual([
    ["dns", "ZPRV/db.example.jp/CNAME", "pass", undefined],
    ["dns", "ZPRV", "block", "DNS_NXDOMAIN"],
  ]);
});

test("D1: a private zone that is not asked for want of an attribute is the thing to mend", () => {
  const off = vpc({ enableDnsHostnames: { known: true, value: false } });
  const areas: Areas = {
    ...inside(record({})),
    vpcs: [off],
    hostedZones: [privateZone, hostedZone({ name: "example.jp" })],
  };
  const answer = trace(account(areas), { to: "db.example.jp" });
  expect([answer.blockers[0]?.code, answer.blockers[0]?.id]).toEqual(["DNS_ATTR_DISABLED", "vpc-1"]);
});

test("trap 1: a rule that names the caller's group admits it under the private answer, not under the public one", () => {
  const areas = (address: string): Areas => ({
    ...inside(record({ values: [address] })),
    internetGateways: [internetGateway()],
    routeTables: [routeTable({ routes: [localRoute, internetRoute] })],
    networkInterfaces: [
      clientInterface({ association: { publicIp: "203.0.113.5" } }),
      serverInterface({ association: { publicIp: "203.0.113.6" } }),
    ],
    securityGroupRules: [allOut, securityGroupRule({ referencedGroupInfo: { groupId: "sg-client" } })],
  });
  expect(trace(account(areas("10.0.2.10")), { to: "db.example.jp" }).verdict).toBe("reachable");
  const answer = trace(account(areas("203.0.113.6")), { to: "db.example.jp" });
  expect([answer.verdict, codes(answer)]).toEqual(["unreachable", ["ENI_SG_RULES_MISMATCH"]]);
  expect(answer.assumptions.map(({ code }) => code)).toContain("DNS_RESOLVES_PUBLIC_FROM_INSIDE");
});

test("a public name with a private address is of no use to the internet", () => {
  const areas: Areas = {
    ...publicClient,
    hostedZones: [hostedZone({ hostedZoneId: "ZPRV", name: "example.jp" })],
    resourceRecordSets: [record({ values: ["10.0.1.20"] })],
  };
  const answer = trace(account(areas), { from: "internet", to: "db.example.jp" });
  expect([answer.verdict, codes(answer)]).toEqual(["unreachable", ["IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"]]);
});

test("C11: SRV records give the port; a caller that brings another gets no address", () => {
  const areas = inside(
    record({ name: "web.example.jp", type: "SRV", values: ["1 1 443 t1.web.example.jp"] }),
    record({ name: "t1.web.example.jp" }),
  );
  const question = { from: "eni-client", to: "web.example.jp", protocol: "tcp" };
  const told = tracePath(account(areas), question);
  expect("verdict" in told && [told.verdict, told.variants[0]?.request.at(-1)?.traffic.destinationPorts]).toEqual([
    "reachable",
    "443",
  ]);
  expect(trace(account(areas), { to: "web.example.jp", port: "443" }).verdict).toBe("reachable");
  expect(codes(trace(account(areas), { to: "web.example.jp", port: "80" }))).toEqual(["DNS_NXDOMAIN"]);
});

test("V5: the name of an AWS service leads to the VPC's endpoint, and without one to public addresses", () => {
  const endpoint = networkInterface({ networkInterfaceId: "eni-vpce", privateIpAddress: "10.0.1.50" });
  const areas: Areas = {
    vpcEndpoints: [vpcEndpoint()],
    networkInterfaces: [clientInterface(), serverInterface(), endpoint],
  };
  const answer = trace(account(areas), { to: "api.ecr.eu-west-1.amazonaws.com" });
  expect([answer.verdict, answer.variants[0]?.toNode]).toEqual([
    "reachable",
    "aws/111111111111/eu-west-1/vpc-endpoint/vpce-1",
  ]);
  const without = trace(account({ ...areas, vpcEndpoints: [] }), { to: "api.ecr.eu-west-1.amazonaws.com" });
  expect([without.verdict, codes(without)]).toEqual(["unreachable", ["NO_ROUTE_TO_DESTINATION"]]);
  expect(trace(account(publicClient), { to: "api.ecr.eu-west-1.amazonaws.com" }).verdict).toBe("reachable");
});

test("a name can be the source, and is looked up as the VPC the question names sees it", () => {
  const second: Areas = {
    vpcs: [vpc(), vpc({ vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" })],
    subnets: [
      subnet(),
      subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24" }),
      subnet({ subnetId: "subnet-3", vpcId: "vpc-2", cidrBlock: "10.1.1.0/24" }),
    ],
    hostedZones: [privateZone, hostedZone({ hostedZoneId: "ZTWO", name: "example.jp", privateZone: true })],
    vpcHostedZones: [vpcHostedZones("vpc-1", "ZPRV"), vpcHostedZones("vpc-2", "ZTWO")],
    resourceRecordSets: [
      record({ name: "job.example.jp", values: ["10.0.1.20"] }),
      record({ hostedZoneId: "ZTWO", name: "job.example.jp", values: ["10.1.1.7"] }),
    ],
  };
  const question = { from: "job.example.jp", to: "eni-server", protocol: "tcp", port: "443" };
  const refused = tracePath(account(second), question);
  expect("status" in refused && [refused.status, refused.field, refused.suggestions]).toEqual([
    409,
    "from",
    ["vpc-1", "vpc-2"],
  ]);
  expect(trace(account(second), { ...question, fromVpc: "vpc-1" }).verdict).toBe("reachable");
  expect(trace(account(inside(record({ name: "job.example.jp", values: ["10.0.1.20"] }))), question).verdict).toBe(
    "reachable",
  );
});

test("a VPC that is not in the snapshot is refused with those that are", () => {
  const refused = tracePath(account(), { from: "eni-client", to: "eni-server", protocol: "tcp", toVpc: "vpc-9" });
  expect("status" in refused && [refused.status, refused.field, refused.suggestions]).toEqual([
    404,
    "toVpc",
    ["vpc-1"],
  ]);
});

test("U1: other people's names are unknown, with the reason, and so is every name behind servers of one's own", () => {
  const other = trace(account(), { to: "api.example.net" });
  expect([other.verdict, other.unknowns[0]?.call]).toEqual(["unknown", "route53:ListHostedZones"]);
  const areas: Areas = {
    ...inside(record({})),
    vpcs: [vpc({ dhcpOptionsId: "dopt-1" })],
    dhcpOptions: [
      { dhcpOptionsId: "dopt-1", dhcpConfigurations: [{ key: "domain-name-servers", values: ["10.9.9.9"] }] },
    ],
  };
  expect(trace(account(areas), { to: "db.example.jp" }).unknowns[0]?.call).toBe("ec2:DescribeDhcpOptions");
});

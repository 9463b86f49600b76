import { expect, test } from "vitest";
import {
  account,
  clientInterface,
  codes,
  internetRoute,
  localRoute,
  trace,
} from "#tests/lib/analysis/reach/accounts.ts";
import { networkAcl, networkAclEntry, route, routeTable, subnet, vpc } from "#tests/support/ec2-records.ts";
import { natGateway } from "#tests/support/gateway-records.ts";
import { aclOf, behindNat, farInterface, natInterface, onlyIn, onlyOut, peered } from "./networks.ts";

const out = { to: "8.8.8.8" };
const [privateTable, publicTable] = behindNat.routeTables ?? [];
if (privateTable === undefined || publicTable === undefined) throw new Error("two tables");
const [nat] = behindNat.natGateways ?? [];
if (nat === undefined) throw new Error("one NAT gateway");

function blockersOf(areas: Parameters<typeof account>[0], question = out) {
  return trace(account(areas), question).blockers.map(({ code, side, direction, id }) =>
    [direction, side ?? "", code, id].filter((text) => text !== "").join(" "),
  );
}

test("T1: the source becomes the NAT gateway's, and what comes back is addressed to its ports 1024-65535", () => {
  const answer = trace(account(behindNat), out);
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request.at(-1)?.traffic).toMatchObject({ source: "10.0.2.30", sourcePorts: "1024-65535" });
  expect(answer.variants[0]?.reply[0]?.traffic).toMatchObject({
    destination: "10.0.2.30",
    destinationPorts: "1024-65535",
  });
  expect(answer.variants[0]?.reply.at(-1)?.traffic).toMatchObject({
    destination: "10.0.1.20",
    destinationPorts: "32768-60999",
  });
});

test("T1: TCP, UDP and ICMP pass, any other protocol number does not, and of all protocols only three do", () => {
  for (const question of [
    { protocol: "udp", port: "53" },
    { protocol: "icmp", port: "" },
  ]) {
    expect(trace(account(behindNat), { ...out, ...question }).verdict).toBe("reachable");
  }
  const gre = trace(account(behindNat), { ...out, protocol: "47", port: "" });
  expect(gre.blockers).toMatchObject([{ code: "NAT_CANNOT_CARRY", id: "nat-1" }]);
  expect(trace(account(behindNat), { ...out, protocol: "all", port: "" }).verdict).toBe("conditional");
});

test("T1: a NAT gateway that is not available carries nothing", () => {
  expect(blockersOf({ ...behindNat, natGateways: [{ ...nat, state: "failed" }] })).toEqual(["request BAD_STATE nat-1"]);
});

test("T1: a public NAT gateway without an Elastic IP is dropped by the internet gateway", () => {
  const { association, ...bare } = natInterface;
  expect(association?.publicIp).toBe("203.0.113.20");
  const areas = {
    ...behindNat,
    natGateways: [{ ...nat, natGatewayAddresses: [{ networkInterfaceId: "eni-nat", privateIp: "10.0.2.30" }] }],
    networkInterfaces: [
      clientInterface(),
      { ...bare, privateIpAddresses: [{ privateIpAddress: "10.0.2.30", primary: true }] },
    ],
  };
  expect(blockersOf(areas)).toEqual(["request IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS eni-nat"]);
});

test("T1: a NAT gateway without an internet route is the blocker, and its subnet's route table what to change", () => {
  const noRoute = { ...publicTable, routes: [localRoute] };
  const answer = trace(account({ ...behindNat, routeTables: [privateTable, noRoute] }), out);
  expect(answer.blockers).toMatchObject([{ code: "NAT_WITHOUT_INTERNET_ROUTE", direction: "request", id: "nat-1" }]);
  expect(answer.blockers[0]?.text).toBe(
    "NAT gateway nat-1 has no way to the internet: route table rtb-public of subnet-2 has no route to an internet gateway for 8.8.8.8.",
  );
});

test("T1, trap 20: a NAT gateway routed through itself by its own subnet's table is a dead end", () => {
  expect(blockersOf({ ...behindNat, routeTables: [privateTable] })).toEqual([
    "request NAT_WITHOUT_INTERNET_ROUTE nat-1",
  ]);
});

test("R4, T1: a route to a deleted NAT gateway is one blocker, the blackhole on its route table", () => {
  const blackhole = {
    ...privateTable,
    routes: [localRoute, route({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-gone", state: "blackhole" })],
  };
  expect(blockersOf({ ...behindNat, routeTables: [blackhole, publicTable] })).toEqual([
    "request BAD_STATE_ROUTE rtb-1",
  ]);
  const active = {
    ...privateTable,
    routes: [localRoute, route({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-gone" })],
  };
  expect(blockersOf({ ...behindNat, routeTables: [active, publicTable] })).toEqual(["request BAD_STATE rtb-1"]);
});

test("T2: a NAT gateway accepts no session from outside, and is no destination", () => {
  const answer = trace(account(behindNat), { from: "internet", to: "nat-1" });
  expect(answer.verdict).toBe("unreachable");
  expect(codes(answer)).toContain("NAT_CANNOT_CARRY");
  expect(codes(trace(account(behindNat), { from: "198.51.100.7", to: "203.0.113.20" }))).toContain("NAT_CANNOT_CARRY");
});

test("T2, N7: the network ACL of the NAT gateway's subnet is asked on both legs, each way", () => {
  const withAcl = (subnetId: string, entries: typeof onlyIn) => ({
    ...behindNat,
    networkAcls: [networkAcl(), aclOf([subnetId], entries, "acl-t")],
  });
  expect(blockersOf(withAcl("subnet-2", onlyIn))).toEqual([
    "request egress SUBNET_ACL_RESTRICTION acl-t",
    "reply egress NACL_RETURN_EPHEMERAL_BLOCKED acl-t",
  ]);
  expect(blockersOf(withAcl("subnet-2", onlyOut))).toEqual([
    "request ingress SUBNET_ACL_RESTRICTION acl-t",
    "reply ingress NACL_RETURN_EPHEMERAL_BLOCKED acl-t",
  ]);
});

test("T2, N3: replies to the NAT gateway need its ports, not the client's", () => {
  const narrow = [
    networkAclEntry({ protocol: "6", portRange: { from: 443, to: 443 } }),
    networkAclEntry({ ruleNumber: 110, protocol: "6", portRange: { from: 32768, to: 60999 } }),
    networkAclEntry({ egress: true }),
  ];
  const answer = trace(
    account({ ...behindNat, networkAcls: [networkAcl(), aclOf(["subnet-2"], narrow, "acl-t")] }),
    out,
  );
  expect(answer.verdict).toBe("conditional");
  expect(answer.variants[0]?.conditions).toMatchObject([{ kind: "source-port", ports: ["32768-60999"] }]);
});

test("T2: a NAT gateway in the client's own subnet is entered without a network ACL", () => {
  const areas = {
    ...behindNat,
    subnets: [subnet()],
    routeTables: [privateTable],
    natGateways: [{ ...nat, subnetId: "subnet-1" }],
    networkInterfaces: [clientInterface(), { ...natInterface, subnetId: "subnet-1" }],
  };
  expect(blockersOf(areas)).toEqual(["request NAT_WITHOUT_INTERNET_ROUTE nat-1"]);
});

test("T3, trap 20: a NAT gateway serves its own VPC only: not over a peering", () => {
  const [near, far] = peered.routeTables ?? [];
  if (near === undefined || far === undefined) throw new Error("two tables");
  const areas = {
    ...peered,
    routeTables: [
      { ...near, routes: [localRoute, route({ destinationCidrBlock: "0.0.0.0/0", vpcPeeringConnectionId: "pcx-1" })] },
      { ...far, routes: [...far.routes, route({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" })] },
    ],
  };
  expect(blockersOf(areas)).toEqual(["request PEERING_NOT_TRANSITIVE pcx-1"]);
});

test("T4, trap 20: a private NAT gateway never reaches the internet, whatever its subnet's route table says", () => {
  const areas = { ...behindNat, natGateways: [{ ...nat, connectivityType: "private" }] };
  const answer = trace(account(areas), out);
  expect(answer.blockers).toMatchObject([{ code: "NAT_WITHOUT_INTERNET_ROUTE", id: "nat-1" }]);
  expect(answer.blockers[0]?.text).toBe("NAT gateway nat-1 is private: it does not reach the internet.");
});

test("T4: a private NAT gateway carries to another network as its own address, which a group reference does not mean", () => {
  const areas = {
    vpcs: [vpc(), vpc({ vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" })],
    subnets: [subnet(), subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24" }), ...(peered.subnets ?? []).slice(1)],
    networkAcls: peered.networkAcls ?? [],
    routeTables: [
      routeTable({ routes: [localRoute, route({ destinationCidrBlock: "10.1.0.0/16", natGatewayId: "nat-1" })] }),
      routeTable({
        routeTableId: "rtb-nat",
        routes: [localRoute, route({ destinationCidrBlock: "10.1.0.0/16", vpcPeeringConnectionId: "pcx-1" })],
        associations: [{ subnetId: "subnet-2", state: "associated" }],
      }),
      ...(peered.routeTables ?? []).slice(1),
    ],
    vpcPeeringConnections: peered.vpcPeeringConnections ?? [],
    natGateways: [{ ...nat, connectivityType: "private" }],
    networkInterfaces: [clientInterface(), natInterface, farInterface],
  };
  const answer = trace(account(areas), { to: "eni-far" });
  expect(codes(answer)).toEqual([]);
  const arrival = answer.variants[0]?.request.at(-1);
  expect(arrival?.traffic).toMatchObject({ source: "10.0.2.30", destination: "10.1.0.5" });
  expect(answer.variants[0]?.reply[0]?.traffic.destination).toBe("10.0.2.30");
});

test("T5: a zonal NAT gateway in another zone works", () => {
  const areas = {
    ...behindNat,
    subnets: [subnet(), subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", availabilityZone: "eu-west-1b" })],
  };
  expect(trace(account(areas), out).verdict).toBe("reachable");
});

const regional = {
  ...behindNat,
  natGateways: [
    natGateway({
      subnetId: undefined,
      availabilityMode: "regional",
      natGatewayAddresses: [{ allocationId: "eipalloc-2", publicIp: "203.0.113.20" }],
    }),
  ],
  networkInterfaces: [clientInterface()],
};

test("T5: a regional NAT gateway has no subnet: it leaves by the route table made for it, assumed where it was not seen", () => {
  const answer = trace(account(regional), out);
  expect(answer.verdict).toBe("reachable");
  expect(answer.assumptions.map(({ code }) => code)).toContain("REGIONAL_NAT_ROUTE_TABLE_ASSUMED");
  const own = routeTable({
    routeTableId: "rtb-nat",
    routes: [localRoute, internetRoute],
    associations: [{ gatewayId: "nat-1", state: "associated" }],
  });
  const seen = trace(account({ ...regional, routeTables: [privateTable, own] }), out);
  expect(seen.verdict).toBe("reachable");
  expect(seen.assumptions.map(({ code }) => code)).not.toContain("REGIONAL_NAT_ROUTE_TABLE_ASSUMED");
  const closed = { ...own, routes: [localRoute] };
  expect(blockersOf({ ...regional, routeTables: [privateTable, closed] })).toEqual([
    "request NAT_WITHOUT_INTERNET_ROUTE nat-1",
  ]);
});

test("U1: NAT gateways that were not read leave the path unknown and name the call", () => {
  const answer = trace(account({ ...behindNat, natGateways: [] }, { incomplete: ["natGateways"] }), out);
  expect([answer.verdict, answer.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeNatGateways"]);
});

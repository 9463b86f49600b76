import { expect, test } from "vitest";
import { account, clientInterface, codes, localRoute, trace } from "#tests/lib/analysis/reach/accounts.ts";
import { networkAcl, networkInterface, route, routeTable, subnet, vpc } from "#tests/support/ec2-records.ts";
import {
  internetGateway,
  managedPrefixList,
  vpcEndpoint,
  vpcPeeringConnection,
} from "#tests/support/gateway-records.ts";
import { ACCOUNT, REGION } from "#tests/support/snapshots.ts";
import { farInterface, peered, vpnConnection, vpnGateway } from "./networks.ts";

const toFar = { to: "eni-far" };
const [near, far] = peered.routeTables ?? [];
if (near === undefined || far === undefined) throw new Error("two tables");

test("P1: an active peering with routes on both sides carries, both ways", () => {
  const answer = trace(account(peered), toFar);
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request.map(({ kind }) => kind)).toContain("vpc-peering-connection");
  expect(answer.variants[0]?.reply.map(({ kind }) => kind)).toContain("vpc-peering-connection");
});

test.each(["pending-acceptance", "failed", "expired", "rejected", "deleted"])(
  "P1: a peering that is %s carries nothing, told once",
  (statusCode) => {
    const areas = { ...peered, vpcPeeringConnections: [vpcPeeringConnection({ statusCode })] };
    expect(trace(account(areas), toFar).blockers).toMatchObject([{ code: "PEERING_NOT_ACTIVE", id: "pcx-1" }]);
  },
);

test("P1: each side needs a route: the near one for requests, the far one for replies", () => {
  const noRequest = { ...peered, routeTables: [routeTable(), far] };
  expect(codes(trace(account(noRequest), toFar))).toEqual(["NO_ROUTE_TO_DESTINATION"]);
  const noReply = { ...peered, routeTables: [near, { ...far, routes: far.routes.slice(0, 1) }] };
  expect(codes(trace(account(noReply), toFar))).toEqual(["RETURN_ROUTE_MISSING"]);
});

test("P1: a peering carries only addresses of its two VPCs", () => {
  const wide = {
    ...near,
    routes: [localRoute, route({ destinationCidrBlock: "10.0.0.0/8", vpcPeeringConnectionId: "pcx-1" })],
  };
  expect(trace(account({ ...peered, routeTables: [wide, far] }), { to: "10.7.0.1" }).blockers).toMatchObject([
    { code: "PEERING_NOT_TRANSITIVE", id: "pcx-1" },
  ]);
});

test("P2: peerings are not transitive: a third VPC behind the second is not reached", () => {
  const third = networkInterface({
    networkInterfaceId: "eni-third",
    vpcId: "vpc-3",
    subnetId: "subnet-third",
    privateIpAddress: "10.2.0.5",
  });
  const areas = {
    ...peered,
    vpcs: [...(peered.vpcs ?? []), vpc({ vpcId: "vpc-3", cidrBlock: "10.2.0.0/16" })],
    subnets: [
      ...(peered.subnets ?? []),
      subnet({ subnetId: "subnet-third", vpcId: "vpc-3", cidrBlock: "10.2.0.0/24" }),
    ],
    networkAcls: [...(peered.networkAcls ?? []), networkAcl({ networkAclId: "acl-3", vpcId: "vpc-3" })],
    routeTables: [
      {
        ...near,
        routes: [...near.routes, route({ destinationCidrBlock: "10.2.0.0/16", vpcPeeringConnectionId: "pcx-1" })],
      },
      {
        ...far,
        routes: [...far.routes, route({ destinationCidrBlock: "10.2.0.0/16", vpcPeeringConnectionId: "pcx-2" })],
      },
      routeTable({
        routeTableId: "rtb-third",
        vpcId: "vpc-3",
        routes: [route({ destinationCidrBlock: "10.0.0.0/8", vpcPeeringConnectionId: "pcx-2" })],
      }),
    ],
    vpcPeeringConnections: [
      vpcPeeringConnection(),
      vpcPeeringConnection({
        vpcPeeringConnectionId: "pcx-2",
        requester: {
          vpcId: "vpc-2",
          ownerId: ACCOUNT,
          region: REGION,
          cidrBlocks: ["10.1.0.0/16"],
          ipv6CidrBlocks: [],
        },
        accepter: { vpcId: "vpc-3", ownerId: ACCOUNT, region: REGION, cidrBlocks: ["10.2.0.0/16"], ipv6CidrBlocks: [] },
      }),
    ],
    networkInterfaces: [clientInterface(), farInterface, third],
  };
  expect(codes(trace(account(areas), { to: "eni-third" }))).toContain("PEERING_NOT_TRANSITIVE");
});

test.each([
  ["internet gateway", { gatewayId: "igw-2" }, "8.8.8.8"],
  ["VPN gateway", { gatewayId: "vgw-1" }, "192.168.0.10"],
  ["gateway endpoint", { gatewayId: "vpce-s3" }, "52.92.0.1"],
])("P2: the peer's %s is not usable over the peering", (_name, target, to) => {
  const block = to === "8.8.8.8" ? "0.0.0.0/0" : `${to}/32`;
  const areas = {
    ...peered,
    routeTables: [
      { ...near, routes: [...near.routes, route({ destinationCidrBlock: block, vpcPeeringConnectionId: "pcx-1" })] },
      { ...far, routes: [...far.routes, route({ destinationCidrBlock: block, ...target })] },
    ],
    internetGateways: [
      internetGateway({ internetGatewayId: "igw-2", attachments: [{ vpcId: "vpc-2", state: "available" }] }),
    ],
    vpnGateways: [vpnGateway({ vpcAttachments: [{ vpcId: "vpc-2", state: "attached" }] })],
    vpnConnections: [vpnConnection()],
    vpcEndpoints: [vpcEndpoint({ vpcEndpointId: "vpce-s3", vpcId: "vpc-2", vpcEndpointType: "Gateway" })],
    managedPrefixLists: [managedPrefixList()],
  };
  expect(codes(trace(account(areas), { to }))).toEqual(["PEERING_NOT_TRANSITIVE"]);
});

test("P3, trap 15: two peers of one VPC may use the same range: an address is looked up in the VPC the packet arrives in", () => {
  const twin = { ...farInterface, networkInterfaceId: "eni-twin", vpcId: "vpc-3", subnetId: "subnet-twin" };
  const areas = {
    ...peered,
    vpcs: [...(peered.vpcs ?? []), vpc({ vpcId: "vpc-3", cidrBlock: "10.1.0.0/16" })],
    subnets: [...(peered.subnets ?? []), subnet({ subnetId: "subnet-twin", vpcId: "vpc-3", cidrBlock: "10.1.0.0/24" })],
    vpcPeeringConnections: [
      vpcPeeringConnection(),
      vpcPeeringConnection({
        vpcPeeringConnectionId: "pcx-2",
        accepter: { vpcId: "vpc-3", ownerId: ACCOUNT, region: REGION, cidrBlocks: ["10.1.0.0/16"], ipv6CidrBlocks: [] },
      }),
    ],
    networkInterfaces: [clientInterface(), farInterface, twin],
  };
  expect(trace(account(areas), { to: "eni-far" }).verdict).toBe("reachable");
  const wrong = trace(account(areas), { to: "eni-twin" });
  expect(wrong.verdict).toBe("unreachable");
  expect(codes(wrong)).toContain("ENI_ADDRESS_RESTRICTION");
  const byAddress = trace(account(areas), { from: "eni-client", to: "10.1.0.5" });
  expect(byAddress.verdict).toBe("reachable");
});

test("P3: an address of the peer's range that nobody holds there is not there", () => {
  expect(trace(account(peered), { to: "10.1.0.99" }).blockers).toMatchObject([
    { code: "ENI_ADDRESS_RESTRICTION", id: "vpc-2" },
  ]);
});

test("U1: a peer that was not surveyed is unknown; a peering that was not read too", () => {
  const alone = { ...peered, vpcs: [vpc()], subnets: [subnet()], networkInterfaces: [clientInterface()] };
  const answer = trace(account(alone), { to: "10.1.0.5" });
  expect([answer.verdict, answer.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeVpcs"]);
  const unread = trace(
    account({ ...peered, vpcPeeringConnections: [] }, { incomplete: ["vpcPeeringConnections"] }),
    toFar,
  );
  expect([unread.verdict, unread.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeVpcPeeringConnections"]);
});

import { expect, test } from "vitest";
import { account, allOut, clientInterface, codes, localRoute, trace } from "#tests/lib/analysis/reach/accounts.ts";
import {
  networkAclEntry,
  networkInterface,
  route,
  routeTable,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";
import {
  internetGateway,
  natGateway,
  transitGateway,
  transitGatewayAttachment,
} from "#tests/support/gateway-records.ts";
import {
  aclOf,
  attachments,
  farInterface,
  onlyIn,
  onlyOut,
  transit,
  transitApart,
  transitRoute,
  transitTable,
  vpnConnection,
} from "./networks.ts";

const toFar = { to: "eni-far" };

function blockersOf(areas: typeof transit) {
  return trace(account(areas), toFar).blockers.map(({ code, side, direction, id }) =>
    [direction, side ?? "", code, id].filter((text) => text !== "").join(" "),
  );
}

test("W1: two VPCs reach each other over a transit gateway, each hop shown, both ways", () => {
  const answer = trace(account(transit), toFar);
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request.map(({ kind }) => kind)).toEqual([
    "network-interface",
    "security-group",
    "network-acl",
    "route-table",
    "transit-gateway-attachment",
    "network-acl",
    "transit-gateway-route-table",
    "transit-gateway-attachment",
    "route-table",
    "security-group",
    "network-interface",
  ]);
});

test("W1: traffic that enters from an attachment needs its route table; one that only receives needs none", () => {
  const [near, { association, ...far }] = attachments;
  expect(association?.transitGatewayRouteTableId).toBe("tgw-rtb-1");
  expect(blockersOf({ ...transit, transitGatewayAttachments: [near, far] })).toEqual([
    "reply TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION tgw-attach-2",
  ]);
  // A ping that asks for no answer is one way: the far attachment only receives.
  const oneWay = { to: "eni-far", protocol: "icmp", port: "", icmpType: 3 };
  const rules = [allOut, securityGroupRule({ ipProtocol: "icmp", fromPort: -1, toPort: -1 })];
  const topology = account({ ...transit, securityGroupRules: rules, transitGatewayAttachments: [near, far] });
  expect(trace(topology, oneWay).verdict).toBe("reachable");
});

test("W2: a subnet uses the gateway only in a zone where its attachment has a subnet, going and coming back", () => {
  const inB = (areas: typeof transit, id: string) => ({
    ...areas,
    subnets: (areas.subnets ?? []).map((one) =>
      one.subnetId === id ? { ...one, availabilityZone: "eu-west-1b" } : one,
    ),
  });
  expect(blockersOf(inB(transitApart, "subnet-1"))).toEqual([
    "request TGW_ROUTE_AZ_RESTRICTION tgw-attach-1",
    "reply TGW_ATTACH_VPC_AZ_RESTRICTION tgw-attach-1",
  ]);
  expect(blockersOf(inB(transitApart, "subnet-far"))).toEqual([
    "request TGW_ATTACH_VPC_AZ_RESTRICTION tgw-attach-2",
    "reply TGW_ROUTE_AZ_RESTRICTION tgw-attach-2",
  ]);
});

test("W2, trap 3: one attachment subnet in a zone serves every subnet of that zone", () => {
  expect(blockersOf(transitApart)).toEqual([]);
  expect(trace(account(transitApart), toFar).verdict).toBe("reachable");
});

test("W2: a subnet of the attachment that was not read leaves its zone unknown", () => {
  const apart = {
    ...transitApart,
    transitGatewayAttachments: [{ ...attachments[0], subnetIds: ["subnet-gone"] }, attachments[1]],
  };
  const answer = trace(account(apart), toFar);
  expect([answer.verdict, answer.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeSubnets"]);
});

test("W2: a VPC attachment whose subnets AWS did not tell is unknown, never one without subnets", () => {
  const apart = { ...transitApart, transitGatewayAttachments: [{ ...attachments[0], subnetIds: [] }, attachments[1]] };
  expect(trace(account(apart), toFar).verdict).toBe("unknown");
});

test("W1, W2: two accounts list one attachment: the gateway's owner its table, the VPC's owner its subnets", () => {
  const owner = "222222222222";
  const { association, ...mine } = attachments[0];
  const { association: farAssociation, ...far } = attachments[1];
  const { snapshot } = account({
    ...transit,
    transitGatewayAttachments: [mine, far],
    transitGatewayRouteTables: [],
  });
  const shared = snapshotOf({
    account: owner,
    areas: {
      transitGateways: [transitGateway({ ownerId: owner })],
      transitGatewayAttachments: [
        { ...mine, subnetIds: [], ...(association === undefined ? {} : { association }) },
        { ...far, subnetIds: [], ...(farAssociation === undefined ? {} : { association: farAssociation }) },
      ],
      transitGatewayRouteTables: transit.transitGatewayRouteTables ?? [],
    },
  });
  const topology = buildTopology({ ...snapshot, scopes: [...snapshot.scopes, ...shared.scopes] });
  const answer = trace(topology, toFar);
  expect(codes(answer)).toEqual([]);
  expect(answer.verdict).toBe("reachable");
});

test("W3: the longest prefix of the gateway's table wins, static before propagated, and a blackhole drops", () => {
  const [propagated, far] = [transitRoute("10.0.0.0/16", "tgw-attach-1"), transitRoute("10.1.0.0/16", "tgw-attach-2")];
  const withRoutes = (...routes: readonly ReturnType<typeof transitRoute>[]) => ({
    ...transit,
    transitGatewayRouteTables: [transitTable(routes)],
  });
  expect(
    blockersOf(withRoutes(propagated, far, transitRoute("10.1.0.0/24", "", { type: "static", state: "blackhole" }))),
  ).toEqual(["request TGW_RTB_BAD_STATE_ROUTE tgw-rtb-1"]);
  expect(
    blockersOf(withRoutes(propagated, far, transitRoute("10.1.0.0/16", "", { type: "static", state: "blackhole" }))),
  ).toEqual(["request TGW_RTB_BAD_STATE_ROUTE tgw-rtb-1"]);
  expect(
    blockersOf(
      withRoutes(
        propagated,
        transitRoute("10.1.0.0/24", "tgw-attach-2"),
        transitRoute("10.1.0.0/16", "", { state: "blackhole" }),
      ),
    ),
  ).toEqual([]);
  expect(blockersOf(withRoutes(propagated))).toEqual(["request TGW_RTB_CANNOT_ROUTE tgw-rtb-1"]);
});

test("W3: of propagated routes to one block a VPC's wins over a VPN's", () => {
  const routes = [
    transitRoute("10.0.0.0/16", "tgw-attach-1"),
    transitRoute("10.1.0.0/16", "tgw-attach-vpn", { resourceType: "vpn" }),
    transitRoute("10.1.0.0/16", "tgw-attach-2"),
  ];
  expect(blockersOf({ ...transit, transitGatewayRouteTables: [transitTable(routes)] })).toEqual([]);
});

test("W4: in subnets of their own, an attachment's network ACL is asked inbound for what enters and outbound for what leaves", () => {
  const only = (subnetId: string, entries: readonly ReturnType<typeof networkAclEntry>[]) => ({
    ...transitApart,
    networkAcls: [...(transitApart.networkAcls ?? []), aclOf([subnetId], entries, "acl-t")],
  });
  // The attachment of vpc-1 takes requests in and lets replies out.
  expect(blockersOf(only("subnet-t1", onlyIn))).toEqual(["reply egress NACL_RETURN_EPHEMERAL_BLOCKED acl-t"]);
  expect(blockersOf(only("subnet-t1", onlyOut))).toEqual(["request ingress SUBNET_ACL_RESTRICTION acl-t"]);
  expect(blockersOf(only("subnet-t2", onlyIn))).toEqual(["request egress SUBNET_ACL_RESTRICTION acl-t"]);
  expect(blockersOf(only("subnet-t2", onlyOut))).toEqual(["reply ingress NACL_RETURN_EPHEMERAL_BLOCKED acl-t"]);
});

test("W4: a workload in its attachment's subnet is asked outbound and inbound towards the gateway, and not at all from it", () => {
  const withAcl = (subnetId: string, entries: readonly ReturnType<typeof networkAclEntry>[]) => ({
    ...transit,
    networkAcls: [...(transit.networkAcls ?? []), aclOf([subnetId], entries, "acl-t")],
  });
  // Towards the gateway both directions are asked: a request out of subnet-1, a reply out of subnet-far.
  expect(blockersOf(withAcl("subnet-1", onlyIn))).toEqual(["request egress SUBNET_ACL_RESTRICTION acl-t"]);
  expect(blockersOf(withAcl("subnet-1", onlyOut))).toEqual(["request ingress SUBNET_ACL_RESTRICTION acl-t"]);
  expect(blockersOf(withAcl("subnet-far", onlyIn))).toEqual(["reply egress NACL_RETURN_EPHEMERAL_BLOCKED acl-t"]);
  expect(blockersOf(withAcl("subnet-far", onlyOut))).toEqual(["reply ingress NACL_RETURN_EPHEMERAL_BLOCKED acl-t"]);
});

test("W4, trap 7: a network ACL that denies everything from the far network does not protect a workload in the attachment's subnet", () => {
  const deny = networkAclEntry({ ruleNumber: 1, ruleAction: "deny", cidrBlock: "10.0.0.0/16" });
  const entries = [deny, networkAclEntry(), networkAclEntry({ egress: true })];
  const shared = { ...transit, networkAcls: [...(transit.networkAcls ?? []), aclOf(["subnet-far"], entries, "acl-t")] };
  expect(trace(account(shared), toFar).verdict).toBe("reachable");
  const apart = {
    ...transitApart,
    networkAcls: [...(transitApart.networkAcls ?? []), aclOf(["subnet-far"], entries, "acl-t")],
  };
  expect(blockersOf(apart)).toEqual(["request ingress SUBNET_ACL_RESTRICTION acl-t"]);
});

const peerAssociation = { transitGatewayRouteTableId: "tgw-rtb-2", state: "associated" };
const peeringSide = (id: string, peer: string, overrides = {}) =>
  transitGatewayAttachment({
    transitGatewayAttachmentId: "tgw-attach-peer",
    transitGatewayId: id,
    resourceType: "peering",
    resourceId: peer,
    subnetIds: [],
    peer: { transitGatewayId: peer, region: "eu-west-1" },
    ...overrides,
  });
const acrossGateways = {
  ...transit,
  transitGateways: [transitGateway(), transitGateway({ transitGatewayId: "tgw-2" })],
  transitGatewayAttachments: [
    attachments[0],
    peeringSide("tgw-1", "tgw-2", { association: { transitGatewayRouteTableId: "tgw-rtb-1", state: "associated" } }),
    { ...attachments[1], transitGatewayId: "tgw-2", association: peerAssociation },
  ],
  routeTables: [
    ...(transit.routeTables ?? []).slice(0, 1),
    routeTable({
      routeTableId: "rtb-far",
      vpcId: "vpc-2",
      routes: [
        route({ destinationCidrBlock: "10.1.0.0/16", gatewayId: "local" }),
        route({ destinationCidrBlock: "10.0.0.0/16", transitGatewayId: "tgw-2" }),
      ],
    }),
  ],
  transitGatewayRouteTables: [
    transitTable([
      transitRoute("10.0.0.0/16", "tgw-attach-1"),
      transitRoute("10.1.0.0/16", "tgw-attach-peer", { type: "static", resourceType: "peering" }),
    ]),
    transitTable(
      [
        transitRoute("10.1.0.0/16", "tgw-attach-2"),
        transitRoute("10.0.0.0/16", "tgw-attach-peer", { type: "static", resourceType: "peering" }),
      ],
      { transitGatewayRouteTableId: "tgw-rtb-2", transitGatewayId: "tgw-2" },
    ),
  ],
};

/** The far gateway, its VPC and tables in another Region: both sides of a peering attachment have one id. */
function twoRegions(association?: typeof peerAssociation) {
  const far = peeringSide("tgw-2", "tgw-1", association === undefined ? {} : { association });
  const inFar = <Item extends { readonly vpcId: string }>(items: readonly Item[] = []) =>
    items.filter(({ vpcId }) => vpcId === "vpc-2");
  const [nearTable, farTable] = acrossGateways.transitGatewayRouteTables;
  const { snapshot } = account({
    ...acrossGateways,
    transitGatewayAttachments: acrossGateways.transitGatewayAttachments.slice(0, 2),
    transitGatewayRouteTables: nearTable === undefined ? [] : [nearTable],
    networkInterfaces: [clientInterface()],
  });
  const other = snapshotOf({
    region: "us-east-1",
    areas: {
      vpcs: inFar(acrossGateways.vpcs),
      subnets: inFar(acrossGateways.subnets).map((one) => ({ ...one, availabilityZone: "us-east-1a" })),
      networkAcls: inFar(acrossGateways.networkAcls),
      routeTables: inFar(acrossGateways.routeTables),
      securityGroupRules: [securityGroupRule()],
      networkInterfaces: [farInterface],
      transitGateways: [transitGateway({ transitGatewayId: "tgw-2" })],
      transitGatewayAttachments: [far, ...acrossGateways.transitGatewayAttachments.slice(2)],
      transitGatewayRouteTables: farTable === undefined ? [] : [farTable],
    },
  });
  return buildTopology({ ...snapshot, scopes: [...snapshot.scopes, ...other.scopes.slice(0, 1)] });
}

test("W5: over a transit gateway peering the far gateway routes by the table of its side of the peering", () => {
  const answer = trace(twoRegions(peerAssociation), toFar);
  expect(codes(answer)).toEqual([]);
  expect(answer.verdict).toBe("reachable");
  expect(
    answer.variants[0]?.request.filter(({ kind }) => kind === "transit-gateway-route-table").map(({ id }) => id),
  ).toEqual(["tgw-rtb-1", "tgw-rtb-2"]);
  expect(codes(trace(twoRegions(), toFar))).toEqual(["TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"]);
});

test("W5: a peering whose other gateway was not surveyed leads to what is unknown", () => {
  const answer = trace(account(acrossGateways), toFar);
  expect(answer.verdict).toBe("unknown");
  expect(answer.unknowns[0]?.call).toBe("ec2:DescribeTransitGatewayAttachments");
});

test("W6, trap 8: a reply that the far VPC, or the gateway, does not route back is lost, and the hop is named", () => {
  const farOnly = routeTable({
    routeTableId: "rtb-far",
    vpcId: "vpc-2",
    routes: [route({ destinationCidrBlock: "10.1.0.0/16", gatewayId: "local" })],
  });
  expect(blockersOf({ ...transit, routeTables: [...(transit.routeTables ?? []).slice(0, 1), farOnly] })).toEqual([
    "reply RETURN_ROUTE_MISSING rtb-far",
  ]);
  const oneWay = transitTable([transitRoute("10.1.0.0/16", "tgw-attach-2")]);
  expect(blockersOf({ ...transit, transitGatewayRouteTables: [oneWay] })).toEqual([
    "reply TGW_RTB_CANNOT_ROUTE tgw-rtb-1",
  ]);
});

test("W6: a reply may come back another way, as long as it ends at the client", () => {
  const both = {
    ...transit,
    vpcPeeringConnections: [
      {
        vpcPeeringConnectionId: "pcx-1",
        statusCode: "active",
        requester: {
          vpcId: "vpc-1",
          ownerId: "111111111111",
          region: "eu-west-1",
          cidrBlocks: ["10.0.0.0/16"],
          ipv6CidrBlocks: [],
        },
        accepter: {
          vpcId: "vpc-2",
          ownerId: "111111111111",
          region: "eu-west-1",
          cidrBlocks: ["10.1.0.0/16"],
          ipv6CidrBlocks: [],
        },
        tags: [],
      },
    ],
    routeTables: [
      routeTable({
        routes: [localRoute, route({ destinationCidrBlock: "10.1.0.0/16", vpcPeeringConnectionId: "pcx-1" })],
      }),
      ...(transit.routeTables ?? []).slice(1),
    ],
  };
  expect(trace(account(both), toFar).verdict).toBe("reachable");
});

test("an attachment that is not available, or a VPC that has none, carries nothing", () => {
  const [near, far] = attachments;
  expect(blockersOf({ ...transit, transitGatewayAttachments: [{ ...near, state: "modifying" }, far] })).toEqual([
    "request BAD_STATE_ATTACHMENT tgw-attach-1",
  ]);
  expect(blockersOf({ ...transit, transitGatewayAttachments: [far] })).toEqual(["request BAD_STATE_ATTACHMENT tgw-1"]);
});

test("an active route to a gateway that is not listed is unknown: it is another account's, and so may the attachment be", () => {
  const answer = trace(account({ ...transit, transitGateways: [], transitGatewayAttachments: [] }), toFar);
  expect(answer.verdict).toBe("unknown");
  expect(answer.unknowns.map(({ call }) => call)).toContain("ec2:DescribeTransitGateways");
});

test("what a transit gateway hands to a VPN is unknown beyond it, and a VPN that is down carries nothing", () => {
  const routes = [transitRoute("192.168.0.0/16", "tgw-attach-vpn", { type: "static", resourceType: "vpn" })];
  const vpn = transitGatewayAttachment({
    transitGatewayAttachmentId: "tgw-attach-vpn",
    resourceType: "vpn",
    resourceId: "vpn-1",
    subnetIds: [],
  });
  const areas = {
    ...transit,
    routeTables: [
      routeTable({
        routes: [localRoute, route({ destinationCidrBlock: "192.168.0.0/16", transitGatewayId: "tgw-1" })],
      }),
    ],
    transitGatewayAttachments: [...attachments, vpn],
    transitGatewayRouteTables: [transitTable(routes)],
    vpnConnections: [vpnConnection({ transitGatewayId: "tgw-1" })],
  };
  const away = { to: "192.168.0.10" };
  const answer = trace(account(areas), away);
  expect([answer.verdict, answer.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeTransitGatewayAttachments"]);
  const down = account({ ...areas, vpnConnections: [vpnConnection({ transitGatewayId: "tgw-1", state: "pending" })] });
  expect(codes(trace(down, away))).toEqual(["BAD_STATE_VPN"]);
});

/** `vpc-1` sends everything to `tgw-1`, which hands it to the egress VPC `vpc-2` with `nat-1` and `igw-2`. */
const egressVpc = {
  vpcs: [vpc(), vpc({ vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" })],
  subnets: [
    subnet(),
    subnet({ subnetId: "subnet-t2", vpcId: "vpc-2", cidrBlock: "10.1.9.0/28" }),
    subnet({ subnetId: "subnet-public", vpcId: "vpc-2", cidrBlock: "10.1.1.0/24" }),
  ],
  networkAcls: transit.networkAcls ?? [],
  routeTables: [
    routeTable({ routes: [localRoute, route({ destinationCidrBlock: "0.0.0.0/0", transitGatewayId: "tgw-1" })] }),
    routeTable({
      routeTableId: "rtb-t2",
      vpcId: "vpc-2",
      routes: [
        route({ destinationCidrBlock: "10.1.0.0/16", gatewayId: "local" }),
        route({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" }),
      ],
      associations: [{ subnetId: "subnet-t2", state: "associated" }],
    }),
    routeTable({
      routeTableId: "rtb-public",
      vpcId: "vpc-2",
      routes: [
        route({ destinationCidrBlock: "10.1.0.0/16", gatewayId: "local" }),
        route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-2" }),
        route({ destinationCidrBlock: "10.0.0.0/16", transitGatewayId: "tgw-1" }),
      ],
      associations: [{ subnetId: "subnet-public", state: "associated" }],
    }),
  ],
  natGateways: [
    natGateway({
      vpcId: "vpc-2",
      subnetId: "subnet-public",
      natGatewayAddresses: [{ networkInterfaceId: "eni-nat", privateIp: "10.1.1.30", publicIp: "203.0.113.20" }],
    }),
  ],
  internetGateways: [
    internetGateway({ internetGatewayId: "igw-2", attachments: [{ vpcId: "vpc-2", state: "available" }] }),
  ],
  transitGateways: [transitGateway()],
  transitGatewayAttachments: [attachments[0], { ...attachments[1], subnetIds: ["subnet-t2"] }],
  transitGatewayRouteTables: [
    transitTable([
      transitRoute("10.0.0.0/16", "tgw-attach-1"),
      transitRoute("0.0.0.0/0", "tgw-attach-2", { type: "static" }),
    ]),
  ],
  networkInterfaces: [
    clientInterface(),
    networkInterface({
      networkInterfaceId: "eni-nat",
      vpcId: "vpc-2",
      subnetId: "subnet-public",
      privateIpAddress: "10.1.1.30",
      interfaceType: "nat_gateway",
      groups: [],
      association: { publicIp: "203.0.113.20" },
    }),
  ],
};

test("T3: an egress VPC behind a transit gateway carries to the internet, by the NAT gateway of the other VPC and back", () => {
  const answer = trace(account(egressVpc), { to: "8.8.8.8" });
  expect(codes(answer)).toEqual([]);
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request.map(({ kind }) => kind)).toEqual([
    "network-interface",
    "security-group",
    "network-acl",
    "route-table",
    "transit-gateway-attachment",
    "network-acl",
    "transit-gateway-route-table",
    "transit-gateway-attachment",
    "network-acl",
    "route-table",
    "network-acl",
    "nat-gateway",
    "network-acl",
    "route-table",
    "internet-gateway",
  ]);
});

test("T3: without a route back from the NAT gateway's subnet to the transit gateway the reply is lost", () => {
  const [spoke, entry, outside] = egressVpc.routeTables;
  if (spoke === undefined || entry === undefined || outside === undefined) throw new Error("three tables");
  const noReturn = { ...outside, routes: outside.routes.slice(0, 2) };
  const answer = trace(account({ ...egressVpc, routeTables: [spoke, entry, noReturn] }), { to: "8.8.8.8" });
  expect(answer.blockers).toMatchObject([{ code: "RETURN_ROUTE_MISSING", direction: "reply", id: "rtb-public" }]);
});

test("I2: an internet gateway drops what a transit gateway brought into its VPC without a NAT gateway", () => {
  const [spoke, entry, outside] = egressVpc.routeTables;
  if (spoke === undefined || entry === undefined || outside === undefined) throw new Error("three tables");
  const direct = {
    ...entry,
    routes: [...entry.routes.slice(0, 1), route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-2" })],
  };
  const answer = trace(account({ ...egressVpc, routeTables: [spoke, direct, outside] }), { to: "8.8.8.8" });
  expect(codes(answer)).toEqual(["GATEWAY_REJECTS_SPOOFED_TRAFFIC"]);
});

test("G8: over a transit gateway a group reference holds only where the gateway and both attachments support it", () => {
  const byGroup = [allOut, securityGroupRule({ referencedGroupInfo: { groupId: "sg-client" } })];
  const withSupport = (gateway?: string, far?: string) => ({
    ...transit,
    securityGroupRules: byGroup,
    transitGateways: [transitGateway(gateway === undefined ? {} : { securityGroupReferencingSupport: gateway })],
    transitGatewayAttachments: [
      attachments[0],
      far === undefined ? attachments[1] : { ...attachments[1], securityGroupReferencingSupport: far },
    ],
  });
  expect(trace(account(withSupport("enable")), toFar).verdict).toBe("reachable");
  const off = trace(account(withSupport()), toFar);
  expect(codes(off)).toEqual(["ENI_SG_RULES_MISMATCH"]);
  expect(off.blockers[0]).toMatchObject({ reason: "SG_REFERENCING_SUPPORT" });
  expect(codes(trace(account(withSupport("enable", "disable")), toFar))).toEqual(["ENI_SG_RULES_MISMATCH"]);
  expect(farInterface.groups).toEqual([{ groupId: "sg-1" }]);
});

import { expect, test } from "vitest";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import { account, codes, trace, type Areas } from "#tests/lib/analysis/reach/accounts.ts";
import { transitRoute, transitTable } from "#tests/lib/analysis/semantics/networks.ts";
import {
  networkAcl,
  networkAclEntry,
  networkInterface,
  route,
  routeTable,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import {
  internetGateway,
  natGateway,
  transitGateway,
  transitGatewayAttachment,
  vpcPeeringConnection,
} from "#tests/support/gateway-records.ts";
import { ACCOUNT, REGION } from "#tests/support/snapshots.ts";

type Part = {
  readonly cidr: string;
  /** Routes besides the local one. */
  readonly routes?: readonly Route[];
  /** Subnets with an interface each, by name: block and address. */
  readonly subnets: { readonly [name: string]: readonly [block: string, address: string] };
};

/** VPCs as the guides draw them: each subnet with one instance in it, `eni-<name>`, and everything allowed by its group. */
function areasOf(parts: { readonly [vpcId: string]: Part }) {
  const each = Object.entries(parts);
  const subnets = each.flatMap(([vpcId, part]) =>
    Object.entries(part.subnets).map(([name, [cidrBlock, address]]) => ({ vpcId, name, cidrBlock, address })),
  );
  return {
    vpcs: each.map(([vpcId, { cidr }]) => vpc({ vpcId, cidrBlock: cidr })),
    subnets: subnets.map(({ vpcId, name, cidrBlock }) => subnet({ subnetId: `subnet-${name}`, vpcId, cidrBlock })),
    networkAcls: each.map(([vpcId]) => networkAcl({ networkAclId: `acl-${vpcId}`, vpcId })),
    routeTables: each.map(([vpcId, { cidr, routes = [] }]) =>
      routeTable({
        routeTableId: `rtb-${vpcId}`,
        vpcId,
        routes: [route({ destinationCidrBlock: cidr, gatewayId: "local", origin: "CreateRouteTable" }), ...routes],
      }),
    ),
    securityGroupRules: [
      securityGroupRule({ ipProtocol: "-1" }),
      securityGroupRule({ securityGroupRuleId: "sgr-out", isEgress: true, ipProtocol: "-1" }),
    ],
    networkInterfaces: subnets.map(({ vpcId, name, address }) =>
      networkInterface({
        networkInterfaceId: `eni-${name}`,
        vpcId,
        subnetId: `subnet-${name}`,
        privateIpAddress: address,
      }),
    ),
  };
}

function drawn(parts: { readonly [vpcId: string]: Part }, more: Areas = {}) {
  return account({ ...areasOf(parts), ...more });
}

const over = (destinationCidrBlock: string, vpcPeeringConnectionId: string) =>
  route({ destinationCidrBlock, vpcPeeringConnectionId });

function peering(id: string, [a, aCidr]: readonly [string, string], [b, bCidr]: readonly [string, string]) {
  const side = (vpcId: string, cidr: string) => ({
    vpcId,
    ownerId: ACCOUNT,
    region: REGION,
    cidrBlocks: [cidr],
    ipv6CidrBlocks: [],
  });
  return vpcPeeringConnection({ vpcPeeringConnectionId: id, requester: side(a, aCidr), accepter: side(b, bCidr) });
}

function verdicts(topology: ReturnType<typeof account>, pairs: readonly (readonly [string, string])[]) {
  return pairs.map(([from, to]) => trace(topology, { from: `eni-${from}`, to: `eni-${to}`, port: "443" }).verdict);
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-referencing */
test("VPC User Guide, “Security group referencing”: the database admits the web servers' group and no address of its subnet", () => {
  const groups = (groupId: string) => [{ groupId }];
  const web = networkInterface({ networkInterfaceId: "eni-web", groups: groups("sg-web") });
  const guest = networkInterface({
    networkInterfaceId: "eni-guest",
    privateIpAddress: "10.0.1.11",
    groups: groups("sg-guest"),
  });
  const database = networkInterface({
    networkInterfaceId: "eni-db",
    privateIpAddress: "10.0.1.12",
    groups: groups("sg-db"),
  });
  const out = (groupId: string) =>
    securityGroupRule({ securityGroupRuleId: `sgr-${groupId}`, groupId, isEgress: true, ipProtocol: "-1" });
  const topology = account({
    networkInterfaces: [web, guest, database],
    securityGroupRules: [
      out("sg-web"),
      out("sg-guest"),
      securityGroupRule({ groupId: "sg-db", fromPort: 3306, toPort: 3306, referencedGroupInfo: { groupId: "sg-web" } }),
    ],
  });
  expect(trace(topology, { from: "eni-web", to: "eni-db", port: "3306" }).verdict).toBe("reachable");
  expect(codes(trace(topology, { from: "eni-guest", to: "eni-db", port: "3306" }))).toEqual(["ENI_SG_RULES_MISMATCH"]);
});

/** https://docs.aws.amazon.com/vpc/latest/userguide/nacl-examples.html */
test("VPC User Guide, “Example: Control access to instances in a subnet”: SSH and RDP from one address, answered above 32767", () => {
  const entry = (overrides: Partial<NetworkAclEntry>) =>
    networkAclEntry({ protocol: "6", cidrBlock: "172.31.1.2/32", ...overrides });
  const entries = [
    entry({ ruleNumber: 100, portRange: { from: 22, to: 22 } }),
    entry({ ruleNumber: 110, portRange: { from: 3389, to: 3389 } }),
    networkAclEntry({ ruleNumber: 32767, ruleAction: "deny" }),
    entry({ ruleNumber: 100, portRange: { from: 32768, to: 65535 }, egress: true }),
    networkAclEntry({ ruleNumber: 32767, ruleAction: "deny", egress: true }),
  ];
  const guarded = networkAcl({
    networkAclId: "acl-t",
    isDefault: false,
    entries,
    associations: [{ subnetId: "subnet-guarded" }],
  });
  const topology = drawn(
    {
      "vpc-1": {
        cidr: "172.31.0.0/16",
        subnets: {
          trusted: ["172.31.1.0/24", "172.31.1.2"],
          other: ["172.31.2.0/24", "172.31.2.9"],
          guarded: ["172.31.3.0/24", "172.31.3.10"],
        },
      },
    },
    { networkAcls: [networkAcl(), guarded] },
  );
  expect(trace(topology, { from: "eni-trusted", to: "eni-guarded", port: "22" }).verdict).toBe("reachable");
  expect(trace(topology, { from: "eni-trusted", to: "eni-guarded", port: "3389" }).verdict).toBe("reachable");
  expect(codes(trace(topology, { from: "eni-trusted", to: "eni-guarded", port: "80" }))).toEqual([
    "SUBNET_ACL_RESTRICTION",
  ]);
  expect(codes(trace(topology, { from: "eni-other", to: "eni-guarded", port: "22" }))).toContain(
    "SUBNET_ACL_RESTRICTION",
  );
  const old = trace(topology, { from: "eni-trusted", to: "eni-guarded", port: "22", sourcePort: "1024-65535" });
  expect(old.variants[0]?.conditions).toMatchObject([{ kind: "source-port", ports: ["32768-65535"] }]);
});

/** https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html#route-tables-priority */
test("VPC User Guide, “Route priority”: 172.31.0.0/16 over the peering, 172.31.0.0/20 not, everything else to the internet", () => {
  const topology = drawn(
    {
      "vpc-1": {
        cidr: "10.0.0.0/16",
        subnets: { a: ["10.0.1.0/24", "10.0.1.5"] },
        routes: [over("172.31.0.0/16", "pcx-1"), route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" })],
      },
      "vpc-2": {
        cidr: "172.31.0.0/16",
        subnets: { b: ["172.31.1.0/24", "172.31.1.5"] },
        routes: [over("10.0.0.0/16", "pcx-1")],
      },
    },
    {
      vpcPeeringConnections: [peering("pcx-1", ["vpc-1", "10.0.0.0/16"], ["vpc-2", "172.31.0.0/16"])],
      internetGateways: [internetGateway()],
    },
  );
  expect(verdicts(topology, [["a", "b"]])).toEqual(["reachable"]);
  expect(codes(trace(topology, { from: "eni-a", to: "8.8.8.8" }))).toEqual(["IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"]);
});

const [ofA, ofB, ofC] = [
  ["vpc-a", "172.16.0.0/16"],
  ["vpc-b", "10.0.0.0/16"],
  ["vpc-c", "192.168.0.0/16"],
] as const;
const instances = {
  a: { a: ["172.16.1.0/24", "172.16.1.5"] },
  b: { b: ["10.0.1.0/24", "10.0.1.5"] },
  c: { c: ["192.168.1.0/24", "192.168.1.5"] },
} as const;

/** https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-full-access.html */
test("VPC Peering Guide, “One VPC peered with two VPCs”: the hub reaches both, the two do not reach each other through it", () => {
  const topology = drawn(
    {
      "vpc-a": { cidr: ofA[1], subnets: instances.a, routes: [over(ofB[1], "pcx-ab"), over(ofC[1], "pcx-ac")] },
      "vpc-b": { cidr: ofB[1], subnets: instances.b, routes: [over(ofA[1], "pcx-ab"), over(ofC[1], "pcx-ab")] },
      "vpc-c": { cidr: ofC[1], subnets: instances.c, routes: [over(ofA[1], "pcx-ac"), over(ofB[1], "pcx-ac")] },
    },
    { vpcPeeringConnections: [peering("pcx-ab", ofA, ofB), peering("pcx-ac", ofA, ofC)] },
  );
  expect(
    verdicts(topology, [
      ["a", "b"],
      ["c", "a"],
      ["b", "c"],
      ["c", "b"],
    ]),
  ).toEqual(["reachable", "reachable", "unreachable", "unreachable"]);
});

test("VPC Peering Guide, “Three VPCs peered together”: in a full mesh everyone reaches everyone", () => {
  const topology = drawn(
    {
      "vpc-a": { cidr: ofA[1], subnets: instances.a, routes: [over(ofB[1], "pcx-ab"), over(ofC[1], "pcx-ac")] },
      "vpc-b": { cidr: ofB[1], subnets: instances.b, routes: [over(ofA[1], "pcx-ab"), over(ofC[1], "pcx-bc")] },
      "vpc-c": { cidr: ofC[1], subnets: instances.c, routes: [over(ofA[1], "pcx-ac"), over(ofB[1], "pcx-bc")] },
    },
    { vpcPeeringConnections: [peering("pcx-ab", ofA, ofB), peering("pcx-ac", ofA, ofC), peering("pcx-bc", ofB, ofC)] },
  );
  expect(
    verdicts(topology, [
      ["a", "b"],
      ["b", "c"],
      ["c", "a"],
    ]),
  ).toEqual(["reachable", "reachable", "reachable"]);
});

/** https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html */
test("VPC Peering Guide, “Routing for response traffic”: of two peers with one range the answer goes to the longer prefix, and is lost", () => {
  const same = "10.0.0.0/16";
  const topology = drawn(
    {
      "vpc-a": { cidr: ofA[1], subnets: instances.a, routes: [over("10.0.1.66/32", "pcx-ab"), over(same, "pcx-ac")] },
      "vpc-b": { cidr: same, subnets: { b: ["10.0.1.0/24", "10.0.1.66"] }, routes: [over(ofA[1], "pcx-ab")] },
      "vpc-c": {
        cidr: same,
        subnets: { c: ["10.0.1.0/24", "10.0.1.66"], d: ["10.0.2.0/24", "10.0.2.5"] },
        routes: [over(ofA[1], "pcx-ac")],
      },
    },
    { vpcPeeringConnections: [peering("pcx-ab", ofA, ["vpc-b", same]), peering("pcx-ac", ofA, ["vpc-c", same])] },
  );
  expect(
    verdicts(topology, [
      ["a", "b"],
      ["b", "a"],
      ["a", "d"],
      ["d", "a"],
    ]),
  ).toEqual(["reachable", "reachable", "reachable", "reachable"]);
  const lost = trace(topology, { from: "eni-c", to: "eni-a" });
  expect(lost.blockers).toMatchObject([{ code: "RETURN_ROUTE_MISSING", direction: "reply", id: "rtb-vpc-a" }]);
});

/** https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations */
test("VPC Peering Guide, “Edge to edge routing through an internet gateway”: the peer's gateway is not a way out", () => {
  const topology = drawn(
    {
      "vpc-a": {
        cidr: ofA[1],
        subnets: instances.a,
        routes: [over(ofB[1], "pcx-ab"), route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-a" })],
      },
      "vpc-b": { cidr: ofB[1], subnets: instances.b, routes: [over("0.0.0.0/0", "pcx-ab")] },
    },
    {
      vpcPeeringConnections: [peering("pcx-ab", ofA, ofB)],
      internetGateways: [
        internetGateway({ internetGatewayId: "igw-a", attachments: [{ vpcId: "vpc-a", state: "available" }] }),
      ],
    },
  );
  expect(codes(trace(topology, { from: "eni-b", to: "8.8.8.8" }))).toEqual(["PEERING_NOT_TRANSITIVE"]);
});

const toGateway = route({ destinationCidrBlock: "0.0.0.0/0", transitGatewayId: "tgw-1" });
const attach = (vpcId: string, name: string, table: string) =>
  transitGatewayAttachment({
    transitGatewayAttachmentId: `tgw-attach-${vpcId}`,
    resourceId: vpcId,
    subnetIds: [`subnet-${name}`],
    association: { transitGatewayRouteTableId: table, state: "associated" },
  });
const hub = {
  "vpc-a": { cidr: "10.1.0.0/16", subnets: { a: ["10.1.1.0/24", "10.1.1.5"] }, routes: [toGateway] },
  "vpc-b": { cidr: "10.2.0.0/16", subnets: { b: ["10.2.1.0/24", "10.2.1.5"] }, routes: [toGateway] },
  "vpc-d": { cidr: "10.3.0.0/16", subnets: { d: ["10.3.1.0/24", "10.3.1.5"] }, routes: [toGateway] },
} as const;
const own = (id: string, ...routes: readonly ReturnType<typeof transitRoute>[]) =>
  transitTable(routes, { transitGatewayRouteTableId: id });

/** https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-centralized-router.html */
test("Transit Gateway Guide, “Centralized router”: one table of propagated routes lets every VPC reach every other", () => {
  const topology = drawn(hub, {
    transitGateways: [transitGateway()],
    transitGatewayAttachments: [
      attach("vpc-a", "a", "tgw-rtb-1"),
      attach("vpc-b", "b", "tgw-rtb-1"),
      attach("vpc-d", "d", "tgw-rtb-1"),
    ],
    transitGatewayRouteTables: [
      transitTable([
        transitRoute("10.1.0.0/16", "tgw-attach-vpc-a"),
        transitRoute("10.2.0.0/16", "tgw-attach-vpc-b"),
        transitRoute("10.3.0.0/16", "tgw-attach-vpc-d"),
      ]),
    ],
  });
  expect(
    verdicts(topology, [
      ["a", "b"],
      ["b", "d"],
      ["d", "a"],
    ]),
  ).toEqual(["reachable", "reachable", "reachable"]);
});

/** https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-isolated-shared.html */
test("Transit Gateway Guide, “Isolated VPCs with shared services”: both reach the shared VPC, and neither the other", () => {
  const topology = drawn(hub, {
    transitGateways: [transitGateway()],
    transitGatewayAttachments: [
      attach("vpc-a", "a", "tgw-rtb-iso"),
      attach("vpc-b", "b", "tgw-rtb-iso"),
      attach("vpc-d", "d", "tgw-rtb-shared"),
    ],
    transitGatewayRouteTables: [
      own("tgw-rtb-iso", transitRoute("10.3.0.0/16", "tgw-attach-vpc-d")),
      own(
        "tgw-rtb-shared",
        transitRoute("10.1.0.0/16", "tgw-attach-vpc-a"),
        transitRoute("10.2.0.0/16", "tgw-attach-vpc-b"),
      ),
    ],
  });
  expect(
    verdicts(topology, [
      ["a", "d"],
      ["d", "b"],
    ]),
  ).toEqual(["reachable", "reachable"]);
  expect(trace(topology, { from: "eni-a", to: "eni-b" }).blockers).toMatchObject([
    { code: "TGW_RTB_CANNOT_ROUTE", direction: "request", id: "tgw-rtb-iso" },
    { code: "TGW_RTB_CANNOT_ROUTE", direction: "reply", id: "tgw-rtb-iso" },
  ]);
});

/** https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-nat-igw.html */
test("Transit Gateway Guide, “Centralized outbound routing to the internet”: by the NAT gateway of a third VPC, and not between the two", () => {
  const areas: Areas = {
    transitGateways: [transitGateway()],
    transitGatewayAttachments: [
      attach("vpc-a", "a", "tgw-rtb-1"),
      attach("vpc-b", "b", "tgw-rtb-1"),
      attach("vpc-out", "entry", "tgw-rtb-2"),
    ],
    transitGatewayRouteTables: [
      own(
        "tgw-rtb-1",
        transitRoute("10.1.0.0/16", "", { type: "static", state: "blackhole" }),
        transitRoute("10.2.0.0/16", "", { type: "static", state: "blackhole" }),
        transitRoute("0.0.0.0/0", "tgw-attach-vpc-out", { type: "static" }),
      ),
      own(
        "tgw-rtb-2",
        transitRoute("10.1.0.0/16", "tgw-attach-vpc-a"),
        transitRoute("10.2.0.0/16", "tgw-attach-vpc-b"),
      ),
    ],
    internetGateways: [
      internetGateway({ internetGatewayId: "igw-out", attachments: [{ vpcId: "vpc-out", state: "available" }] }),
    ],
    natGateways: [
      natGateway({
        vpcId: "vpc-out",
        subnetId: "subnet-public",
        natGatewayAddresses: [{ networkInterfaceId: "eni-public", privateIp: "192.168.1.5", publicIp: "203.0.113.20" }],
      }),
    ],
  };
  const local = route({ destinationCidrBlock: "192.168.0.0/16", gatewayId: "local", origin: "CreateRouteTable" });
  const drawing = areasOf({
    "vpc-a": hub["vpc-a"],
    "vpc-b": hub["vpc-b"],
    "vpc-out": {
      cidr: "192.168.0.0/16",
      subnets: { entry: ["192.168.9.0/24", "192.168.9.5"], public: ["192.168.1.0/24", "192.168.1.5"] },
    },
  });
  const nat = networkInterface({
    networkInterfaceId: "eni-public",
    vpcId: "vpc-out",
    subnetId: "subnet-public",
    privateIpAddress: "192.168.1.5",
    interfaceType: "nat_gateway",
    groups: [],
    association: { publicIp: "203.0.113.20" },
  });
  const tableOf = (name: string, ...routes: readonly Route[]) =>
    routeTable({
      routeTableId: `rtb-${name}`,
      vpcId: "vpc-out",
      routes: [local, ...routes],
      associations: [{ subnetId: `subnet-${name}`, state: "associated" }],
    });
  const topology = account({
    ...drawing,
    networkInterfaces: [...drawing.networkInterfaces.filter((one) => one.networkInterfaceId !== "eni-public"), nat],
    routeTables: [
      ...drawing.routeTables.filter(({ vpcId }) => vpcId !== "vpc-out"),
      tableOf("entry", route({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" })),
      tableOf(
        "public",
        route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-out" }),
        route({ destinationCidrBlock: "10.0.0.0/8", transitGatewayId: "tgw-1" }),
      ),
    ],
    ...areas,
  });
  const out = trace(topology, { from: "eni-a", to: "8.8.8.8" });
  expect(codes(out)).toEqual([]);
  expect(out.verdict).toBe("reachable");
  expect(trace(topology, { from: "eni-a", to: "eni-b" }).blockers).toMatchObject([
    { code: "TGW_RTB_BAD_STATE_ROUTE", direction: "request", id: "tgw-rtb-1" },
    { code: "TGW_RTB_BAD_STATE_ROUTE", direction: "reply", id: "tgw-rtb-1" },
  ]);
});

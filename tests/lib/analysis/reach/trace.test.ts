import { expect, test } from "vitest";
import { tracePath } from "#lib/analysis/reach/trace.ts";
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
import { internetGateway, natGateway, vpcPeeringConnection } from "#tests/support/gateway-records.ts";
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
} from "./accounts.ts";

test("two interfaces in two subnets of a VPC reach each other, each gate a hop, both ways", () => {
  const answer = trace(account());
  expect(answer.verdict).toBe("reachable");
  expect(answer.summary).toBe("eni-client reaches eni-server on tcp 443.");
  const [variant] = answer.variants;
  expect(variant?.request.map(({ kind }) => kind)).toEqual([
    "network-interface",
    "security-group",
    "network-acl",
    "route-table",
    "network-acl",
    "security-group",
    "network-interface",
  ]);
  expect(variant?.reply.map(({ kind }) => kind)).toEqual(["network-acl", "route-table", "network-acl"]);
  expect(variant?.reply[0]?.traffic).toEqual({
    protocol: "tcp",
    source: "10.0.2.10",
    sourcePorts: "443",
    destination: "10.0.1.20",
    destinationPorts: "32768-60999",
  });
  expect(answer.assumptions.map(({ code }) => code)).toEqual(["CLIENT_EPHEMERAL_PORTS", "PROCESS_LISTENING"]);
});

test("G3: a missing security group rule is named with its side and group, and the sentence says so", () => {
  const answer = trace(account(), { port: "5432" });
  expect(answer.verdict).toBe("unreachable");
  expect(answer.blockers).toMatchObject([
    { code: "ENI_SG_RULES_MISMATCH", side: "ingress", direction: "request", id: "sg-1" },
  ]);
  expect(answer.summary).toBe(
    "Requests from eni-client never reach eni-server: security group sg-1 has no rule for tcp 5432 from 10.0.1.20 (sg-client).",
  );
});

test("all blockers are listed, not only the first, in the packet's order", () => {
  const acl = networkAcl({ entries: [networkAclEntry({ egress: true })] });
  const answer = trace(account({ securityGroupRules: [], networkAcls: [acl] }));
  expect(answer.blockers.map(({ code, side, direction }) => `${direction} ${side ?? ""} ${code}`)).toEqual([
    "request egress ENI_SG_RULES_MISMATCH",
    "request ingress SUBNET_ACL_RESTRICTION",
    "request ingress ENI_SG_RULES_MISMATCH",
    "reply ingress NACL_RETURN_EPHEMERAL_BLOCKED",
  ]);
});

test("N3: a network ACL that lets back only some client ports makes the path conditional, with those ports", () => {
  const entries = [
    networkAclEntry({ protocol: "6", portRange: { from: 443, to: 443 } }),
    networkAclEntry({ ruleNumber: 110, protocol: "6", portRange: { from: 32768, to: 50000 } }),
    networkAclEntry({ egress: true }),
  ];
  const answer = trace(account({ networkAcls: [networkAcl({ entries })] }));
  expect(answer.verdict).toBe("conditional");
  expect(answer.variants[0]?.conditions).toMatchObject([{ kind: "source-port", ports: ["32768-50000"] }]);
});

test("N4: within one subnet no network ACL is asked", () => {
  const server = serverInterface({ subnetId: "subnet-1", privateIpAddress: "10.0.1.30" });
  const answer = trace(
    account({ networkAcls: [networkAcl({ entries: [] })], networkInterfaces: [clientInterface(), server] }),
  );
  expect(answer.verdict).toBe("reachable");
});

test("N1: a deny with a lower number wins over an allow, whatever the order in which AWS lists them", () => {
  const deny = networkAclEntry({
    ruleNumber: 50,
    ruleAction: "deny",
    protocol: "6",
    portRange: { from: 443, to: 443 },
  });
  const answer = trace(
    account({ networkAcls: [networkAcl({ entries: [networkAclEntry(), networkAclEntry({ egress: true }), deny] })] }),
  );
  expect(codes(answer)).toEqual(["SUBNET_ACL_RESTRICTION"]);
  expect(answer.blockers[0]?.text).toContain("entry 50");
});

test("a port range that is only partly open is conditional with the open ports", () => {
  const answer = trace(account(), { port: "440-450" });
  expect(answer.verdict).toBe("conditional");
  expect(answer.variants[0]?.conditions).toMatchObject([{ kind: "port", ports: ["443"] }]);
});

test("I1: out to the internet needs a route, an attached gateway and a public address", () => {
  expect(trace(account(publicClient), { to: "internet" }).verdict).toBe("reachable");
  const noAddress = account({ ...publicClient, networkInterfaces: [clientInterface()] });
  expect(codes(trace(noAddress, { to: "internet" }))).toEqual(["IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"]);
  expect(codes(trace(account(), { to: "internet" }))).toEqual(["NO_ROUTE_TO_DESTINATION"]);
  const gone = [routeTable({ routes: [localRoute, { ...internetRoute, state: "blackhole" }] })];
  expect(codes(trace(account({ ...publicClient, routeTables: gone }), { to: "internet" }))).toContain(
    "BAD_STATE_ROUTE",
  );
});

test("I1: in from the internet needs a public address, and a subnet without a route back loses the reply", () => {
  const open = [allOut, securityGroupRule({ groupId: "sg-client" })];
  const into = { from: "internet", to: "eni-client" };
  expect(trace(account({ ...publicClient, securityGroupRules: open }), into).verdict).toBe("reachable");
  const hidden = account({ ...publicClient, securityGroupRules: open, networkInterfaces: [clientInterface()] });
  expect(codes(trace(hidden, into))).toContain("IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS");
  const routeless = account({ ...publicClient, securityGroupRules: open, routeTables: [routeTable()] });
  const answer = trace(routeless, into);
  expect(answer.blockers).toMatchObject([{ code: "RETURN_ROUTE_MISSING", direction: "reply", id: "rtb-1" }]);
});

test("from the internet only some blocks may come in: conditional with exactly those", () => {
  const rules = [allOut, securityGroupRule({ groupId: "sg-client", cidrIpv4: "198.51.100.0/24" })];
  const answer = trace(account({ ...publicClient, securityGroupRules: rules }), { from: "internet", to: "eni-client" });
  expect(answer.verdict).toBe("conditional");
  expect(answer.variants[0]?.conditions).toMatchObject([{ kind: "cidr", cidrs: ["198.51.100.0/24"] }]);
});

const natSubnets = {
  subnets: [subnet(), subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24" })],
  routeTables: [
    routeTable({ routes: [localRoute, route({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" })] }),
    routeTable({
      routeTableId: "rtb-public",
      routes: [localRoute, internetRoute],
      associations: [{ subnetId: "subnet-2", state: "associated" }],
    }),
  ],
  natGateways: [
    natGateway({
      subnetId: "subnet-2",
      natGatewayAddresses: [{ networkInterfaceId: "eni-nat", privateIp: "10.0.2.30", publicIp: "203.0.113.20" }],
    }),
  ],
  internetGateways: [internetGateway()],
  networkInterfaces: [
    clientInterface(),
    networkInterface({
      networkInterfaceId: "eni-nat",
      subnetId: "subnet-2",
      privateIpAddress: "10.0.2.30",
      interfaceType: "nat_gateway",
      groups: [],
      association: { publicIp: "203.0.113.20" },
    }),
  ],
};

test("T1: a private subnet reaches the internet through a NAT gateway, its ports remapped outside", () => {
  const answer = trace(account(natSubnets), { to: "8.8.8.8" });
  expect(codes(answer)).toEqual([]);
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request.map(({ kind }) => kind)).toContain("nat-gateway");
  expect(answer.variants[0]?.reply[0]?.traffic.destinationPorts).toBe("1024-65535");
  // The NAT gateway's interface is on the way, not the end.
  expect(answer.variants[0]?.fromEnd?.networkInterface).toContain("eni-client");
  expect(answer.variants[0]?.toEnd).toBeUndefined();
});

test("T1: a NAT gateway whose own subnet has no route to an internet gateway is a dead end", () => {
  const [first] = natSubnets.routeTables;
  const answer = trace(account({ ...natSubnets, routeTables: first === undefined ? [] : [first] }), { to: "8.8.8.8" });
  expect(codes(answer)).toContain("NAT_WITHOUT_INTERNET_ROUTE");
});

test("T2: a NAT gateway is not a destination, and carries no other protocols", () => {
  expect(codes(trace(account(natSubnets), { to: "nat-1" }))).toContain("NAT_CANNOT_CARRY");
  expect(codes(trace(account(natSubnets), { to: "8.8.8.8", protocol: "47", port: "" }))).toContain("NAT_CANNOT_CARRY");
});

const farInterface = networkInterface({
  networkInterfaceId: "eni-far",
  vpcId: "vpc-2",
  subnetId: "subnet-far",
  privateIpAddress: "10.1.0.5",
  groups: [{ groupId: "sg-1" }],
});
function peered(status: string, returnRoute = true) {
  const toFar = route({ destinationCidrBlock: "10.1.0.0/16", vpcPeeringConnectionId: "pcx-1" });
  const home = route({ destinationCidrBlock: "10.0.0.0/16", vpcPeeringConnectionId: "pcx-1" });
  const farLocal = route({ destinationCidrBlock: "10.1.0.0/16", gatewayId: "local" });
  return account({
    vpcs: [vpc(), vpc({ vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" })],
    subnets: [subnet(), subnet({ subnetId: "subnet-far", vpcId: "vpc-2", cidrBlock: "10.1.0.0/24" })],
    networkAcls: [networkAcl(), networkAcl({ networkAclId: "acl-2", vpcId: "vpc-2" })],
    routeTables: [
      routeTable({ routes: [localRoute, toFar] }),
      routeTable({ routeTableId: "rtb-far", vpcId: "vpc-2", routes: returnRoute ? [farLocal, home] : [farLocal] }),
    ],
    vpcPeeringConnections: [vpcPeeringConnection({ statusCode: status })],
    networkInterfaces: [clientInterface(), farInterface],
  });
}

test("P1: a peering carries when it is active and both sides route", () => {
  expect(trace(peered("active"), { to: "eni-far" }).verdict).toBe("reachable");
  expect(codes(trace(peered("pending-acceptance"), { to: "eni-far" }))).toEqual(["PEERING_NOT_ACTIVE"]);
  expect(codes(trace(peered("active", false), { to: "eni-far" }))).toEqual(["RETURN_ROUTE_MISSING"]);
});

test("P2: a peering is not transitive", () => {
  const through = [
    routeTable({ routes: [localRoute, route({ destinationCidrBlock: "0.0.0.0/0", vpcPeeringConnectionId: "pcx-1" })] }),
  ];
  const answer = trace(account({ routeTables: through, vpcPeeringConnections: [vpcPeeringConnection()] }), {
    to: "8.8.8.8",
  });
  expect(codes(answer)).toEqual(["PEERING_NOT_TRANSITIVE"]);
});

test("E1: an address that no interface owns is not there", () => {
  expect(codes(trace(account(), { to: "10.0.2.99" }))).toEqual(["ENI_ADDRESS_RESTRICTION"]);
});

test("U1: what was not read makes the answer unknown and names the call; a certain block stays", () => {
  const noAcls = account({ networkAcls: [] }, { incomplete: ["networkAcls"] });
  const answer = trace(noAcls);
  expect(answer.verdict).toBe("unknown");
  expect(answer.unknowns).toMatchObject([{ call: "ec2:DescribeNetworkAcls" }]);
  expect(trace(noAcls, { port: "5432" }).verdict).toBe("unreachable");
  expect(trace(account({ routeTables: [] }, { incomplete: ["routeTables"] })).verdict).toBe("unknown");
});

test.each([
  [{ port: "70000" }, "port"],
  [{ port: "90-80" }, "port"],
  [{ protocol: "tcpp" }, "protocol"],
  [{ from: "10.0.0.1/24" }, "from"],
  [{ sourcePort: "x" }, "sourcePort"],
])("the question %j is refused and the field named", (part, field) => {
  const answer = tracePath(account(), { from: "eni-client", to: "eni-server", protocol: "tcp", ...part });
  expect(answer).toMatchObject({ status: 400, field });
});

test("an unknown name is refused with what is near, and a name two resources share with both", () => {
  const named = (id: string) =>
    networkInterface({
      networkInterfaceId: id,
      privateIpAddress: id === "eni-a" ? "10.0.1.1" : "10.0.1.2",
      tags: [{ key: "Name", value: "orders" }],
    });
  const topology = account({ networkInterfaces: [named("eni-a"), named("eni-b"), clientInterface()] });
  expect(tracePath(topology, { from: "eni-client", to: "order", protocol: "tcp" })).toMatchObject({
    status: 404,
    field: "to",
    suggestions: ["orders"],
  });
  const both = tracePath(topology, { from: "eni-client", to: "orders", protocol: "tcp" });
  expect("status" in both ? both.suggestions.map((urn) => urn.split("/").at(-1)) : []).toEqual(["eni-a", "eni-b"]);
});

test("Japanese answers say the same in Japanese", () => {
  const answer = tracePath(
    account(),
    { from: "eni-client", to: "eni-server", protocol: "tcp", port: "5432" },
    { language: "ja" },
  );
  expect("summary" in answer ? answer.summary : "").toContain("セキュリティグループ sg-1");
});

test("a rule that may mean somebody on another port leaves nothing unread: the block is told as what it is", () => {
  const { cidrIpv4, ...toGroup } = securityGroupRule({ fromPort: 8080, toPort: 8080 });
  expect(cidrIpv4).toBe("0.0.0.0/0");
  const back = route({ destinationCidrBlock: "192.168.0.0/16", gatewayId: "vgw-1" });
  const topology = account({
    securityGroupRules: [allOut, { ...toGroup, referencedGroupInfo: { groupId: "sg-client" } }],
    routeTables: [routeTable({ routes: [localRoute, back] })],
    vpnGateways: [
      { vpnGatewayId: "vgw-1", state: "available", vpcAttachments: [{ vpcId: "vpc-1", state: "attached" }], tags: [] },
    ],
  });
  const from = "192.168.7.0/24";
  const shut = trace(topology, { from, port: "443" });
  expect([shut.verdict, shut.blockers[0]?.text]).toEqual([
    "unreachable",
    `security group sg-1 has no rule for tcp 443 from ${from}.`,
  ]);
  const open = trace(topology, { from, port: "8080" });
  expect(open.verdict).toBe("unknown");
  const filtering = open.variants[0]?.request.find(({ kind }) => kind === "security-group");
  expect(filtering?.component.text).not.toContain("not all read");
});

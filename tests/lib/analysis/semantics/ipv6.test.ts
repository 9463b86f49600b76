import { expect, test } from "vitest";
import {
  account,
  clientInterface,
  codes,
  localRoute,
  serverInterface,
  trace,
} from "#tests/lib/analysis/reach/accounts.ts";
import {
  networkAcl,
  networkAclEntry,
  networkInterface,
  route,
  routeTable,
  securityGroupRule,
} from "#tests/support/ec2-records.ts";
import { internetGateway, natGateway } from "#tests/support/gateway-records.ts";
import { dualStack, localRoute6, public6, v6Entry } from "./networks.ts";

const six = "2600:1f18:1:2::10";
const open6 = securityGroupRule({ securityGroupRuleId: "sgr-6", cidrIpv6: "::/0" });
const open4 = securityGroupRule();

test("G7: an IPv4 rule says nothing about IPv6, and an IPv6 rule nothing about IPv4", () => {
  const only4 = account({
    ...dualStack,
    securityGroupRules: [...(dualStack.securityGroupRules ?? []).slice(0, 2), open4],
  });
  expect(trace(only4, { to: "10.0.2.10" }).verdict).toBe("reachable");
  expect(codes(trace(only4, { to: six }))).toEqual(["ENI_SG_RULES_MISMATCH"]);
  const only6 = account({
    ...dualStack,
    securityGroupRules: [...(dualStack.securityGroupRules ?? []).slice(0, 2), open6],
  });
  expect(trace(only6, { to: six }).verdict).toBe("reachable");
  expect(codes(trace(only6, { to: "10.0.2.10" }))).toEqual(["ENI_SG_RULES_MISMATCH"]);
});

test("G7, E1: the IPv6 address of an interface is a place of its own, and packets carry the client's IPv6 address", () => {
  const answer = trace(account(dualStack), { to: six });
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request[0]?.traffic).toMatchObject({
    source: "2600:1f18:1:1::20",
    destination: "2600:1f18:1:2::10",
  });
  expect(codes(trace(account(dualStack), { to: "2600:1f18:1:2::99" }))).toEqual(["ENI_ADDRESS_RESTRICTION"]);
});

test("G7: two interfaces with both families are asked by IPv4, and by IPv6 where one has no other", () => {
  const both = trace(account(dualStack));
  expect(both.variants[0]?.request[0]?.traffic.source).toBe("10.0.1.20");
  const { privateIpAddress, ...rest } = serverInterface({ ipv6Addresses: [six], privateIpAddresses: [] });
  expect(privateIpAddress).toBe("10.0.2.10");
  const answer = trace(
    account({ ...dualStack, networkInterfaces: [(dualStack.networkInterfaces ?? [])[0] ?? rest, rest] }),
  );
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request[0]?.traffic.destination).toBe(six);
});

test("G7: an end without IPv6 is not reached by IPv6, and the answer names it", () => {
  const topology = account({
    ...dualStack,
    networkInterfaces: [clientInterface(), serverInterface({ ipv6Addresses: [six] })],
  });
  const answer = trace(topology, { to: six });
  expect(answer.verdict).toBe("unreachable");
  expect(answer.blockers).toMatchObject([{ code: "ENI_ADDRESS_RESTRICTION", id: "eni-client" }]);
  expect(answer.blockers[0]?.text).toBe("eni-client has no IPv6 address.");
});

test("G8: a reference means members by their IPv6 addresses too", () => {
  const reference = securityGroupRule({ referencedGroupInfo: { groupId: "sg-client" } });
  const rules = [...(dualStack.securityGroupRules ?? []).slice(0, 2), reference];
  expect(trace(account({ ...dualStack, securityGroupRules: rules }), { to: six }).verdict).toBe("reachable");
});

test("G6: icmpv6 is another protocol than icmp, carried by IPv6 only", () => {
  const icmp = securityGroupRule({
    securityGroupRuleId: "sgr-icmp",
    ipProtocol: "icmp",
    fromPort: -1,
    toPort: -1,
    cidrIpv6: "::/0",
  });
  const icmpv6 = securityGroupRule({
    securityGroupRuleId: "sgr-icmp6",
    ipProtocol: "icmpv6",
    fromPort: -1,
    toPort: -1,
    cidrIpv6: "::/0",
  });
  const out = (dualStack.securityGroupRules ?? []).slice(0, 2);
  const ping = { to: "eni-server", protocol: "icmpv6", port: "", icmpType: 128 };
  expect(trace(account({ ...dualStack, securityGroupRules: [...out, icmpv6] }), ping).verdict).toBe("reachable");
  expect(codes(trace(account({ ...dualStack, securityGroupRules: [...out, icmp] }), ping))).toEqual([
    "ENI_SG_RULES_MISMATCH",
  ]);
  const four = account({ ...dualStack, networkInterfaces: [clientInterface(), serverInterface()] });
  expect(codes(trace(four, ping))).toEqual(["ENI_ADDRESS_RESTRICTION"]);
});

test("N7: an IPv4 entry of a network ACL says nothing about IPv6, requests and replies alike", () => {
  const acl = networkAcl({
    entries: [networkAclEntry(), networkAclEntry({ egress: true }), v6Entry({ egress: true, ruleNumber: 101 })],
  });
  const answer = trace(account({ ...dualStack, networkAcls: [acl] }), { to: six });
  expect(answer.blockers.map(({ code, side, direction }) => `${direction} ${side ?? ""} ${code}`)).toEqual([
    "request ingress SUBNET_ACL_RESTRICTION",
    "reply ingress NACL_RETURN_EPHEMERAL_BLOCKED",
  ]);
  expect(trace(account({ ...dualStack, networkAcls: [acl] }), { to: "10.0.2.10" }).verdict).toBe("reachable");
});

test("N7: ping by IPv6 is answered by message 129, which a network ACL must let back", () => {
  const entry = (type: number, egress: boolean, ruleNumber: number) =>
    v6Entry({ protocol: "58", icmpTypeCode: { type, code: -1 }, egress, ruleNumber });
  const entries = [entry(128, false, 1), entry(128, true, 1), entry(129, false, 2), entry(129, true, 2)];
  const rules = [
    ...(dualStack.securityGroupRules ?? []).slice(0, 2),
    securityGroupRule({ ipProtocol: "icmpv6", fromPort: 128, toPort: 0, cidrIpv6: "::/0" }),
  ];
  const ping = { to: six, protocol: "icmpv6", port: "", icmpType: 128, icmpCode: 0 };
  const open = account({ ...dualStack, securityGroupRules: rules, networkAcls: [networkAcl({ entries })] });
  expect(trace(open, ping).verdict).toBe("reachable");
  const mute = account({
    ...dualStack,
    securityGroupRules: rules,
    networkAcls: [networkAcl({ entries: entries.slice(0, 2) })],
  });
  expect(codes(trace(mute, ping))).toEqual(["SUBNET_ACL_RESTRICTION", "SUBNET_ACL_RESTRICTION"]);
});

test("R1: IPv6 has routes of its own: an IPv4 default route does not carry it", () => {
  const routes = [localRoute, localRoute6, route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" })];
  const topology = account({
    ...dualStack,
    internetGateways: [internetGateway()],
    routeTables: [routeTable({ routes })],
  });
  expect(codes(trace(topology, { to: "2001:4860:4860::8888" }))).toEqual(["NO_ROUTE_TO_DESTINATION"]);
});

test("R1: the longest IPv6 prefix wins over ::/0", () => {
  const narrow = route({ destinationIpv6CidrBlock: "2001:4860::/32", gatewayId: "igw-1", state: "blackhole" });
  const [table] = public6.routeTables ?? [];
  const routes = [...(table?.routes ?? []), narrow];
  const topology = account({ ...public6, routeTables: [routeTable({ routes })] });
  expect(codes(trace(topology, { to: "2001:4860:4860::8888" }))).toEqual(["BAD_STATE_ROUTE"]);
  expect(trace(topology, { to: "2606:4700::1111" }).verdict).toBe("reachable");
});

test("I5: an internet gateway carries IPv6 both ways by the interface's own address, without a public IPv4 one", () => {
  const topology = account({
    ...public6,
    securityGroupRules: [
      ...(public6.securityGroupRules ?? []),
      securityGroupRule({ groupId: "sg-client", securityGroupRuleId: "sgr-in6", cidrIpv6: "::/0" }),
    ],
  });
  expect(trace(topology, { to: "2001:4860:4860::8888" }).verdict).toBe("reachable");
  expect(trace(topology, { from: "2001:4860:4860::8888", to: "eni-client" }).verdict).toBe("reachable");
  const unique = account({ ...public6, networkInterfaces: [clientInterface({ ipv6Addresses: ["fd00:1::20"] })] });
  expect(codes(trace(unique, { to: "2001:4860:4860::8888" }))).toEqual(["IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"]);
});

const egressOnly = {
  ...dualStack,
  securityGroupRules: [
    ...(dualStack.securityGroupRules ?? []),
    securityGroupRule({ groupId: "sg-client", securityGroupRuleId: "sgr-in6", cidrIpv6: "::/0" }),
  ],
  egressOnlyInternetGateways: [
    { egressOnlyInternetGatewayId: "eigw-1", attachments: [{ vpcId: "vpc-1", state: "attached" }], tags: [] },
  ],
  routeTables: [
    routeTable({
      routes: [
        localRoute,
        localRoute6,
        route({ destinationIpv6CidrBlock: "::/0", egressOnlyInternetGatewayId: "eigw-1" }),
      ],
    }),
  ],
};

test("I5: an egress-only internet gateway carries what the VPC starts and its replies, and nothing the other way round", () => {
  const topology = account(egressOnly);
  const out = trace(topology, { to: "2001:4860:4860::8888" });
  expect(out.verdict).toBe("reachable");
  expect(out.variants[0]?.request.map(({ kind }) => kind)).toContain("egress-only-internet-gateway");
  expect(out.variants[0]?.reply.map(({ kind }) => kind)).toContain("egress-only-internet-gateway");
  expect(trace(topology, { from: "2001:4860:4860::8888", to: "eni-client" }).verdict).toBe("unreachable");
  const beside = account({ ...egressOnly, internetGateways: [internetGateway()] });
  expect(codes(trace(beside, { from: "2001:4860:4860::8888", to: "eni-client" }))).toEqual(["RETURN_ROUTE_MISSING"]);
});

test("I5: an egress-only internet gateway that is not attached, or was not read, is told apart", () => {
  const detached = account({ ...egressOnly, egressOnlyInternetGateways: [] });
  expect(codes(trace(detached, { to: "2001:4860:4860::8888" }))).toEqual(["BAD_STATE_ATTACHMENT"]);
  const unread = account(
    { ...egressOnly, egressOnlyInternetGateways: [] },
    { incomplete: ["egressOnlyInternetGateways"] },
  );
  const answer = trace(unread, { to: "2001:4860:4860::8888" });
  expect([answer.verdict, answer.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeEgressOnlyInternetGateways"]);
});

test("I5: an end with both families is asked for both when the other end is the internet", () => {
  const [table] = public6.routeTables ?? [];
  const routes = [...(table?.routes ?? []), route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" })];
  const client = clientInterface({ ipv6Addresses: ["2600:1f18:1:1::20"], association: { publicIp: "203.0.113.5" } });
  const areas = { ...public6, routeTables: [routeTable({ routes })], networkInterfaces: [client] };
  expect(trace(account(areas), { to: "internet" }).verdict).toBe("reachable");
  const rules = [
    ...(public6.securityGroupRules ?? []),
    securityGroupRule({ groupId: "sg-client", cidrIpv4: "0.0.0.0/0" }),
  ];
  const answer = trace(account({ ...areas, securityGroupRules: rules }), { from: "internet", to: "eni-client" });
  expect(answer.verdict).toBe("conditional");
  expect(answer.variants[0]?.conditions).toMatchObject([{ kind: "cidr", cidrs: ["0.0.0.0/0"] }]);
  const only4 = account({
    ...areas,
    networkInterfaces: [clientInterface({ association: { publicIp: "203.0.113.5" } })],
  });
  expect(trace(only4, { to: "internet" }).verdict).toBe("reachable");
});

test("an IPv6 block may be an end: some addresses of it open is conditional with exactly those", () => {
  const rules = [
    ...(public6.securityGroupRules ?? []),
    securityGroupRule({ groupId: "sg-client", cidrIpv6: "2001:db8:5::/48" }),
  ];
  const topology = account({ ...public6, securityGroupRules: rules });
  const answer = trace(topology, { from: "2001:db8::/32", to: "eni-client" });
  expect(answer.verdict).toBe("conditional");
  expect(answer.variants[0]?.conditions).toMatchObject([{ kind: "cidr", cidrs: ["2001:db8:5::/48"] }]);
  expect(trace(topology, { from: "2001:db8:5::/48", to: "eni-client" }).verdict).toBe("reachable");
  expect(trace(topology, { from: "2001:db8:6::/48", to: "eni-client" }).verdict).toBe("unreachable");
  expect(trace(topology, { to: "2600:1f18:1:2::/64", port: "443" }).verdict).toBe("reachable");
});

test("T1: a NAT gateway carries IPv6 only to 64:ff9b::/96, where it becomes IPv4", () => {
  const natRoutes = [
    localRoute,
    localRoute6,
    route({ destinationIpv6CidrBlock: "64:ff9b::/96", natGatewayId: "nat-1" }),
    route({ destinationIpv6CidrBlock: "::/0", natGatewayId: "nat-1" }),
  ];
  const topology = account({
    ...dualStack,
    routeTables: [
      routeTable({ routes: natRoutes }),
      routeTable({
        routeTableId: "rtb-public",
        routes: [localRoute, localRoute6, route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" })],
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
      clientInterface({ ipv6Addresses: ["2600:1f18:1:1::20"] }),
      networkInterface({
        networkInterfaceId: "eni-nat",
        subnetId: "subnet-2",
        privateIpAddress: "10.0.2.30",
        groups: [],
        interfaceType: "nat_gateway",
        association: { publicIp: "203.0.113.20" },
      }),
    ],
  });
  const through = trace(topology, { to: "64:ff9b::808:808" });
  expect(codes(through)).toEqual([]);
  expect(through.variants[0]?.request.at(-1)?.traffic.destination).toBe("8.8.8.8");
  expect(codes(trace(topology, { to: "2001:4860:4860::8888" }))).toContain("NAT_CANNOT_CARRY");
});

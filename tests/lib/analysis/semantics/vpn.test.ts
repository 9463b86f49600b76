import { expect, test } from "vitest";
import { account, allOut, codes, localRoute, trace } from "#tests/lib/analysis/reach/accounts.ts";
import { networkAcl, route, routeTable, securityGroupRule } from "#tests/support/ec2-records.ts";
import { aclOf, onlyIn, peered, vpnConnection, vpnGateway, withVpn } from "./networks.ts";

const away = { to: "192.168.0.10" };
const openIn = [
  allOut,
  securityGroupRule(),
  securityGroupRule({ securityGroupRuleId: "sgr-in", groupId: "sg-client" }),
];

test("P4: beyond a VPN gateway nothing is visible: what its static routes hold is unknown there", () => {
  const answer = trace(account(withVpn), away);
  expect(answer.verdict).toBe("unknown");
  expect(answer.unknowns).toEqual([
    { text: "What lies beyond vgw-1 is not visible from here.", call: "ec2:DescribeVpnConnections" },
  ]);
});

test("P4: a VPN with static routes only carries exactly those: another prefix is unreachable", () => {
  const answer = trace(account(withVpn), { to: "172.16.0.10" });
  expect(answer.verdict).toBe("unreachable");
  expect(answer.blockers).toMatchObject([{ code: "NO_ROUTE_TO_DESTINATION", id: "vpn-1" }]);
});

test("P4: a VPN with BGP may know more than is seen: any prefix routed to it is unknown", () => {
  const bgp = { ...withVpn, vpnConnections: [vpnConnection({ staticRoutesOnly: false, routes: [] })] };
  expect(trace(account(bgp), { to: "172.16.0.10" }).verdict).toBe("unknown");
  const direct = { ...withVpn, vpnConnections: [] };
  expect(trace(account(direct), { to: "172.16.0.10" }).verdict).toBe("unknown");
});

test("P4: a VPN connection that is down, or a gateway of another VPC, carries nothing", () => {
  const down = { ...withVpn, vpnConnections: [vpnConnection({ state: "pending" })] };
  expect(codes(trace(account(down), away))).toEqual(["BAD_STATE_VPN"]);
  const elsewhere = {
    ...withVpn,
    vpnGateways: [vpnGateway({ vpcAttachments: [{ vpcId: "vpc-9", state: "attached" }] })],
  };
  expect(codes(trace(account(elsewhere), away))).toEqual(["BAD_STATE_ATTACHMENT"]);
});

test("P4: the own rules stay certain in front of an unknown beyond", () => {
  expect(trace(account({ ...withVpn, securityGroupRules: [securityGroupRule()] }), away).verdict).toBe("unreachable");
  const denied = { ...withVpn, networkAcls: [networkAcl(), aclOf(["subnet-1"], onlyIn, "acl-t")] };
  expect(codes(trace(account(denied), away))).toEqual(["SUBNET_ACL_RESTRICTION"]);
});

test("P4: from the on-premises side of a static VPN a workload is reached when its rules let it and its replies go back there", () => {
  const from = { from: "vgw-1", to: "eni-client" };
  const onlyStatic = {
    ...withVpn,
    securityGroupRules: openIn,
    routeTables: [
      routeTable({ routes: [localRoute, route({ destinationCidrBlock: "192.168.0.0/16", gatewayId: "vgw-1" })] }),
    ],
  };
  const answer = trace(account(onlyStatic), from);
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request.map(({ kind }) => kind)).toEqual([
    "vpn-gateway",
    "network-acl",
    "security-group",
    "network-interface",
  ]);
  expect(codes(trace(account({ ...onlyStatic, securityGroupRules: [allOut] }), from))).toEqual([
    "ENI_SG_RULES_MISMATCH",
  ]);
  const noReturn = { ...onlyStatic, routeTables: [routeTable()] };
  expect(trace(account(noReturn), from).blockers).toMatchObject([
    { code: "RETURN_ROUTE_MISSING", direction: "reply", id: "rtb-1" },
  ]);
});

test("P4: of the routed prefixes only those the static VPN holds come in: conditional with exactly those", () => {
  const answer = trace(account({ ...withVpn, securityGroupRules: openIn }), { from: "vgw-1", to: "eni-client" });
  expect(answer.verdict).toBe("conditional");
  expect(answer.variants[0]?.conditions).toMatchObject([{ kind: "cidr", cidrs: ["192.168.0.0/16"] }]);
});

test("P4: from the other side of a BGP connection a workload that its rules admit is unknown, one they shut out unreachable", () => {
  const bgp = {
    ...withVpn,
    securityGroupRules: openIn,
    vpnConnections: [vpnConnection({ staticRoutesOnly: false, routes: [] })],
  };
  expect(trace(account(bgp), { from: "vgw-1", to: "eni-client" }).verdict).toBe("unknown");
  expect(trace(account({ ...bgp, securityGroupRules: [allOut] }), { from: "vgw-1", to: "eni-client" }).verdict).toBe(
    "unreachable",
  );
});

test("P2: what comes in by a VPN gateway reaches its own VPC only, not the peered one", () => {
  const areas = { ...peered, vpnGateways: [vpnGateway()], vpnConnections: [vpnConnection()] };
  const answer = trace(account(areas), { from: "vgw-1", to: "eni-far" });
  expect(codes(answer)).toContain("VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS");
  expect(answer.verdict).toBe("unreachable");
});

test("R2: a static route to a network beats the same one propagated by the VPN gateway", () => {
  const routes = [
    localRoute,
    route({ destinationCidrBlock: "192.168.0.0/16", gatewayId: "vgw-1", origin: "EnableVgwRoutePropagation" }),
    route({ destinationCidrBlock: "192.168.0.0/16", natGatewayId: "nat-gone", state: "blackhole" }),
  ];
  expect(codes(trace(account({ ...withVpn, routeTables: [routeTable({ routes })] }), away))).toEqual([
    "BAD_STATE_ROUTE",
  ]);
});

test("R3: a propagated route that overlaps the VPC's own range loses to local, even if it is more specific", () => {
  const routes = [
    localRoute,
    route({ destinationCidrBlock: "10.0.2.0/24", gatewayId: "vgw-1", origin: "EnableVgwRoutePropagation" }),
  ];
  expect(trace(account({ ...withVpn, routeTables: [routeTable({ routes })] })).verdict).toBe("reachable");
});

test("U1: VPN connections that were not read leave the other side unknown and name the call", () => {
  const answer = trace(account({ ...withVpn, vpnConnections: [] }, { incomplete: ["vpnConnections"] }), {
    to: "172.16.0.10",
  });
  expect([answer.verdict, answer.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeVpnConnections"]);
});

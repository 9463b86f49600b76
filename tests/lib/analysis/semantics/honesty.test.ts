import { expect, test } from "vitest";
import type { AreaName } from "#lib/model/areas.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import {
  account,
  allOut,
  clientInterface,
  codes,
  localRoute,
  publicClient,
  serverInterface,
  trace,
} from "#tests/lib/analysis/reach/accounts.ts";
import { networkAcl, networkAclEntry, route, routeTable, securityGroupRule, vpc } from "#tests/support/ec2-records.ts";
import { vpcPeeringConnection } from "#tests/support/gateway-records.ts";
import { behindNat, peered, transit } from "./networks.ts";

test.each([
  ["networkAcls", "ec2:DescribeNetworkAcls"],
  ["routeTables", "ec2:DescribeRouteTables"],
  ["securityGroupRules", "ec2:DescribeSecurityGroupRules"],
  ["subnets", "ec2:DescribeSubnets"],
] as const satisfies readonly (readonly [AreaName, string])[])(
  "U1: %s that were not read leave the path unknown and name the call",
  (area, call) => {
    const incomplete = area === "securityGroupRules" ? (["securityGroupRules", "securityGroups"] as const) : [area];
    const answer = trace(
      account({ [area]: [], ...(area === "securityGroupRules" ? { securityGroups: [] } : {}) }, { incomplete }),
    );
    expect(answer.verdict).toBe("unknown");
    expect(answer.unknowns.map((one) => one.call)).toContain(call);
  },
);

test.each([
  { area: "internetGateways", areas: publicClient, to: "8.8.8.8", call: "ec2:DescribeInternetGateways" },
  { area: "natGateways", areas: behindNat, to: "8.8.8.8", call: "ec2:DescribeNatGateways" },
  { area: "transitGatewayAttachments", areas: transit, to: "eni-far", call: "ec2:DescribeTransitGatewayAttachments" },
  { area: "transitGatewayRouteTables", areas: transit, to: "eni-far", call: "ec2:SearchTransitGatewayRoutes" },
] as const)("U1: $area that were not read leave what rests on them unknown", ({ area, areas, to, call }) => {
  const answer = trace(account({ ...areas, [area]: [] }, { incomplete: [area] }), { to });
  expect([answer.verdict, answer.unknowns[0]?.call]).toEqual(["unknown", call]);
});

test("U1, trap 17: rules that are none let nothing in; rules that were not read are unknown", () => {
  const none = account({ securityGroupRules: [allOut] });
  expect(trace(none).verdict).toBe("unreachable");
  // Groups tell their rules too.
  const incomplete = ["securityGroupRules", "securityGroups"] as const;
  const unread = account({ securityGroupRules: [allOut], securityGroups: [] }, { incomplete });
  expect(trace(unread).verdict).toBe("unknown");
});

test("E1, P1, trap 16: what was deleted and is still listed carries nothing", () => {
  const gone = { ...peered, vpcPeeringConnections: [vpcPeeringConnection({ statusCode: "deleted" })] };
  expect(codes(trace(account(gone), { to: "eni-far" }))).toEqual(["PEERING_NOT_ACTIVE"]);
  const spare = account({ networkInterfaces: [clientInterface(), serverInterface({ status: "available" })] });
  expect(codes(trace(spare))).toEqual(["BAD_STATE_ATTACHMENT"]);
  const range = vpc({
    cidrBlockAssociations: [
      { cidrBlock: "10.0.0.0/16", state: "associated" },
      { cidrBlock: "10.9.0.0/16", state: "disassociated" },
    ],
  });
  expect(codes(trace(account({ vpcs: [range] }), { to: "10.9.0.5" }))).toEqual(["NO_ROUTE_TO_DESTINATION"]);
  const attached = { ...transit, transitGatewayAttachments: [] };
  expect(trace(account(attached), { to: "eni-far" }).verdict).toBe("unreachable");
});

test("U1: what a path does not rest on may be missing: the verdict stands", () => {
  const topology = account(
    {},
    { incomplete: ["natGateways", "transitGateways", "vpcPeeringConnections", "internetGateways"] },
  );
  expect(trace(topology).verdict).toBe("reachable");
});

test("U1: a public address that nobody is known to hold may be one of ours until all interfaces were read", () => {
  const half = account(publicClient, { incomplete: ["networkInterfaces"] });
  const answer = trace(half, { to: "203.0.113.77" });
  expect([answer.verdict, answer.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeNetworkInterfaces"]);
  expect(trace(account(publicClient), { to: "203.0.113.77" }).verdict).toBe("reachable");
  // The internet as a whole is not ours, whatever was read.
  expect(trace(half, { to: "internet" }).verdict).toBe("reachable");
});

test("U1: a block that is certain stays beside missing data", () => {
  const answer = trace(account({ networkAcls: [], securityGroupRules: [allOut] }, { incomplete: ["networkAcls"] }));
  expect(answer.verdict).toBe("unreachable");
  expect(answer.blockers).toMatchObject([{ code: "ENI_SG_RULES_MISMATCH" }]);
});

test("U2: what is taken for granted is listed, and nothing the question itself says", () => {
  expect(trace(account()).assumptions.map(({ code }) => code)).toEqual(["CLIENT_EPHEMERAL_PORTS", "PROCESS_LISTENING"]);
  expect(trace(account(), { sourcePort: "40000" }).assumptions.map(({ code }) => code)).toEqual(["PROCESS_LISTENING"]);
});

test("U3: an answer names its snapshot, and says when part of it was read before this survey", () => {
  const topology = account();
  expect(trace(topology).snapshotId).toBe("20261121T120000Z-00000000");
  const { snapshot } = topology;
  const scopes = snapshot.scopes.map((scoped) => {
    const { networkAcls } = scoped.areas;
    if (networkAcls === undefined) return scoped;
    return {
      ...scoped,
      areas: { ...scoped.areas, networkAcls: { ...networkAcls, readAt: "2026-11-20T12:00:00.000Z" } },
    };
  });
  const mixed = trace(buildTopology({ ...snapshot, scopes }));
  expect(mixed.assumptions.find(({ code }) => code === "MIXED_AGE")?.text).toBe(
    "Not all of it is of this survey: networkAcls was read at 2026-11-20T12:00:00.000Z.",
  );
});

test("Q1: conditions are kept to the end: only some ports, only some client ports, only some addresses", () => {
  const entries = [
    networkAclEntry({ protocol: "6", portRange: { from: 0, to: 50000 } }),
    networkAclEntry({ egress: true }),
  ];
  const rules = [allOut, securityGroupRule({ fromPort: 443, toPort: 444 })];
  const answer = trace(account({ networkAcls: [networkAcl({ entries })], securityGroupRules: rules }), {
    port: "440-450",
  });
  expect(answer.variants[0]?.conditions).toMatchObject([
    { kind: "port", ports: ["443-444"] },
    { kind: "source-port", ports: ["32768-50000"] },
  ]);
});

test("Q1: addresses that are open in different ways are answered apart", () => {
  const rules = [
    allOut,
    securityGroupRule({ groupId: "sg-client", cidrIpv4: "198.51.100.0/24", fromPort: 440, toPort: 450 }),
    securityGroupRule({ securityGroupRuleId: "sgr-2", groupId: "sg-client", cidrIpv4: "203.0.113.128/25" }),
  ];
  const topology = account({ ...publicClient, securityGroupRules: rules });
  const answer = trace(topology, { from: "internet", to: "eni-client", port: "440-450" });
  expect(answer.verdict).toBe("conditional");
  expect(
    answer.variants.map(({ conditions }) =>
      conditions.map(({ kind, ports, cidrs }) => ({
        kind,
        ...(ports === undefined ? {} : { ports }),
        ...(cidrs === undefined ? {} : { cidrs }),
      })),
    ),
  ).toEqual([
    [{ kind: "cidr", cidrs: ["198.51.100.0/24"] }],
    [
      { kind: "port", ports: ["443"] },
      { kind: "cidr", cidrs: ["203.0.113.128/25"] },
    ],
  ]);
});

test("Q2: all blockers are named, in the packet's order, request before reply", () => {
  const acl = networkAcl({ entries: [networkAclEntry({ egress: true })] });
  const answer = trace(account({ securityGroupRules: [], networkAcls: [acl] }));
  expect(answer.blockers.map(({ code, side, direction }) => `${direction} ${side ?? ""} ${code}`)).toEqual([
    "request egress ENI_SG_RULES_MISMATCH",
    "request ingress SUBNET_ACL_RESTRICTION",
    "request ingress ENI_SG_RULES_MISMATCH",
    "reply ingress NACL_RETURN_EPHEMERAL_BLOCKED",
  ]);
  expect(codes(trace(account({ routeTables: [routeTable({ routes: [] })] })))).toEqual([
    "NO_ROUTE_TO_DESTINATION",
    "RETURN_ROUTE_MISSING",
  ]);
});

test("U1: who is at an address is unknown where the way or the interfaces there were not read: a reference may mean it", () => {
  const byGroup = securityGroupRule({
    securityGroupRuleId: "sgr-ref",
    groupId: "sg-client",
    isEgress: true,
    ipProtocol: "-1",
    referencedGroupInfo: { groupId: "sg-1" },
  });
  const rules = { securityGroupRules: [byGroup, securityGroupRule()] };
  const routeless = account({ ...rules, routeTables: [] }, { incomplete: ["routeTables"] });
  expect(trace(routeless, { to: "10.0.2.10" }).verdict).toBe("unknown");
  expect(trace(routeless, { to: "10.1.0.5" }).verdict).toBe("unknown");
  const blind = account({ ...rules, networkInterfaces: [clientInterface()] }, { incomplete: ["networkInterfaces"] });
  expect(trace(blind, { to: "10.0.2.10" }).verdict).toBe("unknown");
  expect(trace(account({ ...rules, networkInterfaces: [clientInterface()] }), { to: "10.0.2.10" }).verdict).toBe(
    "unreachable",
  );
});

test("U1: a private source that nobody surveyed may be of a peered VPC and carry the group a rule names", () => {
  const byGroup = securityGroupRule({ referencedGroupInfo: { groupId: "sg-far", userId: "333333333333" } });
  const home = route({ destinationCidrBlock: "10.9.0.0/16", vpcPeeringConnectionId: "pcx-9" });
  const routeTables = [routeTable({ routes: [localRoute, home] })];
  const topology = account({ securityGroupRules: [allOut, byGroup], routeTables });
  expect(trace(topology, { from: "10.9.0.5", to: "eni-server" }).verdict).toBe("unknown");
  const shut = account({ securityGroupRules: [allOut], routeTables });
  expect(trace(shut, { from: "10.9.0.5", to: "eni-server" }).verdict).toBe("unreachable");
});

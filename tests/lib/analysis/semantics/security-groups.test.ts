import { expect, test } from "vitest";
import { securityGroupAllows } from "#lib/analysis/reach/security-group-gate.ts";
import { standOf } from "#lib/graph/interface-stand.ts";
import { urnOf } from "#lib/model/urn.ts";
import {
  account,
  allOut,
  clientInterface,
  codes,
  publicClient,
  serverInterface,
  trace,
} from "#tests/lib/analysis/reach/accounts.ts";
import { securityGroup, securityGroupRule, vpc } from "#tests/support/ec2-records.ts";
import { managedPrefixList, vpcPeeringConnection } from "#tests/support/gateway-records.ts";
import { ACCOUNT, READ_AT, REGION } from "#tests/support/snapshots.ts";
import { farInterface, peered } from "./networks.ts";

const place = { account: ACCOUNT, region: REGION };
const byClient = { referencedGroupInfo: { groupId: "sg-client" } };

test("G1: a flow needs the source's egress and the destination's ingress; the allowed set is the union of all groups", () => {
  expect(trace(account()).verdict).toBe("reachable");
  expect(codes(trace(account({ securityGroupRules: [securityGroupRule()] })))).toEqual(["ENI_SG_RULES_MISMATCH"]);
  const two = serverInterface({ groups: [{ groupId: "sg-1" }, { groupId: "sg-2" }] });
  const rules = [
    allOut,
    securityGroupRule(),
    securityGroupRule({ securityGroupRuleId: "sgr-2", groupId: "sg-2", fromPort: 444, toPort: 450 }),
  ];
  for (const securityGroupRules of [rules, rules.toReversed()]) {
    const topology = account({ securityGroupRules, networkInterfaces: [clientInterface(), two] });
    expect(trace(topology, { port: "443-450" }).verdict).toBe("reachable");
  }
});

test("G2: groups belong to the interface that owns the address, not to its instance", () => {
  const attachment = { instanceId: "i-1", status: "attached" };
  const first = serverInterface({ attachment: { ...attachment, deviceIndex: 0 } });
  const second = serverInterface({
    networkInterfaceId: "eni-second",
    privateIpAddress: "10.0.2.11",
    groups: [{ groupId: "sg-2" }],
    attachment: { ...attachment, deviceIndex: 1 },
  });
  const topology = account({ networkInterfaces: [clientInterface(), first, second] });
  expect(trace(topology, { to: "eni-server" }).verdict).toBe("reachable");
  expect(trace(topology, { to: "eni-second" }).blockers).toMatchObject([{ code: "ENI_SG_RULES_MISMATCH", id: "sg-2" }]);
});

test("G3: a group without ingress rules lets nothing in, and without egress rules nothing out", () => {
  const closed = trace(account({ securityGroupRules: [] }));
  expect(closed.blockers.map(({ side, id }) => `${side ?? ""} ${id}`)).toEqual(["egress sg-client", "ingress sg-1"]);
});

test("G4: replies are not asked: the server needs no egress rule, the client no ingress rule", () => {
  const answer = trace(account({ securityGroupRules: [allOut, securityGroupRule()] }));
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.reply.map(({ kind }) => kind)).not.toContain("security-group");
});

test("G5: protocol -1 is every protocol and port; a protocol without ports ignores the ports of its rule", () => {
  const all = securityGroupRule({ ipProtocol: "-1", fromPort: -1, toPort: -1 });
  const open = account({ securityGroupRules: [allOut, all] });
  for (const protocol of ["udp", "icmp", "47", "all"])
    expect(trace(open, { protocol, port: "" }).verdict).toBe("reachable");
  const gre = account({
    securityGroupRules: [allOut, securityGroupRule({ ipProtocol: "47", fromPort: 10, toPort: 20 })],
  });
  expect(trace(gre, { protocol: "47", port: "" }).verdict).toBe("reachable");
  expect(trace(gre, { protocol: "50", port: "" }).verdict).toBe("unreachable");
});

test("G6: an ICMP rule speaks of type and code: -1 is any, and a code without a type admits nothing", () => {
  const withRule = (fromPort: number, toPort: number) =>
    account({ securityGroupRules: [allOut, securityGroupRule({ ipProtocol: "icmp", fromPort, toPort })] });
  const ping = { protocol: "icmp", port: "", icmpType: 8, icmpCode: 0 };
  expect(trace(withRule(8, -1), ping).verdict).toBe("reachable");
  expect(trace(withRule(8, 0), ping).verdict).toBe("reachable");
  expect(trace(withRule(-1, -1), ping).verdict).toBe("reachable");
  expect(trace(withRule(3, -1), ping).verdict).toBe("unreachable");
  expect(trace(withRule(-1, 0), ping).verdict).toBe("unreachable");
});

test("G8: a reference means the private addresses of the interfaces that carry the group, in the same VPC", () => {
  const rules = [allOut, securityGroupRule(byClient)];
  expect(trace(account({ securityGroupRules: rules })).verdict).toBe("reachable");
  const other = clientInterface({ groups: [{ groupId: "sg-other" }] });
  const out = securityGroupRule({
    securityGroupRuleId: "sgr-o",
    groupId: "sg-other",
    isEgress: true,
    ipProtocol: "-1",
  });
  expect(
    trace(account({ securityGroupRules: [...rules, out], networkInterfaces: [other, serverInterface()] })).verdict,
  ).toBe("unreachable");
});

test("G8: a reference holds over an active peering in the Region, and not over one that is none", () => {
  const rules = [allOut, securityGroupRule(byClient)];
  expect(trace(account({ ...peered, securityGroupRules: rules }), { to: "eni-far" }).verdict).toBe("reachable");
  const pending = {
    ...peered,
    securityGroupRules: rules,
    vpcPeeringConnections: [vpcPeeringConnection({ statusCode: "deleted" })],
  };
  expect(codes(trace(account(pending), { to: "eni-far" }))).toEqual(["PEERING_NOT_ACTIVE", "ENI_SG_RULES_MISMATCH"]);
});

test("G8, I3: over public addresses a reference does not match, though both interfaces are of one VPC", () => {
  const server = serverInterface({
    subnetId: "subnet-1",
    privateIpAddress: "10.0.1.30",
    association: { publicIp: "203.0.113.9" },
  });
  const rules = [allOut, securityGroupRule(byClient)];
  const topology = account({
    ...publicClient,
    securityGroupRules: rules,
    networkInterfaces: [clientInterface({ association: { publicIp: "203.0.113.5" } }), server],
  });
  expect(trace(topology, { to: "eni-server" }).verdict).toBe("reachable");
  const around = trace(topology, { to: "203.0.113.9" });
  expect(around.blockers).toMatchObject([
    { code: "ENI_SG_RULES_MISMATCH", reason: "SG_REF_PUBLIC_PATH", id: "sg-1", side: "ingress" },
  ]);
  expect(around.blockers[0]?.text).toContain("names sg-client, but the packet comes by public addresses");
});

test("G9: a rule that names its own group admits the members only", () => {
  const self = securityGroupRule({ referencedGroupInfo: { groupId: "sg-1" } });
  const member = clientInterface({ groups: [{ groupId: "sg-1" }] });
  const out = securityGroupRule({ securityGroupRuleId: "sgr-o", isEgress: true, ipProtocol: "-1" });
  const topology = account({ securityGroupRules: [self, out, allOut], networkInterfaces: [member, serverInterface()] });
  expect(trace(topology).verdict).toBe("reachable");
  expect(trace(account({ securityGroupRules: [self, out, allOut] })).verdict).toBe("unreachable");
});

test("G10: a reference never holds over an inter-Region peering", () => {
  const far = { ...farInterface, ownerId: ACCOUNT };
  const on = {
    urn: urnOf({ account: ACCOUNT, region: "us-east-1" }, "network-interface", "eni-far"),
    account: ACCOUNT,
    region: "us-east-1",
    item: far,
    stand: standOf(far),
    owner: { class: "other" as const },
  };
  const topology = account({ ...peered, securityGroupRules: [securityGroupRule(byClient)] });
  const client = topology.interfaces.get(urnOf(place, "network-interface", "eni-client"));
  if (client === undefined) throw new Error("the client is there");
  const rules = new Map(topology.securityGroupRules).set(urnOf(on, "security-group", "sg-1"), [
    securityGroupRule(byClient),
  ]);
  const verdict = securityGroupAllows({
    topology: { ...topology, securityGroupRules: rules },
    on,
    direction: "ingress",
    peer: { address: "10.0.1.20", networkInterface: client },
    protocol: "tcp",
    ports: { from: 443, to: 443 },
  }).verdict;
  expect(verdict).toBe("blocked");
});

test("G11: a stale reference grants nothing: to a group nobody carries, or over a peering that is gone", () => {
  const stale = securityGroupRule({ referencedGroupInfo: { groupId: "sg-deleted" } });
  expect(codes(trace(account({ securityGroupRules: [allOut, stale] })))).toEqual(["ENI_SG_RULES_MISMATCH"]);
  const gone = securityGroupRule({
    referencedGroupInfo: {
      groupId: "sg-far",
      vpcId: "vpc-2",
      vpcPeeringConnectionId: "pcx-1",
      peeringStatus: "deleted",
    },
  });
  expect(codes(trace(account({ securityGroupRules: [allOut, gone] })))).toEqual(["ENI_SG_RULES_MISMATCH"]);
});

test("G12: a rule over a prefix list means each of its entries", () => {
  const rules = [allOut, securityGroupRule({ prefixListId: "pl-1" })];
  const list = managedPrefixList({
    entries: { known: true, value: [{ cidr: "10.0.9.0/24" }, { cidr: "10.0.1.0/24" }] },
  });
  expect(trace(account({ securityGroupRules: rules, managedPrefixLists: [list] })).verdict).toBe("reachable");
  const other = managedPrefixList({ entries: { known: true, value: [{ cidr: "10.0.9.0/24" }] } });
  expect(trace(account({ securityGroupRules: rules, managedPrefixLists: [other] })).verdict).toBe("unreachable");
  const unread = trace(account({ securityGroupRules: rules }, { incomplete: ["managedPrefixLists"] }));
  expect([unread.verdict, unread.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeManagedPrefixLists"]);
});

test("G13: membership is by interface: a group associated with another VPC works there", () => {
  const shared = securityGroup({ groupId: "sg-shared", vpcId: "vpc-2" });
  const client = clientInterface({ groups: [{ groupId: "sg-shared" }] });
  const rules = [
    securityGroupRule({ securityGroupRuleId: "sgr-o", groupId: "sg-shared", isEgress: true, ipProtocol: "-1" }),
    securityGroupRule({ referencedGroupInfo: { groupId: "sg-shared", vpcId: "vpc-2" } }),
  ];
  const topology = account({
    securityGroups: [securityGroup(), shared],
    securityGroupRules: rules,
    networkInterfaces: [client, serverInterface()],
  });
  expect(trace(topology).verdict).toBe("reachable");
});

test("G14: an interface without groups is not filtered", () => {
  const bare = serverInterface({ groups: [], interfaceType: "network_load_balancer" });
  expect(trace(account({ networkInterfaces: [clientInterface(), bare], securityGroupRules: [allOut] })).verdict).toBe(
    "reachable",
  );
});

test("G15: an interface made without a group has the VPC's default one, which lets in its own members only", () => {
  const rules = [
    securityGroupRule({
      groupId: "sg-default",
      ipProtocol: "-1",
      fromPort: -1,
      toPort: -1,
      referencedGroupInfo: { groupId: "sg-default" },
    }),
    securityGroupRule({ securityGroupRuleId: "sgr-o", groupId: "sg-default", isEgress: true, ipProtocol: "-1" }),
    allOut,
  ];
  const groups = [{ groupId: "sg-default", groupName: "default" }];
  const server = serverInterface({ groups });
  const inside = account({ securityGroupRules: rules, networkInterfaces: [clientInterface({ groups }), server] });
  expect(trace(inside, { port: "5432" }).verdict).toBe("reachable");
  const outside = account({ securityGroupRules: rules, networkInterfaces: [clientInterface(), server] });
  expect(trace(outside, { port: "5432" }).verdict).toBe("unreachable");
});

test.each([
  { name: "the VPC resolver", to: "10.0.0.2", protocol: "udp", port: "53" },
  { name: "the resolver's link-local address", to: "169.254.169.253", protocol: "udp", port: "53" },
  { name: "instance metadata", to: "169.254.169.254", protocol: "tcp", port: "80" },
  { name: "ECS task metadata", to: "169.254.170.2", protocol: "tcp", port: "80" },
  { name: "time sync", to: "169.254.169.123", protocol: "udp", port: "123" },
  { name: "Windows activation", to: "169.254.169.250", protocol: "tcp", port: "1688" },
])("G16, N8, trap 18: $name is reached whatever security groups and network ACLs say", ({ to, protocol, port }) => {
  const closed = account({ securityGroupRules: [], networkAcls: [] });
  expect(trace(closed, { to, protocol, port }).verdict).toBe("reachable");
  expect(trace(closed, { to, protocol: "tcp", port: "8443" }).blockers).toMatchObject([
    { code: "NO_POSSIBLE_DESTINATION" },
  ]);
});

test("G16: the resolver of a VPC without DNS support does not answer, and one whose setting was not read may", () => {
  const off = account({ vpcs: [vpc({ enableDnsSupport: { known: true, value: false } })] });
  const dns = { to: "10.0.0.2", protocol: "udp", port: "53" };
  expect(codes(trace(off, dns))).toEqual(["DNS_ATTR_DISABLED"]);
  const problem = { kind: "denied", call: "ec2:DescribeVpcAttribute", message: "denied", at: READ_AT } as const;
  const unread = trace(account({ vpcs: [vpc({ enableDnsSupport: { known: false, problem } })] }), dns);
  expect([unread.verdict, unread.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeVpcAttribute"]);
});

test("G17: the same group on both sides, or a block over both, counts once, and the rule is named by its id", () => {
  const both = { groups: [{ groupId: "sg-1" }] };
  const out = securityGroupRule({ securityGroupRuleId: "sgr-o", isEgress: true, ipProtocol: "-1" });
  const rules = [
    out,
    securityGroupRule(),
    securityGroupRule({ securityGroupRuleId: "sgr-wide", cidrIpv4: "10.0.0.0/16" }),
  ];
  const topology = account({
    securityGroupRules: rules,
    networkInterfaces: [clientInterface(both), serverInterface(both)],
  });
  const answer = trace(topology);
  expect(answer.verdict).toBe("reachable");
  const hops = answer.variants[0]?.request.filter(({ kind }) => kind === "security-group") ?? [];
  expect(hops.map(({ component }) => component.id)).toEqual(["sgr-o", "sgr-1"]);
});

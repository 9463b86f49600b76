import { expect, test } from "vitest";
import {
  account,
  allOut,
  clientInterface,
  codes,
  publicClient,
  serverInterface,
  trace,
} from "#tests/lib/analysis/reach/accounts.ts";
import { ec2Instance, routeTable, securityGroupRule } from "#tests/support/ec2-records.ts";
import { internetGateway } from "#tests/support/gateway-records.ts";
import { ACCOUNT, REGION } from "#tests/support/snapshots.ts";
import { behindNat, public6 } from "./networks.ts";

const out = { to: "8.8.8.8" };
const into = { from: "198.51.100.7", to: "eni-client" };
const openIn = [allOut, securityGroupRule({ groupId: "sg-client" })];

test("E1: an interface that is not in use carries nothing, nor does one of an instance that does not run", () => {
  const available = { networkInterfaces: [clientInterface({ status: "available" }), serverInterface()] };
  expect(trace(account(available)).blockers).toMatchObject([{ code: "BAD_STATE_ATTACHMENT", id: "eni-client" }]);
  const attached = serverInterface({ attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" } });
  const on = (state: string) =>
    account({ ec2Instances: [ec2Instance({ state })], networkInterfaces: [clientInterface(), attached] });
  expect(trace(on("stopped")).blockers).toMatchObject([{ code: "BAD_STATE", id: "i-1" }]);
  expect(trace(on("running")).verdict).toBe("reachable");
});

test("I1: to the internet a route to an attached gateway and a public address are needed", () => {
  expect(trace(account(publicClient), out).verdict).toBe("reachable");
  expect(codes(trace(account({ ...publicClient, networkInterfaces: [clientInterface()] }), out))).toEqual([
    "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
  ]);
  expect(codes(trace(account({ ...publicClient, routeTables: [routeTable()] }), out))).toEqual([
    "NO_ROUTE_TO_DESTINATION",
  ]);
  const detached = internetGateway({ attachments: [] });
  expect(codes(trace(account({ ...publicClient, internetGateways: [detached] }), out))).toEqual([
    "NO_ROUTE_TO_DESTINATION",
  ]);
});

test("I1: a secondary private address without a public one of its own does not reach the internet", () => {
  const client = clientInterface({
    association: { publicIp: "203.0.113.5" },
    privateIpAddresses: [
      { privateIpAddress: "10.0.1.20", primary: true, association: { publicIp: "203.0.113.5" } },
      { privateIpAddress: "10.0.1.21", primary: false },
    ],
  });
  const topology = account({ ...publicClient, networkInterfaces: [client] });
  expect(trace(topology, { from: "10.0.1.20", ...out }).verdict).toBe("reachable");
  expect(codes(trace(topology, { from: "10.0.1.21", ...out }))).toEqual(["IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"]);
});

test("I1, trap 9: a subnet that gives public addresses at launch is no proof: only the address on the interface counts", () => {
  const topology = account({ ...publicClient, networkInterfaces: [clientInterface()], securityGroupRules: openIn });
  expect(codes(trace(topology, { from: "internet", to: "eni-client" }))).toContain(
    "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
  );
});

test("I1, trap 10: a rule open to 0.0.0.0/0 does not expose a task without a public address", () => {
  const topology = account({ ...publicClient, networkInterfaces: [clientInterface(), serverInterface()] });
  const answer = trace(topology, { from: "internet", to: "eni-server" });
  expect(answer.verdict).toBe("unreachable");
  expect(codes(answer)).toEqual(["IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"]);
});

test.each([
  ["10.200.0.1", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"],
  ["100.64.0.1", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"],
])("I2: an internet gateway does not carry %s", (to, code) => {
  expect(codes(trace(account(publicClient), { to }))).toEqual([code]);
});

test("I2: inside, groups and network ACLs see the private destination", () => {
  const topology = account({ ...publicClient, securityGroupRules: openIn });
  const answer = trace(topology, { from: "198.51.100.7", to: "203.0.113.5" });
  expect(answer.verdict).toBe("reachable");
  const group = answer.variants[0]?.request.find(({ kind }) => kind === "security-group");
  expect(group?.traffic.destination).toBe("10.0.1.20");
});

test("I3, trap 21: to an own public address the packet leaves by the internet gateway and comes back with a public source", () => {
  const server = serverInterface({
    subnetId: "subnet-1",
    privateIpAddress: "10.0.1.30",
    association: { publicIp: "203.0.113.9" },
  });
  const client = clientInterface({ association: { publicIp: "203.0.113.5" } });
  const areas = { ...publicClient, networkInterfaces: [client, server] };
  const answer = trace(account(areas), { to: "203.0.113.9" });
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request.filter(({ kind }) => kind === "internet-gateway").length).toBe(2);
  const group = answer.variants[0]?.request.filter(({ kind }) => kind === "security-group").at(-1);
  expect(group?.traffic).toMatchObject({ source: "203.0.113.5", destination: "10.0.1.30" });
  const routeless = { ...areas, routeTables: [routeTable()] };
  expect(codes(trace(account(routeless), { to: "203.0.113.9" }))).toEqual(["NO_ROUTE_TO_DESTINATION"]);
});

test("I3: behind a NAT gateway the own public address sees the NAT gateway's, which a group reference does not mean", () => {
  const server = serverInterface({
    subnetId: "subnet-2",
    privateIpAddress: "10.0.2.40",
    association: { publicIp: "203.0.113.9" },
  });
  const rules = [allOut, securityGroupRule({ referencedGroupInfo: { groupId: "sg-client" } })];
  const areas = {
    ...behindNat,
    securityGroupRules: rules,
    networkInterfaces: [...(behindNat.networkInterfaces ?? []), server],
  };
  const answer = trace(account(areas), { to: "203.0.113.9" });
  expect(codes(answer)).toEqual(["ENI_SG_RULES_MISMATCH"]);
  const open = [...rules, securityGroupRule({ securityGroupRuleId: "sgr-nat", cidrIpv4: "203.0.113.20/32" })];
  expect(trace(account({ ...areas, securityGroupRules: open }), { to: "203.0.113.9" }).verdict).toBe("reachable");
});

const blockMode = (internetGatewayBlockMode: string) => [{ internetGatewayBlockMode, state: "update-complete" }];
const exclusion = (id: string, internetGatewayExclusionMode: string, state = "create-complete") => ({
  exclusionId: "vpcbpa-exclude-1",
  resourceArn: `arn:aws:ec2:${REGION}:${ACCOUNT}:${id}`,
  internetGatewayExclusionMode,
  state,
});
const publicOpen = { ...publicClient, securityGroupRules: openIn };

test("I4: Block Public Access in both directions stops all that crosses an internet gateway", () => {
  const areas = { ...publicOpen, vpcBlockPublicAccessOptions: blockMode("block-bidirectional") };
  expect(codes(trace(account(areas), out))).toEqual(["VPC_BLOCK_PUBLIC_ACCESS_ENABLED"]);
  expect(codes(trace(account(areas), into))).toEqual(["VPC_BLOCK_PUBLIC_ACCESS_ENABLED"]);
  const nat = { ...behindNat, vpcBlockPublicAccessOptions: blockMode("block-bidirectional") };
  expect(codes(trace(account(nat), out))).toEqual(["VPC_BLOCK_PUBLIC_ACCESS_ENABLED"]);
});

test("I4: Block Public Access of ingress lets NAT gateways and egress-only gateways work, and no internet gateway directly", () => {
  const mode = { vpcBlockPublicAccessOptions: blockMode("block-ingress") };
  expect(codes(trace(account({ ...publicOpen, ...mode }), into))).toEqual(["VPC_BLOCK_PUBLIC_ACCESS_ENABLED"]);
  expect(codes(trace(account({ ...publicOpen, ...mode }), out))).toEqual(["VPC_BLOCK_PUBLIC_ACCESS_ENABLED"]);
  expect(trace(account({ ...behindNat, ...mode }), out).verdict).toBe("reachable");
});

test("I4: an exclusion opens a VPC or a subnet, both ways or only for what it starts; the subnet's own one counts first", () => {
  const mode = { ...publicOpen, vpcBlockPublicAccessOptions: blockMode("block-bidirectional") };
  const withExclusions = (...vpcBlockPublicAccessExclusions: readonly ReturnType<typeof exclusion>[]) =>
    account({ ...mode, vpcBlockPublicAccessExclusions });
  const both = withExclusions(exclusion("vpc/vpc-1", "allow-bidirectional"));
  expect([trace(both, out).verdict, trace(both, into).verdict]).toEqual(["reachable", "reachable"]);
  const egress = withExclusions(exclusion("subnet/subnet-1", "allow-egress"));
  expect([trace(egress, out).verdict, trace(egress, into).verdict]).toEqual(["reachable", "unreachable"]);
  const nearer = withExclusions(
    exclusion("vpc/vpc-1", "allow-bidirectional"),
    exclusion("subnet/subnet-1", "allow-egress"),
  );
  expect(trace(nearer, into).verdict).toBe("unreachable");
  const gone = withExclusions(exclusion("vpc/vpc-1", "allow-bidirectional", "delete-complete"));
  expect(trace(gone, out).verdict).toBe("unreachable");
});

test("I4: exclusions that were not read leave a blocked VPC unknown", () => {
  const areas = { ...publicOpen, vpcBlockPublicAccessOptions: blockMode("block-bidirectional") };
  const answer = trace(account(areas, { incomplete: ["vpcBlockPublicAccessExclusions"] }), out);
  expect([answer.verdict, answer.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeVpcBlockPublicAccessExclusions"]);
});

test("I5: Block Public Access holds for IPv6 as well", () => {
  const areas = { ...public6, vpcBlockPublicAccessOptions: blockMode("block-bidirectional") };
  expect(codes(trace(account(areas), { to: "2001:4860:4860::8888" }))).toEqual(["VPC_BLOCK_PUBLIC_ACCESS_ENABLED"]);
});

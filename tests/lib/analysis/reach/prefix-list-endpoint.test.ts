import { expect, test } from "vitest";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import type { ManagedPrefixList } from "#lib/model/resources/managed-prefix-list.ts";
import { networkAcl, route, routeTable, securityGroupRule } from "#tests/support/ec2-records.ts";
import { managedPrefixList, vpcEndpoint } from "#tests/support/gateway-records.ts";
import { account, allOut, clientInterface, codes, localRoute, publicClient, trace } from "./accounts.ts";

/** The public client, its group letting in what a rule says, and one prefix list. */
function withList(overrides: Partial<ManagedPrefixList>, rule = securityGroupRule({ groupId: "sg-client" })) {
  return account({
    ...publicClient,
    securityGroupRules: [allOut, rule],
    managedPrefixLists: [managedPrefixList(overrides)],
  });
}

const two = { known: true, value: [{ cidr: "198.51.100.0/24" }, { cidr: "203.0.113.128/25" }] } as const;

test("a prefix list is the set of its entries' addresses, by its id, its name and its URN", () => {
  const topology = withList({ entries: two });
  for (const to of ["pl-1", "offices", "aws/111111111111/eu-west-1/prefix-list/pl-1"]) {
    const { verdict, question } = trace(topology, { from: "eni-client", to });
    expect([verdict, question.to]).toEqual(["reachable", "offices"]);
  }
  expect(trace(topology, { from: "pl-1", to: "eni-client" }).verdict).toBe("reachable");
});

test("of a prefix list whose entries are let in only in part, the answer names those that are", () => {
  const rule = securityGroupRule({ groupId: "sg-client", cidrIpv4: "198.51.100.0/24" });
  const { verdict, variants } = trace(withList({ entries: two }, rule), { from: "pl-1", to: "eni-client" });
  expect(verdict).toBe("conditional");
  expect(variants.flatMap(({ conditions }) => conditions.flatMap(({ cidrs = [] }) => cidrs))).toEqual([
    "198.51.100.0/24",
  ]);
});

test("entries inside the VPC are the interfaces that hold them", () => {
  const entries = { known: true, value: [{ cidr: "10.0.2.0/24" }] } as const;
  const answer = trace(account({ managedPrefixLists: [managedPrefixList({ entries })] }), { to: "pl-1" });
  expect([answer.verdict, answer.variants.map(({ toNode }) => toNode)]).toEqual([
    "reachable",
    ["aws/111111111111/eu-west-1/network-interface/eni-server"],
  ]);
});

test("a service's prefix list is reached through its gateway endpoint", () => {
  const topology = account({
    networkInterfaces: [clientInterface()],
    vpcEndpoints: [vpcEndpoint({ vpcEndpointId: "vpce-s3", vpcEndpointType: "Gateway", routeTableIds: ["rtb-1"] })],
    routeTables: [
      routeTable({ routes: [localRoute, route({ destinationPrefixListId: "pl-1", gatewayId: "vpce-s3" })] }),
    ],
    managedPrefixLists: [managedPrefixList({ prefixListName: "com.amazonaws.eu-west-1.s3", entries: two })],
  });
  const answer = trace(topology, { to: "com.amazonaws.eu-west-1.s3" });
  expect([answer.verdict, answer.variants[0]?.request.at(-1)?.id]).toEqual(["reachable", "vpce-s3"]);
});

test("a prefix list whose entries were not read leaves the answer unknown, with the call", () => {
  const call = "ec2:GetManagedPrefixListEntries";
  const problem = { kind: "denied", call, message: `${call} was denied.`, at: "2026-01-01T00:00:00.000Z" } as const;
  const { verdict, unknowns } = trace(withList({ entries: { known: false, problem } }), { to: "pl-1" });
  expect([verdict, unknowns]).toEqual(["unknown", [{ text: problem.message, call }]]);
});

test("the fix of a group that lacks the rule refers to the prefix list, and opens all of it", () => {
  const rule = securityGroupRule({ groupId: "sg-client", cidrIpv4: "192.0.2.0/24" });
  const { verdict, fixes } = trace(withList({ entries: two }, rule), { from: "pl-1", to: "eni-client" });
  expect([verdict, fixes.length]).toEqual(["unreachable", 1]);
  const [fix] = fixes;
  expect(fix?.text).toContain("pl-1");
  expect(fix?.cli).toContain('"PrefixListIds":[{"PrefixListId":"pl-1"}]');
  expect(fix?.terraform).toContain('prefix_list_id = "pl-1"');
});

test("no entry of a network ACL can hold a prefix list: none is proposed", () => {
  const topology = account({
    ...publicClient,
    networkAcls: [networkAcl({ entries: [] })],
    securityGroupRules: [allOut, securityGroupRule({ groupId: "sg-client" })],
    managedPrefixLists: [managedPrefixList({ entries: two })],
  });
  const { verdict, fixes } = trace(topology, { from: "pl-1", to: "eni-client" });
  expect([verdict, fixes]).toEqual(["unreachable", []]);
});

test.each(["en", "ja"] as const)(
  "a prefix list without entries stands for no address, which is certain (%s)",
  (language) => {
    const topology = withList({ entries: { known: true, value: [] } });
    const answer = tracePath(topology, { from: "eni-client", to: "pl-1", protocol: "tcp", port: "443" }, { language });
    if ("status" in answer) throw new Error(answer.detail);
    expect([answer.verdict, codes(answer)]).toEqual(["unreachable", ["NO_SOURCE_OR_DESTINATION"]]);
    expect(answer.summary).toContain("pl-1");
  },
);

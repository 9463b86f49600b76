import fc from "fast-check";
import { expect, test } from "vitest";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import type { TraceAnswer } from "#lib/analysis/reach/answer.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import {
  networkAcl,
  networkAclEntry,
  networkInterface,
  route,
  routeTable,
  securityGroup,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import { internetGateway } from "#tests/support/gateway-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";
import { connects, type SmallNetwork } from "./packet-oracle.ts";

const subnetIds = ["subnet-1", "subnet-2", "subnet-3"] as const;
const groupIds = ["sg-a", "sg-b", "sg-c"] as const;
const outside = ["198.51.100.7", "203.0.113.9"] as const;
const clientPorts = [40000, 40001, 40002, 40003] as const;
const serverPorts = [1, 2, 3, 4] as const;

const block = fc.constantFrom(
  "0.0.0.0/0",
  "0.0.0.0/0",
  "10.0.0.0/16",
  "10.0.1.0/24",
  "10.0.2.0/25",
  "198.51.100.0/24",
  "203.0.113.9/32",
);
const serverRange = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 2, max: 5 }))
  .map(([from, to]) => ({ from: Math.min(from, to), to }));
const clientRange = fc
  .tuple(fc.integer({ min: 39999, max: 40002 }), fc.integer({ min: 40001, max: 40004 }))
  .map(([from, to]) => ({ from: Math.min(from, to), to }));
const anyRange = fc.oneof(
  serverRange,
  clientRange,
  fc.constant({ from: 0, to: 65535 }),
  fc.constant({ from: 0, to: 65535 }),
);

const groupRule = fc
  .record({
    groupId: fc.constantFrom(...groupIds),
    isEgress: fc.boolean(),
    range: fc.oneof(serverRange, fc.constant({ from: 0, to: 65535 })),
    isAll: fc.boolean(),
    source: fc.oneof(
      block.map((cidrIpv4) => ({ cidrIpv4 })),
      fc.constantFrom(...groupIds).map((groupId) => ({ referencedGroupInfo: { groupId } })),
    ),
  })
  .map(({ groupId, isEgress, range, isAll, source }) =>
    securityGroupRule({
      groupId,
      isEgress,
      ...source,
      ...(isAll
        ? { ipProtocol: "-1", fromPort: -1, toPort: -1 }
        : { ipProtocol: "tcp", fromPort: range.from, toPort: range.to }),
    }),
  );

const aclEntry = fc
  .record({
    ruleNumber: fc.integer({ min: 1, max: 9 }),
    ruleAction: fc.constantFrom("allow", "allow", "deny"),
    egress: fc.boolean(),
    cidrBlock: block,
    range: anyRange,
    isAll: fc.boolean(),
  })
  .map(({ range, isAll, ...entry }) =>
    networkAclEntry({ ...entry, ...(isAll ? { protocol: "-1" } : { protocol: "6", portRange: range }) }),
  );

/** Entries of one direction have distinct numbers, as AWS requires; at the end everything is often let through. */
const acl = fc
  .tuple(
    fc.uniqueArray(aclEntry, {
      maxLength: 5,
      selector: ({ ruleNumber, egress }) => `${String(ruleNumber)}|${String(egress)}`,
    }),
    fc.boolean(),
  )
  .map(([entries, isOpen]) =>
    isOpen
      ? [...entries, networkAclEntry({ ruleNumber: 100 }), networkAclEntry({ ruleNumber: 100, egress: true })]
      : entries,
  );

const routes = fc.constantFrom(
  [route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" })],
  [
    route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }),
    route({ destinationCidrBlock: "198.51.100.0/24", gatewayId: "igw-1", state: "blackhole" }),
  ],
  [route({ destinationCidrBlock: "203.0.113.0/24", gatewayId: "igw-1" })],
  [],
);

const networks = fc
  .record({
    rules: fc.array(groupRule, { minLength: 2, maxLength: 14 }),
    acls: fc.tuple(acl, acl, acl),
    tables: fc.tuple(routes, routes, routes),
    interfaces: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 2 }),
        groups: fc.uniqueArray(fc.constantFrom(...groupIds), { maxLength: 2 }),
        isPublic: fc.boolean(),
        isHigh: fc.boolean(),
      }),
      { minLength: 2, maxLength: 4 },
    ),
  })
  .map(({ rules, acls, tables, interfaces }): SmallNetwork => ({
    subnets: subnetIds.map((subnetId, i) => subnet({ subnetId, cidrBlock: `10.0.${String(i + 1)}.0/24` })),
    networkAcls: subnetIds.map((subnetId, i) =>
      networkAcl({
        networkAclId: `acl-${String(i)}`,
        isDefault: i === 0,
        entries: acls[i] ?? [],
        associations: [{ subnetId }],
      }),
    ),
    routeTables: subnetIds.map((subnetId, i) =>
      routeTable({
        routeTableId: `rtb-${String(i)}`,
        routes: [
          route({ destinationCidrBlock: "10.0.0.0/16", gatewayId: "local", origin: "CreateRouteTable" }),
          ...(tables[i] ?? []),
        ],
        associations: [{ main: i === 0, state: "associated", subnetId }],
      }),
    ),
    securityGroupRules: rules.map((rule, i) => ({ ...rule, securityGroupRuleId: `sgr-${String(i)}` })),
    networkInterfaces: interfaces.map(({ at, groups, isPublic, isHigh }, i) =>
      networkInterface({
        networkInterfaceId: `eni-${String(i)}`,
        subnetId: subnetIds[at] ?? "subnet-1",
        privateIpAddress: `10.0.${String(at + 1)}.${String((isHigh ? 200 : 10) + i)}`,
        groups: groups.map((groupId) => ({ groupId })),
        ...(isPublic ? { association: { publicIp: `192.0.2.${String(i + 1)}` } } : {}),
      }),
    ),
  }));

function topologyOf(network: SmallNetwork) {
  const areas = {
    vpcs: [vpc()],
    internetGateways: [internetGateway()],
    securityGroups: groupIds.map((groupId) => securityGroup({ groupId })),
    ...network,
  };
  return buildTopology(snapshotOf({ areas }));
}

function ask(topology: ReturnType<typeof topologyOf>, from: string, to: string, withFixes = false): TraceAnswer {
  const answer = tracePath(
    topology,
    { from, to, protocol: "tcp", port: "1-4", sourcePort: "40000-40003" },
    { withFixes },
  );
  if ("status" in answer) throw new Error(answer.detail);
  return answer;
}

/** Which server ports and which client ports some connection uses. */
function openPorts(network: SmallNetwork, from: string, to: string) {
  const pairs = serverPorts.flatMap((server) => clientPorts.map((client) => ({ server, client })));
  const open = pairs.filter((ports) => connects(network, from, to, ports));
  return {
    open,
    all: pairs,
    server: new Set(open.map(({ server }) => server)),
    client: new Set(open.map(({ client }) => client)),
  };
}

function expectedVerdict({ open, all }: ReturnType<typeof openPorts>): string {
  if (open.length === 0) return "unreachable";
  return open.length === all.length ? "reachable" : "conditional";
}

/** All ends of a network: its addresses, and two of the internet. */
function pairsOf(network: SmallNetwork): readonly (readonly [string, string])[] {
  const ours = network.networkInterfaces.map(({ privateIpAddress = "" }) => privateIpAddress);
  const all = [...ours, ...outside];
  return all.flatMap((from) =>
    all.filter((to) => to !== from && (ours.includes(from) || ours.includes(to))).map((to) => [from, to] as const),
  );
}

function portsIn(answer: TraceAnswer, kind: "port" | "source-port", all: readonly number[]): readonly number[] {
  const texts = answer.variants[0]?.conditions.find((condition) => condition.kind === kind)?.ports;
  if (texts === undefined) return all;
  const ranges = texts.map((text) => text.split("-").map(Number));
  return all.filter((port) => ranges.some(([from = 0, to = from]) => from <= port && port <= to));
}

const patience = { timeout: 120_000 };

test("every verdict and every condition agrees with walking single packets", patience, () => {
  const seen = { reachable: 0, conditional: 0, unreachable: 0, unknown: 0 };
  fc.assert(
    fc.property(networks, (network) => {
      const topology = topologyOf(network);
      for (const [from, to] of pairsOf(network)) {
        const truth = openPorts(network, from, to);
        const answer = ask(topology, from, to);
        expect(`${from} → ${to}: ${answer.verdict}`).toBe(`${from} → ${to}: ${expectedVerdict(truth)}`);
        seen[answer.verdict] += 1;
        if (answer.verdict === "unreachable") expect(answer.blockers.length).toBeGreaterThan(0);
        if (answer.verdict !== "conditional") continue;
        expect(portsIn(answer, "port", serverPorts)).toEqual([...truth.server].sort((a, b) => a - b));
        expect(portsIn(answer, "source-port", clientPorts)).toEqual([...truth.client].sort((a, b) => a - b));
      }
    }),
    { numRuns: 200 },
  );
  expect(Math.min(seen.reachable, seen.conditional, seen.unreachable)).toBeGreaterThan(20);
  expect(seen.unknown).toBe(0);
});

test(
  "a fix that is proposed opens the path on the changed network, and its text names every blocker's resource",
  patience,
  () => {
    fc.assert(
      fc.property(networks, (network) => {
        const topology = topologyOf(network);
        for (const [from, to] of pairsOf(network).slice(0, 6)) {
          const answer = ask(topology, from, to, true);
          if (answer.verdict !== "unreachable") expect(answer.fixes).toEqual([]);
          for (const fix of answer.fixes) expect(answer.blockers.every(({ id }) => fix.text.includes(id))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  },
);

test("an area that is missing never turns an answer into one that the whole account contradicts", patience, () => {
  const removable = ["networkAcls", "routeTables", "securityGroupRules", "internetGateways"] as const;
  fc.assert(
    fc.property(networks, fc.constantFrom(...removable), (network, gone) => {
      const whole = topologyOf(network);
      const areas = { vpcs: [vpc()], internetGateways: [internetGateway()], ...network, [gone]: [] };
      const incomplete = gone === "securityGroupRules" ? ([gone, "securityGroups"] as const) : ([gone] as const);
      const half = buildTopology(snapshotOf({ areas, incomplete }));
      for (const [from, to] of pairsOf(network)) {
        const verdict = ask(half, from, to).verdict;
        if (verdict !== "unknown")
          expect(`${from} → ${to}: ${verdict}`).toBe(`${from} → ${to}: ${ask(whole, from, to).verdict}`);
      }
    }),
    { numRuns: 80 },
  );
});

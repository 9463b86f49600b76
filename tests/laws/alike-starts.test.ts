import fc from "fast-check";
import { expect, test } from "vitest";
import { startUpOfService } from "#lib/analysis/startup/start-up.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { securityGroup, securityGroupRule } from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  ecsService,
  ecsTaskDefinition,
  serviceArn,
  taskDefinitionArn,
} from "#tests/support/ecs-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";
import { defaultRoute, ownImage, startUpAccount } from "#tests/support/start-up-account.ts";

const start = fc.record({
  subnets: fc.subarray(["subnet-1", "subnet-2", "subnet-9"], { minLength: 1 }),
  groups: fc.subarray(["sg-1", "sg-open", "sg-narrow"], { minLength: 1 }),
  isPublic: fc.boolean(),
  image: fc.constantFrom(ownImage, "nginx", "registry.example.jp/shop/web:1"),
  logGroup: fc.constantFrom("shop", "admin"),
  isExecEnabled: fc.boolean(),
  hasExecutionRole: fc.constantFrom(true, true, false, undefined),
});

type Start = typeof start extends fc.Arbitrary<infer Value> ? Value : never;

const account = fc.record({
  starts: fc.array(start, { minLength: 2, maxLength: 6 }),
  routes: fc.constantFrom([], [defaultRoute({ natGatewayId: "nat-1" })], [defaultRoute({ gatewayId: "igw-1" })]),
  endpoints: fc.subarray(["ecr.api", "ecr.dkr", "logs"]),
  storage: fc.constantFrom(undefined, "on the table" as const, "in the VPC" as const),
  /** Who may call the endpoints: some know a caller by its group. */
  ingress: fc.constantFrom([{ cidrIpv4: "10.0.0.0/16" }], [{ referencedGroupInfo: { groupId: "sg-open" } }], []),
  egress: fc.constantFrom(undefined, [], [{ cidrIpv4: "10.0.0.0/16" }]),
  policy: fc.constantFrom(
    undefined,
    JSON.stringify({
      Statement: [{ Effect: "Allow", Principal: "*", Action: "logs:*", Resource: "arn:aws:logs:*:*:log-group:shop:*" }],
    }),
  ),
});

function out(groupId: string, cidrIpv4: string) {
  const port = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };
  return securityGroupRule({ securityGroupRuleId: `sgr-${groupId}`, groupId, isEgress: true, ...port, cidrIpv4 });
}

function serviceOf({ subnets, groups, isPublic, isExecEnabled }: Start, at: number) {
  return ecsService({
    serviceName: `web-${String(at)}`,
    serviceArn: serviceArn(`web-${String(at)}`),
    taskDefinition: taskDefinitionArn(`web-${String(at)}`),
    enableExecuteCommand: isExecEnabled,
    awsvpcConfiguration: { subnets, securityGroups: groups, assignPublicIp: isPublic ? "ENABLED" : "DISABLED" },
  });
}

function definitionOf({ image, logGroup, hasExecutionRole }: Start, at: number) {
  const container = containerDefinition({ image, logDriver: "awslogs", logOptions: { group: logGroup } });
  return ecsTaskDefinition({
    taskDefinitionArn: taskDefinitionArn(`web-${String(at)}`),
    family: `web-${String(at)}`,
    containerDefinitions: [container],
    ...(hasExecutionRole === undefined ? {} : { hasExecutionRole }),
  });
}

function topologyOf({
  starts,
  policy,
  egress,
  storage,
  ...rest
}: typeof account extends fc.Arbitrary<infer V> ? V : never): Topology {
  const contents = startUpAccount({
    ...rest,
    ...(egress === undefined ? {} : { egress }),
    ...(storage === undefined ? {} : { storage }),
    ...(policy === undefined ? {} : { endpoint: { policyDocument: policy } }),
  });
  const { securityGroups = [], securityGroupRules = [] } = contents.areas ?? {};
  const areas = {
    ...contents.areas,
    ecsServices: starts.map(serviceOf),
    ecsTaskDefinitions: starts.map(definitionOf),
    securityGroups: [...securityGroups, ...["sg-open", "sg-narrow"].map((groupId) => securityGroup({ groupId }))],
    securityGroupRules: [...securityGroupRules, out("sg-open", "0.0.0.0/0"), out("sg-narrow", "10.0.2.0/24")],
  };
  return buildTopology(snapshotOf({ ...contents, areas }));
}

test("a start comes to the same whichever starts were checked before it", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(account, (drawn) => {
      const together = topologyOf(drawn);
      for (const [urn, service] of together.services) {
        const alone = topologyOf(drawn);
        const same = alone.services.get(urn) ?? service;
        const answer = startUpOfService(together, service);
        expect(answer).toEqual(startUpOfService(alone, same));
        for (const need of answer.needs) seen.add(need.verdict);
      }
    }),
    { numRuns: 60 },
  );
  expect([...seen].sort()).toEqual(["conditional", "reachable", "unknown", "unreachable"]);
});

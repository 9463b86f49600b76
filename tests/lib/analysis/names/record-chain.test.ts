import { describe, expect, test } from "vitest";
import { chainOf } from "#lib/analysis/names/record-chain.ts";
import { resolverWalk } from "#lib/analysis/names/resolver-walk.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { ecsCluster, ecsService, ecsTask, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import {
  forwardAction,
  listener,
  listenerRule,
  listenerRuleArn,
  loadBalancer,
  loadBalancerInterface,
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet as record, vpcHostedZones } from "#tests/support/route53-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

const toFront = {
  dnsName: "dualstack.front-1234567890.eu-west-1.elb.amazonaws.com.",
  hostedZoneId: "Z32O12XQLNTSW2",
  evaluateTargetHealth: true,
};

/** The service `web` behind the load balancer `front`. */
const areas: NonNullable<ScopeContents["areas"]> = {
  vpcs: [vpc()],
  subnets: [subnet()],
  loadBalancers: [loadBalancer()],
  listeners: [listener()],
  listenerRules: [listenerRule()],
  targetGroups: [targetGroup()],
  targetHealth: [targetHealth()],
  networkInterfaces: [
    loadBalancerInterface("app/front/1", { association: { publicIp: "203.0.113.40" } }),
    networkInterface({ networkInterfaceId: "eni-1", privateIpAddress: "10.0.1.10" }),
  ],
  ecsClusters: [ecsCluster()],
  ecsServices: [
    ecsService({
      desiredCount: 1,
      runningCount: 1,
      loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }],
    }),
  ],
  ecsTasks: [ecsTask()],
  ecsTaskDefinitions: [ecsTaskDefinition()],
  hostedZones: [hostedZone()],
};

function topologyOf(records: readonly ResourceRecordSet[], contents: ScopeContents = {}) {
  return buildTopology(
    snapshotOf({ ...contents, areas: { ...areas, resourceRecordSets: records, ...contents.areas } }),
  );
}

/** The chain of the record `www.example.com`, a line a step. */
function chain(records: readonly ResourceRecordSet[], contents: ScopeContents = {}, name = "www.example.com") {
  const topology = topologyOf(records, contents);
  const found = [...topology.records.values()].find(({ item }) => item.name === name);
  if (found === undefined) throw new Error("The record is among those given.");
  return chainOf({ topology, say: sayIn("en") }, found).map(
    ({ depth, via, kind, name: step, standing }) => `${"  ".repeat(depth)}${via} > ${kind} ${step}: ${standing}`,
  );
}

describe("the chain of a record", () => {
  test("goes from an alias through listener and target group to the container", () => {
    expect(chain([record({ aliasTarget: toFront })])).toEqual([
      " > record-set www.example.com: ok",
      "  alias > load-balancer front: ok",
      "    :80 > listener HTTP 80: ok",
      "       > target-group web: ok",
      "        :8080 > ecs-service web: ok",
      "          :8080 > ecs-container app: ok",
    ]);
  });

  test("goes from a node's address over its owner the same way, and the address is at risk", () => {
    expect(chain([record({ ttl: 300, values: ["203.0.113.40"] })])).toEqual([
      " > record-set www.example.com: risk",
      "  A 300 > address 203.0.113.40: risk",
      "    held by > load-balancer front: ok",
      "      :80 > listener HTTP 80: ok",
      "         > target-group web: ok",
      "          :8080 > ecs-service web: ok",
      "            :8080 > ecs-container app: ok",
    ]);
  });

  test("passes the records between, and stops at a circle", () => {
    expect(
      chain([
        record({ type: "CNAME", ttl: 60, values: ["b.example.com"] }),
        record({ name: "b.example.com", type: "CNAME", ttl: 30, values: ["www.example.com"] }),
      ]),
    ).toEqual([
      " > record-set www.example.com: broken",
      "  CNAME 60 > record-set b.example.com: broken",
      "    CNAME 30 > record-set www.example.com: broken",
    ]);
  });

  test("follows only the listener rules that this name meets", () => {
    const other = targetGroup({ targetGroupArn: targetGroupArn("api/2"), targetGroupName: "api" });
    const lines = chain([record({ aliasTarget: toFront })], {
      areas: {
        targetGroups: [targetGroup(), other],
        listenerRules: [
          listenerRule({
            ruleArn: listenerRuleArn("app/front/1/2/4"),
            priority: "1",
            isDefault: false,
            conditions: [{ field: "host-header", values: ["api.example.com"] }],
            actions: [forwardAction(other.targetGroupArn)],
          }),
          listenerRule({
            ruleArn: listenerRuleArn("app/front/1/2/5"),
            priority: "2",
            isDefault: false,
            conditions: [
              { field: "host-header", values: ["*.example.com"] },
              { field: "path-pattern", values: ["/api/*"] },
            ],
            actions: [forwardAction(other.targetGroupArn)],
          }),
          listenerRule(),
        ],
      },
    });
    expect(lines.filter((line) => line.includes("target-group"))).toEqual([
      "      path-pattern /api/* > target-group api: unknown",
      "       > target-group web: ok",
    ]);
  });

  test("tells what stands at the end: nobody, a stranger, or what was not read", () => {
    const end = (values: readonly string[], contents: ScopeContents = {}) =>
      chain([record({ ttl: 60, values })], contents).at(-1);
    expect(end(["10.0.9.9"])).toBe("  A 60 > address 10.0.9.9: broken");
    expect(end(["192.0.2.1"])).toBe("  A 60 > address 192.0.2.1: plain");
    expect(end(["10.0.9.9"], { incomplete: ["networkInterfaces"] })).toBe("  A 60 > address 10.0.9.9: unknown");
  });

  test("judges every step: targets unhealthy, health unread, listeners unread, a service that is parked", () => {
    const line = (contents: ScopeContents, kind: string) =>
      chain([record({ aliasTarget: toFront })], contents).find((one) => one.includes(`> ${kind} `));
    const sick = targetHealth([target({ state: "unhealthy" })]);
    expect(line({ areas: { targetHealth: [sick] } }, "target-group")).toContain("web: broken");
    expect(line({ areas: { targetHealth: [] }, incomplete: ["targetHealth"] }, "target-group")).toContain(
      "web: unknown",
    );
    expect(line({ areas: { listeners: [], listenerRules: [] }, incomplete: ["listeners"] }, "load-balancer")).toContain(
      "front: unknown",
    );
    expect(line({ areas: { listeners: [], listenerRules: [] } }, "load-balancer")).toContain("front: broken");
    const parked = ecsService({
      desiredCount: 0,
      runningCount: 0,
      loadBalancers: [{ targetGroupArn: targetGroupArn() }],
    });
    const idle = { areas: { ecsServices: [parked], ecsTasks: [], targetHealth: [targetHealth([])] } };
    expect([line(idle, "target-group"), line(idle, "ecs-service")]).toEqual([
      "       > target-group web: plain",
      "        :8080 > ecs-service web: plain",
    ]);
  });
});

describe("the way of a resolver", () => {
  const walk = (records: readonly ResourceRecordSet[], contents: ScopeContents, name: string) => {
    const topology = topologyOf(records, contents);
    const found = [...topology.records.values()].find(({ item }) => item.name === name && item.type !== "NS");
    return found === undefined ? [] : resolverWalk(topology, found, ["vpc-1"]);
  };
  const soa = record({ name: "example.com", type: "SOA", ttl: 900, values: ["ns-1. host. 1 7200 900 1209600 300"] });

  test("goes down the labels of a public name, and ends with what is remembered", () => {
    const ns = record({ name: "example.com", type: "NS", ttl: 172_800, values: ["ns-1.test."] });
    expect(walk([soa, ns, record({ ttl: 60 })], {}, "www.example.com")).toEqual([
      { kind: "client", vpcIds: [] },
      { kind: "referral", from: ".", to: "com", isOurs: false },
      { kind: "referral", from: "com", to: "example.com", isOurs: false },
      { kind: "zone", zone: "example.com", servers: ["ns-1.test"] },
      { kind: "answer", type: "A", isAlias: false, ttl: 60 },
      { kind: "negative", ttl: 300 },
    ]);
  });

  test("passes from a zone of ours to the one it delegates to, without a stop at labels between", () => {
    const zones = [hostedZone(), hostedZone({ hostedZoneId: "Z2", name: "a.b.example.com" })];
    const delegation = record({ name: "a.b.example.com", type: "NS", ttl: 3600, values: ["ns-2.test."] });
    const name = "www.a.b.example.com";
    const steps = walk(
      [delegation, record({ hostedZoneId: "Z2", name, type: "CNAME", ttl: 30, values: ["x.example.net."] })],
      { areas: { hostedZones: zones } },
      name,
    );
    expect(steps.slice(3)).toEqual([
      { kind: "referral", from: "example.com", to: "a.b.example.com", isOurs: true, ttl: 3600 },
      { kind: "zone", zone: "a.b.example.com", servers: [] },
      { kind: "answer", type: "CNAME", isAlias: false, ttl: 30 },
      { kind: "again", name: "x.example.net" },
    ]);
  });

  test("asks nobody outside for a private name", () => {
    const zone = hostedZone({ hostedZoneId: "Z2", name: "corp.test", privateZone: true });
    const own = record({ hostedZoneId: "Z2", name: "db.corp.test", ttl: 60, values: ["10.0.1.10"] });
    const contents = { areas: { hostedZones: [zone], vpcHostedZones: [vpcHostedZones("vpc-1", "Z2")] } };
    expect(walk([own], contents, "db.corp.test")).toEqual([
      { kind: "client", vpcIds: ["vpc-1"] },
      { kind: "private-zone", zone: "corp.test" },
      { kind: "answer", type: "A", isAlias: false, ttl: 60 },
    ]);
  });
});

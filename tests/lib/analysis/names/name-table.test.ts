import { describe, expect, test } from "vitest";
import { nameTableOf } from "#lib/analysis/names/name-table.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { networkInterface, vpc } from "#tests/support/ec2-records.ts";
import { ecsTask, taskAttachment } from "#tests/support/ecs-records.ts";
import { loadBalancer, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import {
  cloudMapNamespace,
  hostedZone,
  resolverRule,
  resourceRecordSet as record,
  vpcHostedZones,
} from "#tests/support/route53-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

const NODE = "203.0.113.40";
const DEAD = "10.0.1.99";
const front = "front-1234567890.eu-west-1.elb.amazonaws.com";

const areas: NonNullable<ScopeContents["areas"]> = {
  vpcs: [vpc({ cidrBlock: "10.0.0.0/16" })],
  loadBalancers: [loadBalancer()],
  networkInterfaces: [
    loadBalancerInterface("app/front/1", { association: { publicIp: NODE } }),
    networkInterface({ networkInterfaceId: "eni-1", privateIpAddress: "10.0.1.10" }),
    networkInterface({
      networkInterfaceId: "eni-host",
      privateIpAddress: "10.0.1.20",
      association: { publicIp: "198.51.100.7", ipOwnerId: "amazon" },
      attachment: { attachmentId: "a", instanceId: "i-1", deviceIndex: 0 },
    }),
  ],
  ecsTasks: [ecsTask({ attachments: [taskAttachment("eni-1", "10.0.1.10")] })],
  elasticIps: [
    { allocationId: "eipalloc-1", publicIp: "198.51.100.1", tags: [] },
    { allocationId: "eipalloc-2", publicIp: "198.51.100.2", associationId: "eipassoc-1", tags: [] },
  ],
  hostedZones: [hostedZone()],
};

/** The states of each record, by `name` or `name#set`, in an account that holds a load balancer, a task and a host. */
function statesOf(records: readonly ResourceRecordSet[], contents: ScopeContents = {}) {
  const snapshot = snapshotOf({ ...contents, areas: { ...areas, resourceRecordSets: records, ...contents.areas } });
  return Object.fromEntries(
    nameTableOf(buildTopology(snapshot)).records.map(({ record: { item }, states }) => [
      item.setIdentifier === undefined ? item.name : `${item.name}#${item.setIdentifier}`,
      states,
    ]),
  );
}

function alias(dnsName: string, zoneId = "Z32O12XQLNTSW2") {
  return { dnsName: `${dnsName}.`, hostedZoneId: zoneId, evaluateTargetHealth: true };
}

describe("what is said of a record", () => {
  test("an alias or a CNAME of a load balancer that is there is as it should be", () => {
    expect(
      statesOf([
        record({ name: "a.example.com", aliasTarget: alias(`dualstack.${front}`) }),
        record({ name: "b.example.com", type: "CNAME", ttl: 3600, values: [`${front}.`] }),
      ]),
    ).toEqual({ "a.example.com": ["alias"], "b.example.com": ["cname"] });
  });

  test("the address of a load balancer's node is pinned; with an address of nobody beside it, it is stale", () => {
    expect(
      statesOf([
        record({ name: "a.example.com", ttl: 60, values: [NODE] }),
        record({ name: "b.example.com", ttl: 60, values: [NODE, "203.0.113.99"] }),
      ]),
    ).toEqual({ "a.example.com": ["load-balancer-node"], "b.example.com": ["stale-node"] });
  });

  test("pinned at the apex, with more than five minutes to live, is two things more", () => {
    expect(statesOf([record({ name: "example.com", ttl: 300, values: [NODE] })])).toEqual({
      "example.com": ["load-balancer-node", "apex"],
    });
    expect(statesOf([record({ name: "example.com", ttl: 301, values: [NODE] })])).toEqual({
      "example.com": ["load-balancer-node", "apex", "long-ttl"],
    });
  });

  test("addresses of tasks and addresses lent to instances do not stay, an Elastic IP address does", () => {
    expect(
      statesOf([
        record({ name: "eip.example.com", values: ["198.51.100.2"] }),
        record({ name: "free.example.com", values: ["198.51.100.1"] }),
        record({ name: "host.example.com", values: ["198.51.100.7"] }),
        record({ name: "task.example.com", values: ["10.0.1.10"] }),
      ]),
    ).toEqual({
      "eip.example.com": ["address"],
      "free.example.com": ["unused-elastic-ip"],
      "host.example.com": ["instance-address"],
      "task.example.com": ["task-address"],
    });
  });

  test("what is gone is named by what it was", () => {
    expect(
      statesOf([
        record({ name: "address.example.com", values: [DEAD] }),
        record({
          name: "balancer.example.com",
          aliasTarget: alias("old-1234567890.eu-west-1.elb.amazonaws.com"),
        }),
        record({ name: "name.example.com", type: "CNAME", values: ["nowhere.example.com"] }),
        record({ name: "to.example.com", type: "CNAME", values: ["name.example.com"] }),
      ]),
    ).toEqual({
      "address.example.com": ["gone-address"],
      "balancer.example.com": ["gone-load-balancer"],
      "name.example.com": ["gone-name"],
      "to.example.com": ["leads-nowhere"],
    });
  });

  test("a circle of names loops for all that lead into it, and so does a chain of nine", () => {
    const chain = Array.from({ length: 9 }, (_, at) =>
      record({ name: `c${String(at)}.example.com`, type: "CNAME", values: [`c${String(at + 1)}.example.com`] }),
    );
    const states = statesOf([
      record({ name: "a.example.com", type: "CNAME", values: ["b.example.com"] }),
      record({ name: "b.example.com", type: "CNAME", values: ["a.example.com"] }),
      record({ name: "in.example.com", type: "CNAME", values: ["a.example.com"] }),
      ...chain,
      record({ name: "c9.example.com", values: ["198.51.100.2"] }),
    ]);
    expect([states["a.example.com"], states["b.example.com"], states["in.example.com"]]).toEqual([
      ["loop"],
      ["loop"],
      ["loop"],
    ]);
    expect([states["c0.example.com"], states["c2.example.com"]]).toEqual([["loop"], ["cname"]]);
  });

  test("a set with a dead member says so at the others, unless the dead one has weight 0", () => {
    const set = (weight: number) =>
      statesOf([
        record({ setIdentifier: "blue", weight: 1, aliasTarget: alias(front) }),
        record({ setIdentifier: "green", weight, values: [DEAD], ttl: 60 }),
      ]);
    expect(set(1)).toEqual({
      "www.example.com#blue": ["dead-member", "alias"],
      "www.example.com#green": ["gone-address"],
    });
    expect(set(0)["www.example.com#blue"]).toEqual(["alias"]);
  });

  test("a name that leads to a record at risk is at risk, one that leads outside is not judged", () => {
    expect(
      statesOf([
        record({ name: "a.example.com", type: "CNAME", values: ["pinned.example.com"] }),
        record({ name: "docs.example.com", type: "CNAME", ttl: 3600, values: ["docs.example.net"] }),
        record({ name: "pinned.example.com", values: [NODE] }),
        record({ name: "stranger.example.com", values: ["192.0.2.1"] }),
        record({ name: "txt.example.com", type: "TXT", values: ['"x"'] }),
        record({ name: "child.example.com", type: "NS", values: ["ns-1.example.net."] }),
      ]),
    ).toEqual({
      "a.example.com": ["leads-to-risk"],
      "child.example.com": ["delegation"],
      "docs.example.com": ["outside"],
      "pinned.example.com": ["load-balancer-node"],
      "stranger.example.com": ["outside"],
      "txt.example.com": ["not-followed"],
    });
  });

  test("what rests on something that was not read is unknown, not gone", () => {
    const records = [
      record({ name: "a.example.com", aliasTarget: alias("old-1234567890.eu-west-1.elb.amazonaws.com") }),
      record({ name: "b.example.com", values: [DEAD] }),
    ];
    expect(statesOf(records, { incomplete: ["loadBalancers", "networkInterfaces"] })).toEqual({
      "a.example.com": ["unread"],
      "b.example.com": ["unread"],
    });
  });

  test("a long time to live is a risk where failover counts on changes, not where the address stays", () => {
    expect(
      statesOf([
        record({ name: "a.example.com", ttl: 3600, values: ["198.51.100.2"] }),
        record({ name: "b.example.com", ttl: 3600, values: ["198.51.100.2"], failover: "PRIMARY", setIdentifier: "p" }),
      ]),
    ).toEqual({ "a.example.com": ["address"], "b.example.com#p": ["long-ttl", "address"] });
  });
});

describe("records of Cloud Map", () => {
  const zone = hostedZone({ hostedZoneId: "Z2", name: "shop.local", privateZone: true });
  const contents = {
    areas: {
      hostedZones: [zone],
      cloudMapNamespaces: [cloudMapNamespace()],
      vpcHostedZones: [vpcHostedZones("vpc-1", "Z2")],
    },
  };
  const registered = { hostedZoneId: "Z2", name: "web.shop.local", ttl: 10 };

  test("follow the tasks by themselves; an instance nobody holds the address of is dead", () => {
    expect(
      statesOf(
        [
          record({ ...registered, setIdentifier: "one", multiValueAnswer: true, values: ["10.0.1.10"] }),
          record({ ...registered, setIdentifier: "two", multiValueAnswer: true, values: [DEAD] }),
        ],
        contents,
      ),
    ).toEqual({ "web.shop.local#one": ["dead-member", "registered"], "web.shop.local#two": ["gone-address"] });
  });

  test("of type SRV lead to the hosts they name", () => {
    expect(
      statesOf(
        [
          record({ ...registered, type: "SRV", values: ["1 1 8080 one.web.shop.local"] }),
          record({ ...registered, name: "one.web.shop.local", values: ["10.0.1.10"] }),
          record({ ...registered, name: "other.shop.local", type: "SRV", values: ["1 1 8080 gone.web.shop.local"] }),
        ],
        contents,
      ),
    ).toEqual({
      "web.shop.local": ["hosts"],
      "one.web.shop.local": ["registered"],
      "other.shop.local": ["gone-name"],
    });
  });
});

describe("a private zone over a public name", () => {
  const zones = [hostedZone(), hostedZone({ hostedZoneId: "Z2", name: "example.com", privateZone: true })];
  const open = record({ name: "www.example.com", aliasTarget: alias(front) });
  const hidden = (inside: readonly ResourceRecordSet[], attributes = {}) =>
    statesOf([open, ...inside], {
      areas: {
        hostedZones: zones,
        vpcHostedZones: [vpcHostedZones("vpc-1", "Z2")],
        vpcs: [vpc({ cidrBlock: "10.0.0.0/16", ...attributes })],
      },
    });

  test("hides it where the private zone has no such record, and does not where it has", () => {
    expect(hidden([])["www.example.com"]).toEqual(["shadowed", "alias"]);
    const inside = record({ hostedZoneId: "Z2", name: "www.example.com", type: "CNAME", values: [front] });
    const table = hidden([inside]);
    expect(table["www.example.com"]).not.toContain("shadowed");
  });

  test("hides nothing where a Resolver rule comes before it, nor for certain where one may", () => {
    const among = (more: Partial<ScopeContents>, areas: ScopeContents["areas"] = {}) =>
      statesOf([open], {
        ...more,
        areas: { hostedZones: zones, vpcHostedZones: [vpcHostedZones("vpc-1", "Z2")], vpcs: [vpc()], ...areas },
      })["www.example.com"];
    expect(among({}, { resolverRules: [resolverRule({ domainName: "example.com" })] })).toEqual(["alias"]);
    expect(among({}, { resolverRules: [resolverRule({ domainName: "com" })] })).toContain("shadowed");
    const networkInterfaces = [networkInterface({ description: "Route 53 Resolver: rslvr-out-1:rni-1" })];
    expect(among({ incomplete: ["resolverRules"] }, { networkInterfaces })).toEqual(["alias"]);
    expect(among({ incomplete: ["resolverRules"] })).toContain("shadowed");
  });

  test("hides nothing from a VPC that does not ask it", () => {
    expect(hidden([], { enableDnsHostnames: { known: true, value: false } })["www.example.com"]).toEqual(["alias"]);
  });
});

import { describe, expect, test } from "vitest";
import { listNamespaces, listServiceConnectNames } from "#lib/analysis/names/service-names.ts";
import { listZones } from "#lib/analysis/names/zone-list.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { networkInterface, vpc } from "#tests/support/ec2-records.ts";
import { ecsService } from "#tests/support/ecs-records.ts";
import {
  cloudMapInstance,
  cloudMapNamespace,
  cloudMapService,
  hostedZone,
  resolverRule,
  resourceRecordSet as record,
  vpcHostedZones,
} from "#tests/support/route53-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

function zonesOf(contents: ScopeContents) {
  return listZones({ topology: buildTopology(snapshotOf(contents)), say: sayIn("en") });
}

function nameServers(hostedZoneId: string, name: string, server: string): ResourceRecordSet {
  return record({ hostedZoneId, name, type: "NS", ttl: 172_800, values: [`${server}.`] });
}

/** The codes of what is said of each public zone, by its id. */
function publicZones(hostedZones: readonly HostedZone[], resourceRecordSets: readonly ResourceRecordSet[], more = {}) {
  const zones = zonesOf({ areas: { hostedZones, resourceRecordSets }, ...more });
  return Object.fromEntries(
    zones.map(({ zoneId, notes }) => [zoneId, notes.map((note) => [note.code, note.standing])]),
  );
}

const parent = hostedZone();
const child = hostedZone({ hostedZoneId: "Z2", name: "team.example.com" });
const own = [nameServers("Z1", "example.com", "ns-1.test"), nameServers("Z2", "team.example.com", "ns-2.test")];

describe("public zones", () => {
  test("below another zone of ours need its delegation to their own servers", () => {
    const delegation = nameServers("Z1", "team.example.com", "ns-2.test");
    const stale = nameServers("Z1", "team.example.com", "ns-9.test");
    expect(publicZones([parent, child], [...own, delegation])).toEqual({ Z1: [], Z2: [] });
    expect(publicZones([parent, child], own)).toEqual({ Z1: [], Z2: [["undelegated", "broken"]] });
    expect(publicZones([parent, child], [...own, stale])).toEqual({ Z1: [], Z2: [["undelegated", "broken"]] });
  });

  test("whose parent's records were not read are not called undelegated", () => {
    expect(publicZones([parent, child], own, { incomplete: ["resourceRecordSets"] })).toEqual({
      Z1: [],
      Z2: [["undelegated", "unknown"]],
    });
  });

  test("of one name are duplicates, unless a zone above tells which of them is asked", () => {
    const twin = hostedZone({ hostedZoneId: "Z3" });
    expect(publicZones([parent, twin], own)).toEqual({ Z1: [["duplicate", "risk"]], Z3: [["duplicate", "risk"]] });
    const other = hostedZone({ hostedZoneId: "Z3", name: "team.example.com" });
    const records = [
      ...own,
      nameServers("Z3", "team.example.com", "ns-3.test"),
      nameServers("Z1", "team.example.com", "ns-2.test"),
    ];
    expect(publicZones([parent, child, other], records)).toEqual({
      Z1: [],
      Z2: [],
      Z3: [
        ["undelegated", "broken"],
        ["duplicate", "risk"],
      ],
    });
  });
});

describe("private zones", () => {
  const zone = hostedZone({ hostedZoneId: "Z2", name: "corp.example.com", privateZone: true });
  const areas = {
    hostedZones: [zone],
    resourceRecordSets: [record({ hostedZoneId: "Z2", name: "db.corp.example.com", values: ["192.0.2.1"] })],
    vpcHostedZones: [vpcHostedZones("vpc-1", "Z2")],
    vpcs: [vpc()],
  };
  const off = { known: true, value: false } as const;

  test("name the VPCs that ask them", () => {
    expect(zonesOf({ areas })).toMatchObject([
      { zoneId: "Z2", kind: "private", records: 1, vpcs: [{ vpcId: "vpc-1", asks: "yes" }], notes: [], unread: [] },
    ]);
  });

  test("are not asked by a VPC whose DNS attributes are off", () => {
    const [found] = zonesOf({ areas: { ...areas, vpcs: [vpc({ enableDnsHostnames: off })] } });
    expect(found?.vpcs.map(({ asks }) => asks)).toEqual(["no"]);
    expect(found?.notes.map(({ code, standing }) => [code, standing])).toEqual([["unasked", "broken"]]);
  });

  test("are not asked where a Resolver rule comes first, and one above them changes nothing", () => {
    const asks = (domainName: string) => {
      const [found] = zonesOf({ areas: { ...areas, resolverRules: [resolverRule({ domainName })] } });
      return [found?.vpcs.map((each) => each.asks), found?.notes.map(({ standing }) => standing)];
    };
    expect(asks(areas.hostedZones[0]?.name ?? "")).toEqual([["no"], ["broken"]]);
    expect(asks("")).toEqual([["yes"], []]);
    const networkInterfaces = [networkInterface({ description: "Route 53 Resolver: rslvr-out-1:rni-1" })];
    const [unread] = zonesOf({ areas: { ...areas, networkInterfaces }, incomplete: ["resolverRules"] });
    expect(unread?.vpcs.map((each) => each.asks)).toEqual(["unknown"]);
  });

  test("that no VPC of the survey is associated with may be another Region's: that is unknown", () => {
    const [found] = zonesOf({ areas: { ...areas, vpcHostedZones: [vpcHostedZones("vpc-1")] } });
    expect(found?.notes.map(({ code, standing }) => [code, standing])).toEqual([["unassociated", "unknown"]]);
  });

  test("whose records were not read say so, and those of another account too", () => {
    const [found] = zonesOf({ areas: { ...areas, resourceRecordSets: [] }, incomplete: ["resourceRecordSets"] });
    expect([found?.records, found?.unread.map(({ call }) => call)]).toEqual([0, ["route53:ListResourceRecordSets"]]);
    const foreign = zonesOf({
      areas: {
        vpcs: [vpc()],
        vpcHostedZones: [
          {
            vpcId: "vpc-1",
            hostedZones: {
              known: true,
              value: [{ hostedZoneId: "Z9", name: "shared.example.com", owningAccount: "222222222222" }],
            },
          },
        ],
      },
    });
    expect(foreign).toMatchObject([{ zoneId: "Z9", name: "shared.example.com", owner: "222222222222", records: 0 }]);
    expect(foreign[0]?.unread[0]?.text).toBe(
      "The private hosted zone shared.example.com (Z9) belongs to 222222222222, whose records were not read.",
    );
  });

  test("that Cloud Map keeps are told apart", () => {
    const [found] = zonesOf({ areas: { ...areas, cloudMapNamespaces: [cloudMapNamespace()] } });
    expect(found?.kind).toBe("cloud-map");
  });
});

test("namespaces are listed with their services, one without a hosted zone as no DNS", () => {
  const topology = buildTopology(
    snapshotOf({
      areas: {
        cloudMapNamespaces: [cloudMapNamespace(), cloudMapNamespace({ id: "ns-2", name: "api", type: "HTTP" })],
        cloudMapServices: [cloudMapService(), cloudMapService({ id: "srv-2", namespaceId: "ns-2", dnsRecords: [] })],
        cloudMapInstances: [cloudMapInstance()],
      },
    }),
  );
  expect(
    listNamespaces(topology).map(({ name, zoneId, services }) => [
      name,
      zoneId,
      services.map(({ types, instances }) => [types, instances]),
    ]),
  ).toEqual([
    ["api", undefined, [[[], 0]]],
    ["shop.local", "Z2", [[["A"], 1]]],
  ]);
});

test("a Service Connect name is the alias, or the discovery name in its namespace", () => {
  const arn = "arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-2";
  const serviceConnect = {
    enabled: true,
    namespace: arn,
    services: [
      { portName: "http", discoveryName: "cart", clientAliases: [{ port: 80, dnsName: "cart" }] },
      { portName: "grpc", clientAliases: [{ port: 9000 }] },
    ],
  };
  const [deployment] = ecsService().deployments;
  const topology = buildTopology(
    snapshotOf({
      areas: {
        cloudMapNamespaces: [cloudMapNamespace({ id: "ns-2", arn, name: "mesh", type: "HTTP" })],
        ecsServices: [ecsService({ deployments: [{ ...deployment, serviceConnect }] })],
      },
    }),
  );
  expect(listServiceConnectNames(topology)).toEqual([
    {
      name: "cart",
      port: 80,
      namespace: "mesh",
      service: "web",
      serviceUrn: "aws/111111111111/eu-west-1/ecs-service/shop/web",
    },
    {
      name: "grpc.mesh",
      port: 9000,
      namespace: "mesh",
      service: "web",
      serviceUrn: "aws/111111111111/eu-west-1/ecs-service/shop/web",
    },
  ]);
});

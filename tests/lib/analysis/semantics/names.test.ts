import { expect, test } from "vitest";
import { serviceNameIn } from "#lib/analysis/names/endpoint-names.ts";
import { resolveName } from "#lib/analysis/names/resolve-name.ts";
import type { NameAnswer, Resolution } from "#lib/analysis/names/resolution.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { AreaName, ItemOf } from "#lib/model/areas.ts";
import type { ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { ec2Instance, networkInterface, vpc } from "#tests/support/ec2-records.ts";
import { ecsService } from "#tests/support/ecs-records.ts";
import {
  listener,
  loadBalancer,
  loadBalancerInterface,
  target,
  targetGroup,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { vpcEndpoint, vpcPeeringConnection } from "#tests/support/gateway-records.ts";
import {
  cloudMapInstance,
  cloudMapNamespace,
  cloudMapService,
  hostedZone,
  resourceRecordSet,
  vpcHostedZones,
} from "#tests/support/route53-records.ts";
import { denied, snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

type Areas = { readonly [Name in AreaName]?: readonly ItemOf<Name>[] };
type Asked = { readonly type?: string; readonly vpc?: string; readonly more?: ScopeContents };

const off = { known: true, value: false } as const;
const publicZone = hostedZone({ hostedZoneId: "ZPUB", name: "example.jp" });
const privateZone = hostedZone({ hostedZoneId: "ZPRV", name: "example.jp", privateZone: true });
const inPublic = (overrides: Partial<ResourceRecordSet>) =>
  resourceRecordSet({ hostedZoneId: "ZPUB", name: "www.example.jp", ...overrides });
const inPrivate = (overrides: Partial<ResourceRecordSet>) =>
  resourceRecordSet({ hostedZoneId: "ZPRV", name: "www.example.jp", ...overrides });

function namerOf(areas: Areas, more: ScopeContents = {}) {
  const topology = buildTopology(snapshotOf({ ...more, areas: { vpcs: [vpc()], ...areas } }));
  return { topology, say: sayIn("en") };
}

function resolve(areas: Areas, name: string, { type = "A", vpc: vpcId, more = {} }: Asked = {}): Resolution {
  return resolveName(namerOf(areas, more), { name, type, asker: vpcId === undefined ? "internet" : { vpcId } });
}

/** Every answer in a word or two: its addresses, or its kind. */
function ends(areas: Areas, name: string, asked: Asked = {}): readonly string[] {
  return resolve(areas, name, asked).answers.map(({ end }) =>
    end.kind === "addresses" ? end.addresses.join(", ") : end.kind,
  );
}

function firstOf(areas: Areas, name: string, asked: Asked = {}): NameAnswer {
  const [answer] = resolve(areas, name, asked).answers;
  if (answer === undefined) throw new Error("A resolution is never empty.");
  return answer;
}

function faultsOf({ end }: NameAnswer): readonly string[] {
  return "faults" in end ? end.faults.map(({ code }) => code) : [];
}

function notesOf({ notes }: NameAnswer): readonly string[] {
  return notes.map(({ code }) => code);
}

const split: Areas = {
  hostedZones: [publicZone, privateZone],
  resourceRecordSets: [
    inPublic({ values: ["198.51.100.7"] }),
    inPublic({ name: "only-public.example.jp", values: ["198.51.100.8"] }),
    inPrivate({ values: ["10.0.2.10"] }),
  ],
  vpcHostedZones: [vpcHostedZones("vpc-1", "ZPRV"), vpcHostedZones("vpc-2")],
  vpcs: [vpc(), vpc({ vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" })],
};

test("D1: a private zone answers in the VPCs it is associated with, and nowhere else", () => {
  expect(ends(split, "www.example.jp", { vpc: "vpc-1" })).toEqual(["10.0.2.10"]);
  expect(ends(split, "www.example.jp", { vpc: "vpc-2" })).toEqual(["198.51.100.7"]);
  expect(ends(split, "www.example.jp")).toEqual(["198.51.100.7"]);
});

test("D1: without enableDnsHostnames a VPC's private zones are not asked, and the attribute is named", () => {
  const areas = { ...split, vpcs: [vpc({ enableDnsHostnames: off })] };
  expect(ends(areas, "www.example.jp", { vpc: "vpc-1" })).toEqual(["198.51.100.7"]);
  expect(notesOf(firstOf(areas, "www.example.jp", { vpc: "vpc-1" }))).toEqual(["DNS_ATTR_DISABLED"]);
  const hidden = { ...areas, hostedZones: [privateZone], resourceRecordSets: [inPrivate({ name: "db.example.jp" })] };
  const lost = firstOf({ ...hidden, hostedZones: [publicZone, privateZone] }, "db.example.jp", { vpc: "vpc-1" });
  expect(faultsOf(lost)).toEqual(["DNS_ATTR_DISABLED", "DNS_NXDOMAIN"]);
});

test("D1: without enableDnsSupport a VPC's resolver answers nothing at all", () => {
  const answer = firstOf({ ...split, vpcs: [vpc({ enableDnsSupport: off })] }, "www.example.jp", { vpc: "vpc-1" });
  expect([answer.end.kind, faultsOf(answer)]).toEqual(["nxdomain", ["DNS_ATTR_DISABLED"]]);
});

test("D1: an attribute that was not read leaves names unknown, and names the call", () => {
  const unread = { known: false, problem: denied("ec2:DescribeVpcAttribute") } as const;
  for (const attribute of [{ enableDnsSupport: unread }, { enableDnsHostnames: unread }]) {
    const { end } = firstOf({ ...split, vpcs: [vpc(attribute)] }, "www.example.jp", { vpc: "vpc-1" });
    expect(end.kind === "unknown" && end.unread[0]?.call).toBe("ec2:DescribeVpcAttribute");
  }
});

test("D2: a private zone that lacks the record gives NXDOMAIN, never the public zone's answer", () => {
  const answer = firstOf(split, "only-public.example.jp", { vpc: "vpc-1" });
  expect([answer.end.kind, faultsOf(answer)]).toEqual(["nxdomain", ["DNS_NXDOMAIN", "DNS_ZONE_SHADOWS_PUBLIC"]]);
  expect(ends(split, "only-public.example.jp", { vpc: "vpc-2" })).toEqual(["198.51.100.8"]);
});

test("trap 14: adding a private zone breaks names that are only public, in the VPCs it is associated with", () => {
  const before = { ...split, vpcHostedZones: [vpcHostedZones("vpc-1"), vpcHostedZones("vpc-2")] };
  expect(ends(before, "only-public.example.jp", { vpc: "vpc-1" })).toEqual(["198.51.100.8"]);
  expect(ends(split, "only-public.example.jp", { vpc: "vpc-1" })).toEqual(["nxdomain"]);
});

// Route 53 Developer Guide, "Considerations when working with a private hosted zone", "Private hosted zones that have
// overlapping namespaces": seattle.accounting.example.com matches accounting.example.com and example.com.
test("D2: the worked example of the Route 53 guide: the most specific of the overlapping private zones answers, alone", () => {
  const record = (hostedZoneId: string, name: string, value: string) =>
    resourceRecordSet({ hostedZoneId, name, values: [value] });
  const areas: Areas = {
    hostedZones: [
      hostedZone({ hostedZoneId: "ZPARENT", name: "example.com", privateZone: true }),
      hostedZone({ hostedZoneId: "ZCHILD", name: "accounting.example.com", privateZone: true }),
      hostedZone({ hostedZoneId: "ZOPEN", name: "example.com" }),
    ],
    resourceRecordSets: [
      record("ZPARENT", "seattle.accounting.example.com", "10.0.0.1"),
      record("ZPARENT", "tokyo.accounting.example.com", "10.0.0.2"),
      record("ZPARENT", "www.example.com", "10.0.0.3"),
      record("ZCHILD", "seattle.accounting.example.com", "10.0.0.4"),
      record("ZOPEN", "seattle.accounting.example.com", "198.51.100.1"),
      record("ZOPEN", "tokyo.accounting.example.com", "198.51.100.2"),
    ],
    vpcHostedZones: [vpcHostedZones("vpc-1", "ZPARENT", "ZCHILD")],
  };
  expect(ends(areas, "seattle.accounting.example.com", { vpc: "vpc-1" })).toEqual(["10.0.0.4"]);
  expect(ends(areas, "tokyo.accounting.example.com", { vpc: "vpc-1" })).toEqual(["nxdomain"]);
  expect(ends(areas, "www.example.com", { vpc: "vpc-1" })).toEqual(["10.0.0.3"]);
  expect(ends(areas, "tokyo.accounting.example.com")).toEqual(["198.51.100.2"]);
});

test("D2: a private zone of an account that was not surveyed answers, and what it says is unknown", () => {
  const areas: Areas = {
    hostedZones: [publicZone],
    resourceRecordSets: [inPublic({})],
    vpcHostedZones: [
      {
        vpcId: "vpc-1",
        hostedZones: {
          known: true,
          value: [{ hostedZoneId: "ZTHEIRS", name: "example.jp", owningAccount: "222222222222" }],
        },
      },
    ],
  };
  const { end } = firstOf(areas, "www.example.jp", { vpc: "vpc-1" });
  expect(end.kind === "unknown" && end.unread[0]?.text).toContain("222222222222");
  expect(ends(areas, "www.example.jp")).toEqual(["203.0.113.10"]);
});

test("D4: CNAMEs are followed across zones, each seen as who asks sees it", () => {
  const areas: Areas = {
    ...split,
    resourceRecordSets: [
      ...(split.resourceRecordSets ?? []),
      inPrivate({ name: "app.example.jp", type: "CNAME", values: ["www.example.jp."] }),
      inPublic({ name: "app.example.jp", type: "CNAME", values: ["www.example.jp."] }),
    ],
  };
  const inside = firstOf(areas, "app.example.jp", { vpc: "vpc-1" });
  expect(inside.end).toEqual({ kind: "addresses", addresses: ["10.0.2.10"] });
  expect(inside.steps.map(({ zoneId, record, type }) => [zoneId, record, type])).toEqual([
    ["ZPRV", "app.example.jp", "CNAME"],
    ["ZPRV", "www.example.jp", "A"],
  ]);
  expect(ends(areas, "app.example.jp")).toEqual(["198.51.100.7"]);
  expect(ends(areas, "app.example.jp", { type: "CNAME" })).toEqual(["records"]);
});

test("D4: a chain that leads back to itself is a loop, and one of more than eight records is given up", () => {
  const cname = (name: string, to: string) => inPublic({ name: `${name}.example.jp`, type: "CNAME", values: [to] });
  const loop = {
    hostedZones: [publicZone],
    resourceRecordSets: [cname("a", "b.example.jp"), cname("b", "a.example.jp")],
  };
  expect(ends(loop, "a.example.jp")).toEqual(["loop"]);
  const chain = (links: number) => ({
    hostedZones: [publicZone],
    resourceRecordSets: [
      ...Array.from({ length: links }, (_, at) => cname(`n${String(at)}`, `n${String(at + 1)}.example.jp`)),
      inPublic({ name: `n${String(links)}.example.jp`, values: ["198.51.100.1"] }),
    ],
  });
  expect(ends(chain(7), "n0.example.jp")).toEqual(["198.51.100.1"]);
  expect(ends(chain(8), "n0.example.jp")).toEqual(["loop"]);
});

const alias = (dnsName: string, hostedZoneId: string, evaluateTargetHealth = false) => ({
  aliasTarget: { dnsName, hostedZoneId, evaluateTargetHealth },
});

test("D4: an alias to a record of its zone answers with the record's own answer, at the zone's apex too", () => {
  const areas: Areas = {
    hostedZones: [publicZone],
    resourceRecordSets: [
      inPublic({ name: "example.jp", ...alias("www.example.jp", "ZPUB") }),
      inPublic({ values: ["198.51.100.7"] }),
      inPublic({ name: "example.jp", type: "MX", values: ["10 mail.example.jp"] }),
    ],
  };
  expect(ends(areas, "example.jp")).toEqual(["198.51.100.7"]);
  expect(ends(areas, "example.jp", { type: "AAAA" })).toEqual(["nodata"]);
});

const balancerName = "front-1234567890.eu-west-1.elb.amazonaws.com";
const front: Areas = {
  loadBalancers: [loadBalancer({ ipAddressType: "dualstack" })],
  networkInterfaces: [
    loadBalancerInterface("app/front/1", {
      association: { publicIp: "203.0.113.40" },
      ipv6Addresses: ["2001:db8::40"],
    }),
  ],
};

test("D4: an alias to a load balancer leads there under the dualstack name too, for A and AAAA", () => {
  const areas: Areas = {
    ...front,
    hostedZones: [publicZone],
    resourceRecordSets: ["A", "AAAA"].map((type) =>
      inPublic({ type, ...alias(`dualstack.${balancerName}`, "Z32O12XQLNTSW2") }),
    ),
  };
  const { end } = firstOf(areas, "www.example.jp");
  expect(end).toMatchObject({ kind: "load-balancer", addresses: ["203.0.113.40"] });
  expect(firstOf(areas, "www.example.jp", { type: "AAAA" }).end).toMatchObject({ addresses: ["2001:db8::40"] });
  const v4Only = { ...areas, loadBalancers: [loadBalancer()] };
  expect(ends(v4Only, "www.example.jp", { type: "AAAA" })).toEqual(["nodata"]);
});

test("D4: a load balancer's own name answers with public addresses when it faces the internet, else with private ones", () => {
  expect(firstOf(front, balancerName, { vpc: "vpc-1" }).end).toMatchObject({ addresses: ["203.0.113.40"] });
  const internal = { ...front, loadBalancers: [loadBalancer({ scheme: "internal" })] };
  expect(firstOf(internal, balancerName).end).toMatchObject({ addresses: ["10.0.1.40"] });
});

test("D4: an alias to a load balancer that is gone answers nothing; one of a Region that was not read is unknown", () => {
  const to = (name: string): Areas => ({
    hostedZones: [publicZone],
    resourceRecordSets: [inPublic(alias(name, "Z32O12XQLNTSW2"))],
  });
  expect(ends(to(balancerName), "www.example.jp")).toEqual(["nxdomain"]);
  expect(ends(to("front-1.us-east-1.elb.amazonaws.com"), "www.example.jp")).toEqual(["unknown"]);
});

test("D4: an alias to CloudFront, an S3 website or an API leads outside", () => {
  for (const name of [
    "d111.cloudfront.net",
    "s3-website-eu-west-1.amazonaws.com",
    "d-1.execute-api.eu-west-1.amazonaws.com",
  ]) {
    const areas = { hostedZones: [publicZone], resourceRecordSets: [inPublic(alias(name, "Z2FDTNDATAQYW2"))] };
    expect(ends(areas, "www.example.jp")).toEqual(["outside"]);
  }
});

test("D5: a simple record answers with all of its values", () => {
  const areas = {
    hostedZones: [publicZone],
    resourceRecordSets: [inPublic({ values: ["198.51.100.1", "198.51.100.2"] })],
  };
  expect(ends(areas, "www.example.jp")).toEqual(["198.51.100.1, 198.51.100.2"]);
});

const setOf = (...records: readonly Partial<ResourceRecordSet>[]): Areas => ({
  hostedZones: [publicZone],
  resourceRecordSets: records.map((record, at) =>
    inPublic({ setIdentifier: String(at + 1), values: [`198.51.100.${String(at + 1)}`], ...record }),
  ),
});

test("D5: weight 0 is never answered while another weight is, and all are when every weight is 0", () => {
  expect(ends(setOf({ weight: 0 }, { weight: 90 }, { weight: 10 }), "www.example.jp")).toEqual([
    "198.51.100.2",
    "198.51.100.3",
  ]);
  expect(ends(setOf({ weight: 0 }, { weight: 0 }), "www.example.jp")).toEqual(["198.51.100.1", "198.51.100.2"]);
  const { answers } = resolve(setOf({ weight: 90 }, { weight: 10 }), "www.example.jp");
  expect(answers.map(({ when }) => when)).toEqual([["weight 90 of 100"], ["weight 10 of 100"]]);
});

test("D5: latency and geolocation records are all possible answers; without a default others get none", () => {
  expect(ends(setOf({ region: "eu-west-1" }, { region: "us-east-1" }), "www.example.jp")).toHaveLength(2);
  const { answers } = resolve(setOf({ geoLocation: "JP" }, { geoLocation: "EU" }), "www.example.jp");
  expect(answers.map(({ end, when }) => [end.kind, when[0]])).toEqual([
    ["addresses", "for callers in JP"],
    ["addresses", "for callers in EU"],
    ["nodata", "for callers anywhere else"],
  ]);
  expect(ends(setOf({ geoLocation: "JP" }, { geoLocation: "*" }), "www.example.jp")).toHaveLength(2);
});

test("D5: a failover pair answers with its primary; whether its health check passes is not read, so its secondary may", () => {
  const sure = setOf({ failover: "PRIMARY" }, { failover: "SECONDARY" });
  expect(ends(sure, "www.example.jp")).toEqual(["198.51.100.1"]);
  const checked = setOf({ failover: "PRIMARY", healthCheckId: "hc-1" }, { failover: "SECONDARY" });
  const { answers } = resolve(checked, "www.example.jp");
  expect(answers.map(({ end, isStandby }) => [end.kind === "addresses" && end.addresses[0], isStandby])).toEqual([
    ["198.51.100.1", false],
    ["198.51.100.2", true],
  ]);
  expect(answers.map(({ notes }) => notes.map(({ code }) => code))).toEqual([
    ["HEALTH_CHECK_NOT_READ"],
    ["HEALTH_CHECK_NOT_READ"],
  ]);
  expect(resolve(sure, "www.example.jp").answers[0]?.notes).toEqual([]);
});

test("D5: a multivalue set answers with all of its records", () => {
  expect(ends(setOf({ multiValueAnswer: true }, { multiValueAnswer: true }), "www.example.jp")).toHaveLength(2);
});

/** A record for each of two load balancers, whose only targets are in the given states. */
function pairOnBalancers(
  primary: string,
  secondary: string,
  routing: (side: string) => Partial<ResourceRecordSet> = (failover) => ({ failover }),
): Areas {
  const balancers = ["1", "2"].map((id) =>
    loadBalancer({
      loadBalancerArn: `arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/lb${id}/${id}`,
      loadBalancerName: `lb${id}`,
      dnsName: `lb${id}-${id}.eu-west-1.elb.amazonaws.com`,
    }),
  );
  const arn = (kind: string, id: string) => `arn:aws:elasticloadbalancing:eu-west-1:111111111111:${kind}/${id}`;
  return {
    hostedZones: [publicZone],
    resourceRecordSets: ["PRIMARY", "SECONDARY"].map((side, at) => {
      const id = String(at + 1);
      const to = alias(`lb${id}-${id}.eu-west-1.elb.amazonaws.com`, "Z32O12XQLNTSW2", true);
      return inPublic({ ...routing(side), setIdentifier: id, ...to });
    }),
    loadBalancers: balancers,
    listeners: ["1", "2"].map((id) =>
      listener({
        listenerArn: arn("listener", `app/lb${id}/${id}/9`),
        loadBalancerArn: arn("loadbalancer", `app/lb${id}/${id}`),
        defaultActions: [{ type: "forward", targetGroups: [{ targetGroupArn: arn("targetgroup", `web${id}/${id}`) }] }],
      }),
    ),
    targetGroups: ["1", "2"].map((id) =>
      targetGroup({ targetGroupArn: arn("targetgroup", `web${id}/${id}`), targetGroupName: `web${id}` }),
    ),
    targetHealth: [primary, secondary].map((state, at) => {
      const id = String(at + 1);
      return targetHealth([target({ state })], arn("targetgroup", `web${id}/${id}`));
    }),
  };
}

test("D6: Evaluate Target Health follows the target groups, and with nobody healthy the primary answers", () => {
  const answered = (primary: string, secondary: string) =>
    resolve(pairOnBalancers(primary, secondary), "www.example.jp").answers.map(
      ({ end }) => end.kind === "load-balancer" && end.loadBalancerArn.split("/").at(-1),
    );
  expect(answered("healthy", "healthy")).toEqual(["1"]);
  expect(answered("unhealthy", "healthy")).toEqual(["2"]);
  expect(answered("unhealthy", "unhealthy")).toEqual(["1"]);
});

test("D6: a set whose members are all unhealthy is answered as if all were healthy", () => {
  const weighted = (...states: readonly [string, string]) =>
    ends(
      pairOnBalancers(...states, () => ({ weight: 10 })),
      "www.example.jp",
    );
  expect(weighted("unhealthy", "unhealthy")).toEqual(["load-balancer", "load-balancer"]);
  expect(weighted("unhealthy", "healthy")).toEqual(["load-balancer"]);
});

const hosts: Areas = {
  vpcs: [vpc(), vpc({ vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" })],
  networkInterfaces: [networkInterface({ association: { publicIp: "203.0.113.25" } })],
};
const hostName = "ec2-203-0-113-25.eu-west-1.compute.amazonaws.com";

test("D7: a public EC2 host name is the private address inside its VPC, and the public one elsewhere", () => {
  expect(ends(hosts, hostName, { vpc: "vpc-1" })).toEqual(["10.0.1.10"]);
  expect(ends(hosts, hostName, { vpc: "vpc-2" })).toEqual(["203.0.113.25"]);
  expect(ends(hosts, hostName)).toEqual(["203.0.113.25"]);
});

test("D7: across a peering the host's side must allow it, and both VPCs need both DNS attributes", () => {
  const side = (vpcId: string, allowDnsResolutionFromRemoteVpc: boolean) => ({
    vpcId,
    cidrBlocks: [],
    ipv6CidrBlocks: [],
    allowDnsResolutionFromRemoteVpc,
  });
  const peered = (owning: boolean, asking: boolean, more: Areas = {}) =>
    ends(
      {
        ...hosts,
        vpcPeeringConnections: [
          vpcPeeringConnection({ requester: side("vpc-1", owning), accepter: side("vpc-2", asking) }),
        ],
        ...more,
      },
      hostName,
      { vpc: "vpc-2" },
    );
  expect(peered(true, false)).toEqual(["10.0.1.10"]);
  expect(peered(false, true)).toEqual(["203.0.113.25"]);
  const vpcs = [vpc({ enableDnsHostnames: off }), vpc({ vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" })];
  expect(peered(true, false, { vpcs })).toEqual(["203.0.113.25"]);
});

test("D7: private host names answer inside a VPC only, resource names when the instance has such a record", () => {
  const areas = { ec2Instances: [ec2Instance({ instanceId: "i-0a1", enableResourceNameDnsARecord: true })] };
  expect(ends(areas, "ip-10-0-1-10.eu-west-1.compute.internal", { vpc: "vpc-1" })).toEqual(["10.0.1.10"]);
  expect(ends(areas, "ip-10-0-1-10.eu-west-1.compute.internal")).toEqual(["nxdomain"]);
  expect(ends(areas, "i-0a1.eu-west-1.compute.internal", { vpc: "vpc-1" })).toEqual(["10.0.1.20"]);
});

test("D8: name servers of one's own in the DHCP options leave every name unknown; AWS's own, by any spelling, do not", () => {
  const withServers = (...values: readonly string[]): Areas => ({
    ...split,
    vpcs: [vpc({ dhcpOptionsId: "dopt-1" })],
    dhcpOptions: [{ dhcpOptionsId: "dopt-1", dhcpConfigurations: [{ key: "domain-name-servers", values }] }],
  });
  for (const servers of [["AmazonProvidedDNS"], ["169.254.169.253"], ["10.0.0.2"], []]) {
    expect(ends(withServers(...servers), "www.example.jp", { vpc: "vpc-1" })).toEqual(["10.0.2.10"]);
  }
  const { end } = firstOf(withServers("10.9.9.9"), "www.example.jp", { vpc: "vpc-1" });
  expect(end.kind === "unknown" && end.unread[0]?.text).toContain("10.9.9.9");
  expect(ends(withServers("10.9.9.9"), "www.example.jp")).toEqual(["198.51.100.7"]);
});

test("D8: DHCP options that could not be read leave names unknown, and name the call", () => {
  const areas = { ...split, vpcs: [vpc({ dhcpOptionsId: "dopt-1" })] };
  const { end } = firstOf(areas, "www.example.jp", { vpc: "vpc-1", more: { incomplete: ["dhcpOptions"] } });
  expect(end.kind === "unknown" && end.unread[0]?.call).toBe("ec2:DescribeDhcpOptions");
});

test("D9: an address of a node of an Application Load Balancer is told to be stale one day; one nobody holds, to dangle", () => {
  const record = (...values: readonly string[]): Areas => ({
    ...front,
    hostedZones: [publicZone, privateZone],
    vpcHostedZones: [vpcHostedZones("vpc-1", "ZPRV")],
    resourceRecordSets: [inPublic({ values }), inPrivate({ values })],
  });
  expect(notesOf(firstOf(record("203.0.113.40"), "www.example.jp"))).toEqual(["DNS_STALE_LB_IP"]);
  expect(notesOf(firstOf(record("10.0.1.40"), "www.example.jp", { vpc: "vpc-1" }))).toEqual(["DNS_STALE_LB_IP"]);
  expect(notesOf(firstOf(record("10.0.9.9"), "www.example.jp", { vpc: "vpc-1" }))).toEqual(["DNS_DANGLING_ADDRESS"]);
  const network = {
    ...record("203.0.113.40"),
    networkInterfaces: [loadBalancerInterface("net/front/1", { association: { publicIp: "203.0.113.40" } })],
  };
  expect(notesOf(firstOf(network, "www.example.jp"))).toEqual([]);
});

test("D10: a wildcard answers for names that do not exist; one that exists or has names below it keeps its own answer", () => {
  const areas: Areas = {
    hostedZones: [publicZone],
    resourceRecordSets: [
      inPublic({ name: "*.dev.example.jp", values: ["198.51.100.1"] }),
      inPublic({ name: "a.b.dev.example.jp", values: ["198.51.100.2"] }),
      inPublic({ name: "text.dev.example.jp", type: "TXT", values: ['"hello"'] }),
    ],
  };
  expect(ends(areas, "any.dev.example.jp")).toEqual(["198.51.100.1"]);
  expect(ends(areas, "any.thing.dev.example.jp")).toEqual(["198.51.100.1"]);
  expect(ends(areas, "text.dev.example.jp")).toEqual(["nodata"]);
  expect(ends(areas, "b.dev.example.jp")).toEqual(["nodata"]);
  expect(ends(areas, "c.b.dev.example.jp")).toEqual(["nxdomain"]);
  expect(ends(areas, "dev.example.jp")).toEqual(["nodata"]);
  expect(ends(areas, "any.example.jp")).toEqual(["nxdomain"]);
  expect(ends(areas, "any.dev.example.jp", { type: "AAAA" })).toEqual(["nodata"]);
});

test("D10: a name that has records of other types only is there without data, in every spelling", () => {
  const areas = {
    hostedZones: [publicZone],
    resourceRecordSets: [inPublic({ type: "CAA", values: ['0 issue "ca"'] })],
  };
  expect(ends(areas, "WWW.Example.JP.")).toEqual(["nodata"]);
  expect(ends(areas, "www.example.jp", { type: "CAA" })).toEqual(["records"]);
});

test("D10: a name below a delegation is other servers' to answer, or the child zone's when it is ours", () => {
  const ns = (hostedZoneId: string, name: string, ...values: readonly string[]) =>
    resourceRecordSet({ hostedZoneId, name, type: "NS", values });
  const parent = [
    ns("ZPUB", "example.jp", "ns-1.awsdns-00.com."),
    ns("ZPUB", "shop.example.jp", "ns-7.awsdns-00.com."),
  ];
  const child = hostedZone({ hostedZoneId: "ZSHOP", name: "shop.example.jp" });
  const inChild = (server: string) => [
    ns("ZSHOP", "shop.example.jp", server),
    resourceRecordSet({ hostedZoneId: "ZSHOP", name: "www.shop.example.jp", values: ["198.51.100.9"] }),
  ];
  const alone = { hostedZones: [publicZone], resourceRecordSets: parent };
  expect(ends(alone, "www.shop.example.jp")).toEqual(["outside"]);
  const both = (server: string) => ({
    hostedZones: [publicZone, child],
    resourceRecordSets: [...parent, ...inChild(server)],
  });
  expect(ends(both("ns-7.awsdns-00.com."), "www.shop.example.jp")).toEqual(["198.51.100.9"]);
  expect(ends(both("ns-9.awsdns-00.com."), "www.shop.example.jp")).toEqual(["outside"]);
  const orphan = {
    ...both("ns-7.awsdns-00.com."),
    resourceRecordSets: [...parent.slice(0, 1), ...inChild("ns-7.awsdns-00.com.")],
  };
  expect(ends(orphan, "www.shop.example.jp")).toEqual(["nxdomain"]);
});

test("D10: two public zones of one name that answer differently leave the name unknown", () => {
  const twin = hostedZone({ hostedZoneId: "ZTWIN", name: "example.jp" });
  const areas = (value: string) => ({
    hostedZones: [publicZone, twin],
    resourceRecordSets: [
      inPublic({}),
      resourceRecordSet({ hostedZoneId: "ZTWIN", name: "www.example.jp", values: [value] }),
    ],
  });
  expect(ends(areas("203.0.113.10"), "www.example.jp")).toEqual(["203.0.113.10"]);
  expect(ends(areas("203.0.113.11"), "www.example.jp")).toEqual(["unknown"]);
});

test("C10: a Service Connect alias is no DNS name, and the answer says so", () => {
  const deployment = {
    id: "ecs-svc/1",
    status: "PRIMARY",
    serviceConnect: {
      enabled: true,
      namespace: "shop.local",
      services: [{ portName: "http", discoveryName: "web", clientAliases: [{ port: 80, dnsName: "web.shop.local" }] }],
    },
  };
  const answer = firstOf({ ecsServices: [ecsService({ deployments: [deployment] })] }, "web.shop.local", {
    vpc: "vpc-1",
  });
  expect(answer.end.kind === "nxdomain" && answer.end.faults[0].text).toContain("Service Connect");
});

const shop: Areas = {
  hostedZones: [hostedZone({ hostedZoneId: "Z2", name: "shop.local", privateZone: true })],
  vpcHostedZones: [vpcHostedZones("vpc-1", "Z2")],
  cloudMapNamespaces: [cloudMapNamespace()],
};
const inShop = (overrides: Partial<ResourceRecordSet>) =>
  resourceRecordSet({
    hostedZoneId: "Z2",
    name: "web.shop.local",
    multiValueAnswer: true,
    setIdentifier: "t1",
    ...overrides,
  });

test("C11: a Cloud Map service with A records answers with its instances, with SRV records with their ports", () => {
  const a: Areas = {
    ...shop,
    cloudMapServices: [cloudMapService()],
    resourceRecordSets: [inShop({ values: ["10.0.1.10"] }), inShop({ setIdentifier: "t2", values: ["10.0.1.11"] })],
  };
  expect(ends(a, "web.shop.local", { vpc: "vpc-1" })).toEqual(["10.0.1.10", "10.0.1.11"]);
  const srv: Areas = {
    ...shop,
    cloudMapServices: [cloudMapService({ dnsRecords: [{ type: "SRV", ttl: 10 }] })],
    resourceRecordSets: [
      inShop({ type: "SRV", values: ["1 1 32768 t1.web.shop.local."] }),
      resourceRecordSet({ hostedZoneId: "Z2", name: "t1.web.shop.local", values: ["10.0.1.10"] }),
    ],
  };
  expect(ends(srv, "web.shop.local", { vpc: "vpc-1" })).toEqual(["nodata"]);
  expect(firstOf(srv, "web.shop.local", { vpc: "vpc-1", type: "SRV" }).end).toEqual({
    kind: "addresses",
    addresses: ["10.0.1.10"],
    port: 32768,
  });
});

test("C11: when the records of a Cloud Map zone were not read, what Cloud Map registered answers for them", () => {
  const areas: Areas = { ...shop, cloudMapServices: [cloudMapService()], cloudMapInstances: [cloudMapInstance()] };
  const more = { incomplete: ["resourceRecordSets"] } as const;
  expect(ends(areas, "web.shop.local", { vpc: "vpc-1", more })).toEqual(["10.0.1.10"]);
  expect(ends({ ...areas, cloudMapInstances: [] }, "web.shop.local", { vpc: "vpc-1", more })).toEqual(["unknown"]);
});

test("C11: what only the API discovers, and what is in an HTTP namespace, is not in the DNS", () => {
  const api: Areas = {
    ...shop,
    cloudMapServices: [cloudMapService({ dnsRecords: [] })],
    cloudMapInstances: [cloudMapInstance()],
  };
  const told = (areas: Areas) => {
    const { end } = firstOf(areas, "web.shop.local", { vpc: "vpc-1" });
    return [end.kind, "faults" in end ? end.faults[0].text : ""];
  };
  expect(told(api)).toEqual(["nxdomain", expect.stringContaining("discovered by the API only")]);
  const http = cloudMapNamespace({ type: "HTTP", hostedZoneId: undefined });
  const apart: Areas = {
    cloudMapNamespaces: [http],
    cloudMapServices: [cloudMapService()],
    cloudMapInstances: [cloudMapInstance()],
  };
  expect(told(apart)).toEqual(["nxdomain", expect.stringContaining("discovered by the API only")]);
  expect(told({ cloudMapNamespaces: [http] })).toEqual(["nxdomain", expect.stringContaining("HTTP namespace")]);
});

const ecr: Areas = {
  vpcEndpoints: [vpcEndpoint()],
  networkInterfaces: [
    networkInterface({ networkInterfaceId: "eni-vpce", privateIpAddress: "10.0.1.50", interfaceType: "vpc_endpoint" }),
  ],
};
const ecrName = "api.ecr.eu-west-1.amazonaws.com";

test("V5: an AWS service's name leads to the interface endpoint of the VPC that asks, with private DNS and both attributes", () => {
  expect(ends(ecr, ecrName, { vpc: "vpc-1" })).toEqual(["10.0.1.50"]);
  expect(ends(ecr, ecrName)).toEqual(["outside"]);
  expect(ends({ ...ecr, vpcEndpoints: [] }, ecrName, { vpc: "vpc-1" })).toEqual(["outside"]);
  for (const changed of [
    { vpcEndpoints: [vpcEndpoint({ privateDnsEnabled: false })] },
    { vpcs: [vpc({ enableDnsHostnames: off })] },
  ]) {
    const answer = firstOf({ ...ecr, ...changed }, ecrName, { vpc: "vpc-1" });
    expect([answer.end.kind, notesOf(answer)]).toEqual(["outside", ["DNS_ATTR_DISABLED"]]);
  }
});

test("V5: so it does in the European Sovereign Cloud, whose names end otherwise, and whose registries are named otherwise", () => {
  const asked = { vpc: "vpc-1" };
  const of = (serviceName: string): Areas => ({ ...ecr, vpcEndpoints: [vpcEndpoint({ serviceName })] });
  expect(ends(of("eu.amazonaws.eusc-de-east-1.ecr.api"), "api.ecr.eusc-de-east-1.amazonaws.eu", asked)).toEqual([
    "10.0.1.50",
  ]);
  expect(ends(of("com.amazonaws.eusc-de-east-1.logs"), "logs.eusc-de-east-1.amazonaws.eu", asked)).toEqual([
    "10.0.1.50",
  ]);
  expect(ends(of("com.amazonaws.cn-north-1.logs"), "logs.cn-north-1.amazonaws.com.cn", asked)).toEqual(["10.0.1.50"]);
});

test("V5: the names of file systems, databases and brokers are no public services: where they lead is not visible", () => {
  const isAws = (name: string) => {
    const { end } = firstOf({}, name, { vpc: "vpc-1" });
    return end.kind === "outside" && end.aws !== undefined;
  };
  for (const name of [
    "logs.eu-west-1.amazonaws.com",
    "api.ecr.eu-west-1.amazonaws.com",
    "b.s3.eu-west-1.amazonaws.com",
    "logs.eusc-de-east-1.amazonaws.eu",
    "ecs.eusc-de-east-1.api.amazonwebservices.eu",
  ]) {
    expect([name, isAws(name)]).toEqual([name, true]);
  }
  for (const name of [
    "fs-1.efs.eu-west-1.amazonaws.com",
    "b-1.mq.eu-west-1.amazonaws.com",
    "db.eu-west-1.rds.amazonaws.com",
  ]) {
    expect([name, isAws(name)]).toEqual([name, false]);
  }
});

test("V5: endpoints that were not read leave AWS's names unknown inside the VPC, not outside it", () => {
  const more = { incomplete: ["vpcEndpoints"] } as const;
  expect(ends({}, ecrName, { vpc: "vpc-1", more })).toEqual(["unknown"]);
  expect(serviceNameIn(namerOf({}, more), "vpc-1", ecrName).kind).toBe("unknown");
});

test("V5: registries are covered by the wildcard of the registry endpoint, a private zone of one's own by its longer name", () => {
  const dkr = { ...ecr, vpcEndpoints: [vpcEndpoint({ serviceName: "com.amazonaws.eu-west-1.ecr.dkr" })] };
  expect(ends(dkr, "111111111111.dkr.ecr.eu-west-1.amazonaws.com", { vpc: "vpc-1" })).toEqual(["10.0.1.50"]);
  const zone = hostedZone({ hostedZoneId: "ZECR", name: ecrName, privateZone: true });
  const central: Areas = {
    hostedZones: [zone],
    vpcHostedZones: [vpcHostedZones("vpc-1", "ZECR")],
    resourceRecordSets: [resourceRecordSet({ hostedZoneId: "ZECR", name: ecrName, values: ["10.9.0.5"] })],
  };
  expect(ends(central, ecrName, { vpc: "vpc-1" })).toEqual(["10.9.0.5"]);
});

test("V5: an endpoint's own names answer everywhere with its private addresses, a zonal one with those of its zone", () => {
  const second = networkInterface({
    networkInterfaceId: "eni-b",
    privateIpAddress: "10.0.2.50",
    availabilityZone: "eu-west-1b",
  });
  const areas: Areas = {
    vpcEndpoints: [vpcEndpoint({ vpcEndpointId: "vpce-0a1", networkInterfaceIds: ["eni-vpce", "eni-b"] })],
    networkInterfaces: [...(ecr.networkInterfaces ?? []), second],
  };
  expect(ends(areas, "vpce-0a1-1a2b3c4d.api.ecr.eu-west-1.vpce.amazonaws.com")).toEqual(["10.0.1.50, 10.0.2.50"]);
  expect(ends(areas, "vpce-0a1-1a2b3c4d-eu-west-1b.api.ecr.eu-west-1.vpce.amazonaws.com")).toEqual(["10.0.2.50"]);
});

test("trap 1: a name that is answered with a public address from inside the VPC is told to leave it", () => {
  const record = { hostedZones: [publicZone], resourceRecordSets: [inPublic({ values: ["203.0.113.40"] })] };
  expect(notesOf(firstOf({ ...front, ...record }, "www.example.jp", { vpc: "vpc-1" }))).toContain(
    "DNS_RESOLVES_PUBLIC_FROM_INSIDE",
  );
  expect(notesOf(firstOf(front, balancerName, { vpc: "vpc-1" }))).toEqual(["DNS_RESOLVES_PUBLIC_FROM_INSIDE"]);
  expect(notesOf(firstOf(front, balancerName))).toEqual([]);
});

test("U1: zones and records that were not read leave names unknown; one zone that failed leaves its siblings known", () => {
  const call = (areas: Areas, asked: Asked) => {
    const { end } = firstOf(areas, "www.example.jp", asked);
    return end.kind === "unknown" ? end.unread[0]?.call : end.kind;
  };
  expect(call({}, { more: { incomplete: ["hostedZones"] } })).toBe("route53:ListHostedZones");
  expect(call({}, {})).toBe("outside");
  expect(call({ hostedZones: [publicZone] }, { more: { incomplete: ["resourceRecordSets"] } })).toBe(
    "route53:ListResourceRecordSets",
  );
  expect(call({ ...split, vpcHostedZones: [] }, { vpc: "vpc-1", more: { incomplete: ["vpcHostedZones"] } })).toBe(
    "route53:ListHostedZonesByVPC",
  );
});

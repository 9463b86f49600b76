import type * as ec2 from "@aws-sdk/client-ec2";
import type * as route53 from "@aws-sdk/client-route-53";
import { discoveryService, namespace } from "#mocks/world/cloud-map.ts";
import { aliasTo, hostedZone, hostedZoneId, record } from "#mocks/world/hosted-zone.ts";
import { attachmentOf, allocationId, elasticIp, networkInterface } from "#mocks/world/network-interface.ts";
import type { Built } from "#mocks/world/part.ts";
import { minutesAgo, resourceId, tagsOf } from "#mocks/world/place.ts";
import type { HostedZoneWorld } from "#mocks/world/world.ts";
import type { Edge } from "./edge.ts";
import { discoverable, groupIdOf, type Ground } from "./ground.ts";
import { fargateService } from "./shop.ts";

const boxOffice = "203.0.113.90";

/** A name of Service Connect that the private zone has too, for those who are no members. */
export const quotesName = "quotes.db.example.com";

/** Records of the public zone that look wrong and are not. */
export function oddRecords({ place }: Ground, edge: Edge): route53.ResourceRecordSet[] {
  const own = hostedZoneId(place, "example.com", "public");
  const set = (name: string, to: Edge["site"], more: Partial<route53.ResourceRecordSet>) => ({
    ...aliasTo(name, to),
    ...more,
  });
  return [
    // An address that stays may be kept for a day; one of somebody else's server is theirs to keep.
    record("box.example.com", "A", { ttl: 86_400, values: [boxOffice] }),
    record("office.example.com", "A", { ttl: 3600, values: ["192.0.2.25"] }),
    record("dev.example.com", "A", { ttl: 300, values: ["127.0.0.1"] }),
    // A chain that ends, by alias and by CNAME.
    {
      Name: "tickets.example.com.",
      Type: "A",
      AliasTarget: { HostedZoneId: own, DNSName: "www.example.com.", EvaluateTargetHealth: true },
    },
    record("old.example.com", "CNAME", { ttl: 300, values: ["older.example.com."] }),
    record("older.example.com", "CNAME", { ttl: 300, values: ["www.example.com."] }),
    // The last resort of a pair, and a member with weight 0, answer whatever happens.
    set("live.example.com", edge.site, { SetIdentifier: "site", Failover: "PRIMARY" }),
    set("live.example.com", edge.partners, { SetIdentifier: "still", Failover: "SECONDARY" }),
    set("beta.example.com", edge.site, { SetIdentifier: "now", Weight: 100 }),
    set("beta.example.com", edge.partners, { SetIdentifier: "next", Weight: 0 }),
    // Given to others.
    record("fans.example.com", "NS", { ttl: 86_400, values: ["ns1.example.jp.", "ns2.example.jp."] }),
    record("_3f2a.example.com", "CNAME", { ttl: 86_400, values: ["_9c1b.acm-validations.aws."] }),
    record("example.com", "TXT", { ttl: 86_400, values: ['"v=spf1 include:example.jp -all"'] }),
    record("example.com", "CAA", { ttl: 86_400, values: ['0 issue "amazon.com"'] }),
    // In the VPC a wildcard of the private zone answers for it.
    record("help.intra.example.com", "CNAME", { ttl: 300, values: ["help.example.jp."] }),
  ];
}

/** A private zone under the public one, with an answer for every name. */
export function privateZones({ place, net }: Ground): HostedZoneWorld[] {
  return [
    hostedZone(place, {
      name: "intra.example.com",
      vpcs: [net.vpc],
      records: [record("\\052.intra.example.com", "A", { ttl: 60, values: ["10.70.20.30"] })],
    }),
  ];
}

/** What those names lead to, and services that find each other in every way there is. */
export function namedServices(ground: Ground): Built[] {
  return [...boxOfficeHost(ground), ...byHand(ground), ...seats(ground), ...connected(ground)];
}

/** A host with an Elastic IP address, which outlives it. */
function boxOfficeHost({ place, zones }: Ground): Built[] {
  const home = zones[0].public;
  const instanceId = resourceId(place, "i", "box-office");
  const at = networkInterface(place, {
    name: "box-office",
    subnet: home,
    host: 60,
    groups: [],
    description: "",
    attachment: attachmentOf(place, "box-office", { instanceId, instanceOwnerId: place.account, deviceIndex: 0 }),
    publicAddress: { publicIp: boxOffice, ipOwnerId: place.account, allocationId: allocationId(place, "box-office") },
  });
  const instance: ec2.Instance = {
    InstanceId: instanceId,
    InstanceType: "m5.large",
    State: { Code: 16, Name: "running" },
    VpcId: home.vpcId,
    SubnetId: home.subnetId,
    Placement: { AvailabilityZone: home.availabilityZone },
    PrivateIpAddress: at.privateIpAddress,
    LaunchTime: minutesAgo(place, 90_000),
    Tags: tagsOf("box-office"),
  };
  return [at, elasticIp(place, { name: "box-office", publicIp: boxOffice, at }), { part: { instances: [instance] } }];
}

/** A mainframe somebody registered by hand: no task has its address, and none should. */
function byHand(ground: Ground): Built[] {
  const registry = discoverable(ground, "mainframe", "A");
  const instance = {
    serviceId: registry.serviceId,
    Id: "mainframe-1",
    Attributes: { AWS_INSTANCE_IPV4: "192.0.2.40" },
  };
  return [registry, { part: { cloudMapInstances: [instance] } }];
}

/** Eight tasks: as many as one answer of the DNS holds. */
function seats(ground: Ground): Built[] {
  const registry = discoverable(ground, "seats", "A");
  const tasks = Array.from({ length: 8 }, (_, at) => ({
    subnet: (ground.zones[at % 3] ?? ground.zones[0]).app,
    host: 141 + Math.floor(at / 3),
  }));
  return [
    registry,
    ...fargateService(ground, {
      name: "seats",
      containers: [{ name: "seats", ports: [{ containerPort: 8085 }] }],
      ingress: [{ ports: 8085, peers: [ground.net.vpc.cidrBlock] }],
      tasks,
      registry: { service: registry, container: "seats", port: 8085 },
    }),
  ];
}

/** Service Connect: the port on the network is the container's, and whoever is no member asks the DNS for the same name. */
function connected(ground: Ground): Built[] {
  const { place, net, zones } = ground;
  const mesh = namespace(place, { name: "tickets", vpc: net.vpc, type: "HTTP" });
  const alias = quotesName;
  const homes = zones.map(({ app }) => app);
  return [
    mesh,
    discoveryService(place, { namespace: mesh, name: "quotes", recordType: "A" }),
    ...fargateService(ground, {
      name: "quotes",
      containers: [{ name: "quotes", ports: [{ name: "quotes", containerPort: 7001 }] }],
      ingress: [{ ports: 7001, peers: [groupIdOf(place, "basket"), groupIdOf(place, "audit")] }],
      tasks: homes.map((subnet) => ({ subnet, host: 151 })),
      connect: {
        enabled: true,
        namespace: "tickets",
        services: [{ portName: "quotes", discoveryName: "quotes", clientAliases: [{ port: 7001, dnsName: alias }] }],
      },
    }),
    ...fargateService(ground, {
      name: "basket",
      containers: [{ name: "basket", environment: { QUOTES_URL: `http://${alias}:7001` } }],
      ingress: [],
      tasks: homes.map((subnet) => ({ subnet, host: 152 })),
      connect: { enabled: true, namespace: "tickets" },
    }),
    ...fargateService(ground, {
      name: "audit",
      containers: [{ name: "audit", environment: { QUOTES_URL: `http://${alias}:7001` } }],
      ingress: [],
      tasks: homes.slice(0, 1).map((subnet) => ({ subnet, host: 153 })),
    }),
  ];
}

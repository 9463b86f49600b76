import type { Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { discoveryService, namespace } from "../world/cloud-map.ts";
import { accountSettings, cluster, fargateProviders } from "../world/cluster.ts";
import { attachmentOf, networkInterface } from "../world/network-interface.ts";
import { network, zoneIn, type Network } from "../world/network.ts";
import type { Built } from "../world/part.ts";
import type { Place } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { routeTable } from "../world/route-table.ts";
import { securityGroup } from "../world/security-group.ts";
import { service } from "../world/service.ts";
import { subnet, type Subnet } from "../world/subnet.ts";
import { taskDefinition } from "../world/task-definition.ts";
import type { World } from "../world/world.ts";

const account = "181818181818";
const region = "ap-northeast-1";

/** Nothing is wrong but the size: limits that belong to the Region and to Service Connect come into sight. */
export const nearTheLimits: Scenario = {
  id: "near-the-limits",
  title: { en: "Near the limits", ja: "上限に近い 900 タスク" },
  story: {
    en:
      "A bank's risk desk computes with nine hundred tasks of one service and a data platform of thousands of nodes beside it. All of " +
      "it runs, and the subnets have room. But the service has nearly as many tasks as Service Connect can name, and the Region nearly " +
      "as many network interfaces as AWS allows when nobody asks for more.",
    ja:
      "ある銀行のリスク計算部門は、1 つのサービスの 900 個のタスクと、隣のデータ基盤の数千のノードで計算しています。" +
      "すべて動いており、サブネットにも余裕があります。ただし、サービスのタスクは Service Connect の上限に近く、" +
      "リージョンのネットワークインターフェイスも、引き上げを申請しないときの上限に近づいています。",
  },
  regions: [region],
  faults: [],
  world: nearTheLimitsWorld,
  findings: [
    { ruleId: "SD-011", subjectId: "risk/pricer", severity: "low", confidence: "likely" },
    { ruleId: "ENI-009", subjectId: `${account}/${region}`, severity: "low", confidence: "possible" },
  ],
};

/** How many tasks and nodes there are: over 900, and together over 85 % of 5,000. */
const tasks = 905;
const nodes = 3_360;

function nearTheLimitsWorld(now: Date): World {
  const place = { account, region, now };
  const net = network(place, {
    name: "risk",
    prefix: "10.200",
    zones: [
      { letter: "a", natIp: "198.51.100.200" },
      { letter: "c", natIp: "198.51.100.201" },
    ],
  });
  const wide = (name: string, zone: string, range: string) =>
    subnet(place, { vpc: net.vpc, name: `risk-${name}-${zone}`, cidrBlock: `10.200.${range}`, zone });
  const homes = [wide("pricer", "a", "64.0/21"), wide("pricer", "c", "72.0/21")] as const;
  const data = [wide("platform", "a", "128.0/20"), wide("platform", "c", "144.0/20")] as const;
  const world = regionWorld(place, [
    net,
    ...[...homes, ...data].flatMap((home) => [home, outOf(place, net, home)]),
    ...pricer(place, net, homes),
    ...platform(place, net, data),
    fargateProviders,
    accountSettings(place, { trunking: true }),
  ]);
  return singleAccount(place, { region: world, hostedZones: [] });
}

/** The way out of a subnet: the NAT gateway of its zone. */
function outOf(place: Place, net: Network, home: Subnet): Built {
  const { public: open } = zoneIn(net, home.availabilityZone.slice(-1));
  const nat = net.part.natGateways?.find(({ SubnetId: id }) => id === open.subnetId);
  return routeTable(place, {
    vpc: net.vpc,
    name: home.name,
    subnets: [home],
    routes: [{ to: "0.0.0.0/0", through: nat?.NatGatewayId ?? "" }],
  });
}

function pricer(place: Place, net: Network, homes: readonly [Subnet, Subnet]): Built[] {
  const risk = cluster(place, { name: "risk", capacityProviders: ["FARGATE"], tags: { 用途: "リスク計算" } });
  const names = namespace(place, { name: "risk", vpc: net.vpc, type: "HTTP" });
  const group = securityGroup(place, {
    vpc: net.vpc,
    name: "pricer",
    ingress: [{ ports: 7000, peers: ["10.200.0.0/16"] }],
  });
  const definition = taskDefinition(place, {
    family: "pricer",
    revision: 88,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "pricer", ports: [{ name: "pricer", containerPort: 7000 }] }],
  });
  return [
    risk,
    names,
    group,
    definition,
    discoveryService(place, { namespace: names, name: "pricer", recordType: "A" }),
    service(place, {
      cluster: risk,
      name: "pricer",
      taskDefinition: definition,
      maximumPercent: 110,
      network: { subnets: homes, groups: [group] },
      tasks: Array.from({ length: tasks }, (_, at) => ({
        subnet: at % 2 === 0 ? homes[0] : homes[1],
        host: 4 + Math.floor(at / 2),
      })),
      connect: {
        enabled: true,
        namespace: names.name,
        services: [{ portName: "pricer", discoveryName: "pricer", clientAliases: [{ port: 7000, dnsName: "pricer" }] }],
      },
    }),
  ];
}

/** The nodes of a data platform, which its service keeps. */
function platform(place: Place, net: Network, homes: readonly [Subnet, Subnet]): Built[] {
  const group = securityGroup(place, { vpc: net.vpc, name: "platform", ingress: [] });
  const node = (at: number) =>
    networkInterface(place, {
      name: `platform-${String(at)}`,
      subnet: at % 2 === 0 ? homes[0] : homes[1],
      host: 4 + Math.floor(at / 2),
      groups: [group],
      description: "AWS ElasticMapReduce",
      requesterId: "amazon-elasticmapreduce",
      attachment: attachmentOf(place, `platform-${String(at)}`, { instanceOwnerId: place.account, deviceIndex: 0 }),
    });
  return [group, ...Array.from({ length: nodes }, (_, at) => node(at))];
}

import type { Moment, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders, type Cluster } from "../world/cluster.ts";
import { aliasTo, hostedZone } from "../world/hosted-zone.ts";
import { forwardTo, listener, redirectToHttps } from "../world/listener.ts";
import { loadBalancer } from "../world/load-balancer.ts";
import { databaseInterface } from "../world/network-interface.ts";
import { network, type Network } from "../world/network.ts";
import type { Built } from "../world/part.ts";
import { resourceId, type Place } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { securityGroup, securityGroupId } from "../world/security-group.ts";
import { service } from "../world/service.ts";
import { targetGroup } from "../world/target-group.ts";
import { taskDefinition } from "../world/task-definition.ts";
import type { World } from "../world/world.ts";

const account = "999900001111";
const region = "ap-northeast-1";
const anywhen = { account, region, now: new Date(0) };

/** Tasks that were given public addresses to fetch an image, and rules that were meant for a test. */
export const publicByAccident: Scenario = {
  id: "public-by-accident",
  title: { en: "Public task by accident", ja: "意図せず公開されたタスク" },
  story: {
    en:
      "To get a first task running, somebody turned public addresses on and let everyone in. It worked, and nobody looked again: " +
      "the menu service can be called past its load balancer, the cache of a second one answers anybody, and a reporting task " +
      "carries the VPC's default security group, as the database does. No flow log would tell who called. A task with the same careless " +
      "rule in a private subnet is no exposure.",
    ja:
      "最初のタスクを動かすために、誰かがパブリックアドレスを有効にして全員を許可しました。動いたので、その後は誰も見ていません。" +
      "メニューのサービスはロードバランサーを迂回して呼び出せ、別のサービスのキャッシュは誰にでも応答し、" +
      "集計のタスクはデータベースと同じ VPC のデフォルトセキュリティグループを使っています。フローログもなく、誰がアクセスしたかは分かりません。" +
      "同じように不注意なルールでも、プライベートサブネットのタスクは公開されていません。",
  },
  regions: [region],
  faults: [],
  world: (now) => publicByAccidentWorld(now, "story"),
  earlier: { hours: 3, world: (now) => publicByAccidentWorld(now, "earlier") },
  findings: [
    { ruleId: "SG-008", subjectId: inCafe("menu"), severity: "high", confidence: "confirmed" },
    {
      ruleId: "SG-009",
      subjectId: resourceId(anywhen, "sg", "cafe/default"),
      severity: "medium",
      confidence: "confirmed",
    },
    { ruleId: "SG-014", subjectId: inCafe("orders-cache"), severity: "high", confidence: "likely" },
    { ruleId: "OBS-002", subjectId: resourceId(anywhen, "vpc", "cafe"), severity: "low", confidence: "confirmed" },
  ],
};

function inCafe(name: string): string {
  return securityGroupId(anywhen, "cafe", name);
}

function publicByAccidentWorld(now: Date, moment: Moment): World {
  const place = { account, region, now };
  const net = network(place, {
    name: "cafe",
    prefix: "10.130",
    zones: [
      { letter: "a", natIp: "198.51.100.90" },
      { letter: "c", natIp: "198.51.100.91" },
    ],
    defaultGroup: "as AWS makes it",
  });
  const cafe = cluster(place, { name: "cafe", capacityProviders: ["FARGATE"], tags: { 用途: "店舗" } });
  const site: Site = { moment, place, net, cafe };
  const menu = menuOf(site);
  const world = regionWorld(place, [
    { part: { ...net.part, flowLogs: [] } },
    cafe,
    ...menu.built,
    // Put up for a try, and left.
    ...(moment === "story" ? cacheOf(site) : []),
    ...kitchenOf(site),
    ...reportOf(site),
    fargateProviders,
    accountSettings(place, { trunking: true }),
  ]);
  const zone = hostedZone(place, { name: "example.com", records: [aliasTo("menu.example.com", menu.balancer)] });
  return singleAccount(place, { region: world, hostedZones: [zone] });
}

type Site = { readonly moment: Moment; readonly place: Place; readonly net: Network; readonly cafe: Cluster };

/** In the public subnets, with public addresses, behind a load balancer that nobody has to use. */
function menuOf({ moment, place, net, cafe }: Site) {
  const { vpc, zones } = net;
  const balancerGroup = securityGroup(place, {
    vpc,
    name: "menu-alb",
    ingress: [443, 80].map((ports) => ({ ports, peers: ["0.0.0.0/0"] })),
  });
  const taskGroup = securityGroup(place, {
    vpc,
    name: "menu",
    ingress: [
      moment === "story"
        ? { ports: 3000, peers: ["0.0.0.0/0"], description: "temporary" }
        : { ports: 3000, peers: [balancerGroup.groupId] },
    ],
  });
  const balancer = loadBalancer(place, {
    name: "menu",
    type: "application",
    scheme: "internet-facing",
    groups: [balancerGroup],
    nodes: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 21,
      publicIp: `203.0.113.${String(131 + index)}`,
    })),
  });
  const group = targetGroup(place, { vpc, name: "menu", targetType: "ip", port: 3000, healthCheckPath: "/" });
  const definition = taskDefinition(place, {
    family: "menu",
    revision: 8,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "menu", ports: [{ containerPort: 3000 }] }],
  });
  const tasks = service(place, {
    cluster: cafe,
    name: "menu",
    taskDefinition: definition,
    network: { subnets: zones.map((zone) => zone.public), groups: [taskGroup], assignPublicIp: true },
    tasks: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 31,
      publicIp: `203.0.113.${String(141 + index)}`,
    })),
    targets: [{ group, container: "menu", port: 3000 }],
  });
  const listeners = [
    listener(place, { loadBalancer: balancer, port: 443, protocol: "HTTPS", defaultAction: forwardTo(group) }),
    listener(place, { loadBalancer: balancer, port: 80, protocol: "HTTP", defaultAction: redirectToHttps }),
  ];
  return { balancer, built: [balancerGroup, taskGroup, balancer, group, definition, tasks, ...listeners] };
}

/** A cache that was to be tried from somebody's desk. */
function cacheOf({ place, net, cafe }: Site): Built[] {
  const [first] = net.zones;
  if (first === undefined) return [];
  const group = securityGroup(place, {
    vpc: net.vpc,
    name: "orders-cache",
    ingress: [{ protocol: "-1", peers: ["0.0.0.0/0"], description: "test" }],
  });
  const definition = taskDefinition(place, {
    family: "orders-cache",
    revision: 1,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "redis", ports: [{ containerPort: 6379 }] }],
  });
  const tasks = service(place, {
    cluster: cafe,
    name: "orders-cache",
    taskDefinition: definition,
    network: { subnets: [first.public], groups: [group], assignPublicIp: true },
    tasks: [{ subnet: first.public, host: 41, publicIp: "203.0.113.151" }],
  });
  return [group, definition, tasks];
}

/** The same rule where no public address and no way in is: careless, and not exposed. */
function kitchenOf({ place, net, cafe }: Site): Built[] {
  const { vpc, zones } = net;
  const group = securityGroup(place, { vpc, name: "kitchen", ingress: [{ ports: 7000, peers: ["0.0.0.0/0"] }] });
  const definition = taskDefinition(place, {
    family: "kitchen",
    revision: 14,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "kitchen", ports: [{ containerPort: 7000 }] }],
  });
  const tasks = service(place, {
    cluster: cafe,
    name: "kitchen",
    taskDefinition: definition,
    network: { subnets: zones.map(({ app }) => app), groups: [group] },
    tasks: zones.map(({ app }) => ({ subnet: app, host: 51 })),
  });
  return [group, definition, tasks];
}

/** It names no security group, and so has the one the database was made with. */
function reportOf({ place, net, cafe }: Site): Built[] {
  const { vpc, zones } = net;
  const definition = taskDefinition(place, {
    family: "report",
    revision: 2,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "report" }],
  });
  const tasks = service(place, {
    cluster: cafe,
    name: "report",
    taskDefinition: definition,
    network: { subnets: zones.map(({ app }) => app), groups: [vpc.defaultGroup] },
    tasks: zones.map(({ app }) => ({ subnet: app, host: 61 })),
  });
  const databases = zones.map(({ data }, index) =>
    databaseInterface(place, {
      name: `rds/cafe-${String(index)}`,
      subnet: data,
      host: 20,
      groups: [vpc.defaultGroup],
    }),
  );
  return [definition, tasks, ...databases];
}

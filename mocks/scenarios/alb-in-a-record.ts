import type { Moment, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders } from "../world/cluster.ts";
import { hostedZone, hostedZoneId, record, recordId } from "../world/hosted-zone.ts";
import { forwardTo, listener, redirectToHttps } from "../world/listener.ts";
import { loadBalancer } from "../world/load-balancer.ts";
import { network, zoneIn, type Network } from "../world/network.ts";
import type { Place } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { securityGroup, securityGroupId } from "../world/security-group.ts";
import { service } from "../world/service.ts";
import { targetGroup } from "../world/target-group.ts";
import { taskDefinition } from "../world/task-definition.ts";
import type { World } from "../world/world.ts";

const account = "333344445555";
const region = "ap-northeast-1";
const zoneName = "example.com";
const zoneId = hostedZoneId({ account, region, now: new Date(0) }, zoneName, "public");

/** A name pinned to addresses that belong to the load balancer for as long as it likes. */
export const albInARecord: Scenario = {
  id: "alb-in-a-record",
  title: { en: "A record on ALB addresses", ja: "ALB のアドレスを指す A レコード" },
  story: {
    en:
      "When the site went live, somebody looked up the load balancer's name and wrote the two answers into an A record. " +
      "Last night the load balancer replaced the node in zone c: one of the two addresses now belongs to nobody, " +
      "and every second visitor waits for a connection that never comes. All targets are healthy.",
    ja:
      "サイト公開時、ロードバランサーの名前を引いて得た 2 つの IP アドレスを、そのまま A レコードに書いてしまいました。" +
      "昨夜、ゾーン c のノードが入れ替わり、片方のアドレスはもう誰のものでもありません。" +
      "ターゲットはすべて正常なのに、訪問者の半分はつながらない接続を待ち続けています。",
  },
  regions: [region],
  faults: [],
  world: (now) => albInARecordWorld(now, "story"),
  earlier: { hours: 14, world: (now) => albInARecordWorld(now, "earlier") },
  findings: [
    {
      ruleId: "DNS-001",
      subjectId: recordId(zoneId, "www.example.com", "A"),
      severity: "critical",
      confidence: "confirmed",
    },
  ],
};

function albInARecordWorld(now: Date, moment: Moment): World {
  const place = { account, region, now };
  const net = network(place, {
    name: "site",
    prefix: "10.50",
    zones: [
      { letter: "a", natIp: "198.51.100.20" },
      { letter: "c", natIp: "198.51.100.21" },
    ],
  });
  const world = regionWorld(place, [
    net,
    ...siteOf(place, net, moment),
    fargateProviders,
    accountSettings(place, { trunking: true }),
  ]);
  const zone = hostedZone(place, {
    name: zoneName,
    comment: "会社サイト",
    records: [
      record("www.example.com", "A", { ttl: 3600, values: ["203.0.113.61", "203.0.113.62"] }),
      record("example.com", "TXT", { ttl: 3600, values: ['"v=spf1 -all"'] }),
    ],
  });
  return singleAccount(place, { region: world, hostedZones: [zone] });
}

function siteOf(place: Place, net: Network, moment: Moment) {
  const { vpc, zones } = net;
  const taskGroupId = securityGroupId(place, vpc.name, "site-web");
  const balancerGroup = securityGroup(place, {
    vpc,
    name: "site-alb",
    ingress: [
      { ports: 443, peers: ["0.0.0.0/0"] },
      { ports: 80, peers: ["0.0.0.0/0"] },
    ],
    egress: [{ ports: 3000, peers: [taskGroupId] }],
  });
  const taskGroup = securityGroup(place, {
    vpc,
    name: "site-web",
    ingress: [{ ports: 3000, peers: [balancerGroup.groupId] }],
  });
  // The record still says .61 and .62; the node that had .62 was replaced by one with .87.
  const nodes = [
    { subnet: zoneIn(net, "a").public, host: 21, publicIp: "203.0.113.61" },
    moment === "story"
      ? { subnet: zoneIn(net, "c").public, host: 44, publicIp: "203.0.113.87" }
      : { subnet: zoneIn(net, "c").public, host: 21, publicIp: "203.0.113.62" },
  ];
  const balancer = loadBalancer(place, {
    name: "site",
    type: "application",
    scheme: "internet-facing",
    groups: [balancerGroup],
    nodes,
  });
  const group = targetGroup(place, { vpc, name: "site-web", targetType: "ip", port: 3000, healthCheckPath: "/" });
  const web = cluster(place, { name: "site", capacityProviders: ["FARGATE"] });
  const definition = taskDefinition(place, {
    family: "web",
    revision: 31,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "web", ports: [{ containerPort: 3000 }] }],
  });
  const tasks = service(place, {
    cluster: web,
    name: "web",
    taskDefinition: definition,
    network: { subnets: zones.map((zone) => zone.app), groups: [taskGroup] },
    tasks: zones.flatMap((zone) => [
      { subnet: zone.app, host: 31 },
      { subnet: zone.app, host: 32 },
    ]),
    targets: [{ group, container: "web", port: 3000 }],
  });
  const listeners = [
    listener(place, { loadBalancer: balancer, port: 443, protocol: "HTTPS", defaultAction: forwardTo(group) }),
    listener(place, { loadBalancer: balancer, port: 80, protocol: "HTTP", defaultAction: redirectToHttps }),
  ];
  return [balancerGroup, taskGroup, balancer, group, web, definition, tasks, ...listeners];
}

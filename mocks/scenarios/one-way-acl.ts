import type { Moment, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders } from "../world/cluster.ts";
import { aliasTo, hostedZone } from "../world/hosted-zone.ts";
import { forwardTo, listener, redirectToHttps } from "../world/listener.ts";
import { loadBalancer } from "../world/load-balancer.ts";
import { networkAcl, networkAclId, type AclEntrySpec } from "../world/network-acl.ts";
import { databaseInterface } from "../world/network-interface.ts";
import { network, type Network } from "../world/network.ts";
import type { Built } from "../world/part.ts";
import { hexOf, type Place } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { securityGroup, securityGroupId } from "../world/security-group.ts";
import { service, steadyState } from "../world/service.ts";
import { targetGroup, timedOut } from "../world/target-group.ts";
import { taskDefinition } from "../world/task-definition.ts";
import type { World } from "../world/world.ts";

const account = "666677778888";
const region = "ap-northeast-1";
const anywhen = { account, region, now: new Date(0) };
const groupId = `tickets-api/${hexOf(anywhen, "targetgroup/tickets-api", 16)}`;

/** Security groups remember a connection; the network ACL that was put in front of them does not. */
export const oneWayAcl: Scenario = {
  id: "one-way-acl",
  title: { en: "One-way network ACL", ja: "片道のネットワーク ACL" },
  story: {
    en:
      "After an audit, somebody gave the application subnets of a ticket desk a network ACL of their own: in on 8080 from the load " +
      "balancer, out on 443 and to the database. Every security group is right, and every target times out: the answers go to the " +
      "ports the load balancer took for itself, and no entry lets them out.",
    ja:
      "監査の後、チケット窓口のアプリケーション用サブネットに専用のネットワーク ACL が付けられました。" +
      "ロードバランサーから 8080 で入り、443 とデータベースへ出られます。セキュリティグループはどれも正しいのに、ターゲットはすべてタイムアウトします。" +
      "応答はロードバランサー側が使ったポートに返りますが、それを通すエントリがありません。",
  },
  regions: [region],
  faults: [],
  world: (now) => oneWayAclWorld(now, "story"),
  earlier: { hours: 5, world: (now) => oneWayAclWorld(now, "earlier") },
  findings: [
    {
      ruleId: "NACL-001",
      subjectId: networkAclId(anywhen, "desk", "desk-app"),
      severity: "critical",
      confidence: "confirmed",
    },
    {
      ruleId: "NACL-004",
      subjectId: networkAclId(anywhen, "desk", "desk-app"),
      severity: "low",
      confidence: "likely",
    },
    { ruleId: "TG-002", subjectId: groupId, severity: "critical", confidence: "confirmed" },
    { ruleId: "TG-003", subjectId: groupId, severity: "high", confidence: "confirmed" },
  ],
};

function oneWayAclWorld(now: Date, moment: Moment): World {
  const place = { account, region, now };
  const net = network(place, {
    name: "desk",
    prefix: "10.100",
    zones: [
      { letter: "a", natIp: "198.51.100.60" },
      { letter: "c", natIp: "198.51.100.61" },
    ],
  });
  const front = frontOf(place, net);
  const world = regionWorld(place, [
    net,
    ...(moment === "story" ? [hardened(place, net)] : []),
    ...front.built,
    ...apiOf(place, net, { ...front, moment }),
    fargateProviders,
    accountSettings(place, { trunking: true }),
  ]);
  const zone = hostedZone(place, { name: "example.com", records: [aliasTo("desk.example.com", front.balancer)] });
  return singleAccount(place, { region: world, hostedZones: [zone] });
}

/** In by two kinds of traffic, out by two: only what is answered to the database and to AWS comes back. */
function hardened(place: Place, { vpc, zones }: Network): Built {
  const entries: readonly AclEntrySpec[] = [
    ...zones.map((zone, index): AclEntrySpec => ({
      number: 100 + index,
      direction: "in",
      ports: 8080,
      block: zone.public.cidrBlock,
    })),
    { number: 200, direction: "in", ports: [1024, 65535], block: "0.0.0.0/0" },
    { number: 100, direction: "out", ports: 443, block: "0.0.0.0/0" },
    ...zones.map((zone, index): AclEntrySpec => ({
      number: 110 + index,
      direction: "out",
      ports: 5432,
      block: zone.data.cidrBlock,
    })),
  ];
  const subnets = zones.map(({ app }) => app);
  return networkAcl(place, { vpc, name: "desk-app", subnets, entries, tags: { 備考: "監査指摘 2026-11" } });
}

function frontOf(place: Place, { vpc, zones }: Network) {
  const balancerGroup = securityGroup(place, {
    vpc,
    name: "desk-alb",
    ingress: [443, 80].map((ports) => ({ ports, peers: ["0.0.0.0/0"] })),
    egress: [{ ports: 8080, peers: [securityGroupId(place, vpc.name, "tickets-api")] }],
  });
  const balancer = loadBalancer(place, {
    name: "desk",
    type: "application",
    scheme: "internet-facing",
    groups: [balancerGroup],
    nodes: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 21,
      publicIp: `203.0.113.${String(101 + index)}`,
    })),
  });
  const group = targetGroup(place, {
    vpc,
    name: "tickets-api",
    targetType: "ip",
    port: 8080,
    healthCheckPath: "/healthz",
  });
  const listeners = [
    listener(place, { loadBalancer: balancer, port: 443, protocol: "HTTPS", defaultAction: forwardTo(group) }),
    listener(place, { loadBalancer: balancer, port: 80, protocol: "HTTP", defaultAction: redirectToHttps }),
  ];
  return { balancer, balancerGroup, group, built: [balancerGroup, balancer, group, ...listeners] };
}

function apiOf(
  place: Place,
  { vpc, zones }: Network,
  { moment, ...front }: ReturnType<typeof frontOf> & { readonly moment: Moment },
) {
  const isShutIn = moment === "story";
  const desk = cluster(place, { name: "desk", capacityProviders: ["FARGATE"], tags: { 用途: "チケット窓口" } });
  const taskGroup = securityGroup(place, {
    vpc,
    name: "tickets-api",
    ingress: [{ ports: 8080, peers: [front.balancerGroup.groupId] }],
  });
  const database = securityGroup(place, {
    vpc,
    name: "desk-database",
    ingress: [{ ports: 5432, peers: [taskGroup.groupId] }],
    egress: [],
  });
  const definition = taskDefinition(place, {
    family: "tickets-api",
    revision: 23,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "api", ports: [{ containerPort: 8080 }] }],
  });
  const unhealthy = (minutesAgo: number) => ({
    minutesAgo,
    message:
      `(service tickets-api) (port 8080) is unhealthy in (target-group ${front.group.targetGroupArn}) ` +
      "due to (reason Request timed out)",
  });
  const api = service(place, {
    cluster: desk,
    name: "tickets-api",
    taskDefinition: definition,
    network: { subnets: zones.map(({ app }) => app), groups: [taskGroup] },
    tasks: zones.map(({ app }) => ({
      subnet: app,
      host: 31,
      ...(isShutIn && { startedMinutesAgo: 4, target: timedOut }),
    })),
    stopped: (isShutIn ? zones : []).map(({ app }) => ({
      subnet: app,
      host: 41,
      minutesAgo: 5,
      stopCode: "ServiceSchedulerInitiated" as const,
      reason: `Task failed ELB health checks in (target-group ${front.group.targetGroupArn})`,
    })),
    targets: [{ group: front.group, container: "api", port: 8080 }],
    ...(isShutIn && { events: [unhealthy(2), unhealthy(9), unhealthy(16), steadyState("tickets-api", 1500)] }),
  });
  const databases = zones.map(({ data }, index) =>
    databaseInterface(place, { name: `rds/desk-${String(index)}`, subnet: data, host: 20, groups: [database] }),
  );
  return [desk, taskGroup, database, definition, api, ...databases];
}

import type { Moment, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, autoScalingProvider, cluster, fargateProviders } from "../world/cluster.ts";
import { containerInstance } from "../world/container-instance.ts";
import { aliasTo, hostedZone } from "../world/hosted-zone.ts";
import { forwardTo, listener, respondWith } from "../world/listener.ts";
import { loadBalancer } from "../world/load-balancer.ts";
import { network, type Network } from "../world/network.ts";
import type { Built } from "../world/part.ts";
import { hexOf, type Place } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { securityGroup, securityGroupId, type SecurityGroup } from "../world/security-group.ts";
import { service, steadyState } from "../world/service.ts";
import { targetGroup, timedOut, type TargetGroup } from "../world/target-group.ts";
import { taskDefinition } from "../world/task-definition.ts";
import type { World } from "../world/world.ts";

const account = "121212121212";
const region = "ap-northeast-1";
const anywhen = { account, region, now: new Date(0) };
const groupOf = (name: string) => `${name}/${hexOf(anywhen, `targetgroup/${name}`, 16)}`;

/** The classic of bridge mode: the open range begins where old documents say it does. */
export const bridgePortGap: Scenario = {
  id: "bridge-port-gap",
  title: { en: "Bridge ephemeral-port gap", ja: "bridge モードの動的ポートの隙間" },
  story: {
    en:
      "A library's catalogue runs in bridge mode with ports Docker chooses. The security group opens 49153-65535, as an old page " +
      "says; the kernel begins at 32768. Since this morning's deployment one of three tasks sits on a port below, and times out. " +
      "The loans service moved to awsvpc mode last month: its group still opens the range that nothing there uses.",
    ja:
      "ある図書館の蔵書検索は bridge モードで動き、ポートは Docker が選びます。" +
      "セキュリティグループは古い資料のとおり 49153〜65535 を開いていますが、カーネルの範囲は 32768 からです。" +
      "今朝のデプロイ以降、3 つのタスクのうち 1 つがそれより小さいポートになり、タイムアウトしています。" +
      "貸出サービスは先月 awsvpc モードへ移りましたが、そのグループには誰も使わない範囲が開いたままです。",
  },
  regions: [region],
  faults: [],
  world: (now) => bridgePortGapWorld(now, "story"),
  earlier: { hours: 6, world: (now) => bridgePortGapWorld(now, "earlier") },
  findings: [
    { ruleId: "SG-003", subjectId: "library/catalogue", severity: "high", confidence: "confirmed" },
    { ruleId: "TG-003", subjectId: groupOf("catalogue"), severity: "medium", confidence: "confirmed" },
    {
      ruleId: "SG-008",
      subjectId: securityGroupId(anywhen, "library", "loans"),
      severity: "low",
      confidence: "confirmed",
    },
  ],
};

type Site = {
  readonly moment: Moment;
  readonly place: Place;
  readonly net: Network;
  readonly library: ReturnType<typeof cluster>;
  readonly balancerGroup: SecurityGroup;
};

function bridgePortGapWorld(now: Date, moment: Moment): World {
  const place = { account, region, now };
  const net = network(place, {
    name: "library",
    prefix: "10.140",
    zones: [
      { letter: "a", natIp: "198.51.100.100" },
      { letter: "c", natIp: "198.51.100.101" },
      { letter: "d", natIp: "198.51.100.102" },
    ],
  });
  const { vpc, zones } = net;
  const library = cluster(place, { name: "library", capacityProviders: ["library-asg"], tags: { 用途: "図書館" } });
  const balancerGroup = securityGroup(place, {
    vpc,
    name: "library-alb",
    ingress: [{ ports: 443, peers: ["0.0.0.0/0"] }],
  });
  const balancer = loadBalancer(place, {
    name: "library",
    type: "application",
    scheme: "internet-facing",
    groups: [balancerGroup],
    nodes: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 21,
      publicIp: `203.0.113.${String(161 + index)}`,
    })),
  });
  const catalogue = targetGroup(place, {
    vpc,
    name: "catalogue",
    targetType: "instance",
    port: 80,
    healthCheckPath: "/healthz",
  });
  const loans = targetGroup(place, { vpc, name: "loans", targetType: "ip", port: 8080, healthCheckPath: "/healthz" });
  const site: Site = { moment, place, net, library, balancerGroup };
  const rule = (priority: number, name: string, group: TargetGroup) => ({
    priority,
    hosts: [`${name}.example.com`],
    action: forwardTo(group),
  });
  const secure = listener(place, {
    loadBalancer: balancer,
    port: 443,
    protocol: "HTTPS",
    defaultAction: respondWith("404"),
    rules: [rule(10, "catalogue", catalogue), rule(20, "loans", loans)],
  });
  const world = regionWorld(place, [
    ...[net, library, balancerGroup, balancer, catalogue, loans, secure],
    ...catalogueOf(site, catalogue),
    ...loansOf(site, loans),
    fargateProviders,
    autoScalingProvider(place, { name: "library-asg", managedScaling: false }),
    accountSettings(place, { trunking: true }),
  ]);
  const names = ["catalogue", "loans"].map((name) => aliasTo(`${name}.example.com`, balancer));
  return singleAccount(place, {
    region: world,
    hostedZones: [hostedZone(place, { name: "example.com", records: names })],
  });
}

function catalogueOf({ moment, place, net, library, balancerGroup }: Site, group: TargetGroup): Built[] {
  // Before this morning's deployment the third port was above the line as well, by luck.
  const isDeployed = moment === "story";
  const hostGroup = securityGroup(place, {
    vpc: net.vpc,
    name: "library-host",
    ingress: [{ ports: [49153, 65535], peers: [balancerGroup.groupId], description: "dynamic ports" }],
  });
  const hosts = net.zones.map(({ app }, index) =>
    containerInstance(place, {
      cluster: library,
      name: `library-${String(index + 1)}`,
      instanceType: "m5.large",
      subnet: app,
      host: 100,
      groups: [hostGroup],
      capacityProvider: "library-asg",
    }),
  );
  const definition = taskDefinition(place, {
    family: "catalogue",
    revision: isDeployed ? 40 : 39,
    networkMode: "bridge",
    launch: "EC2",
    containers: [{ name: "catalogue", ports: [{ containerPort: 80, hostPort: 0 }] }],
  });
  const ports = [49201, 52310, isDeployed ? 34017 : 49877];
  const last = hosts.at(-1);
  const unhealthy = {
    minutesAgo: 5,
    message:
      `(service catalogue) (instance ${last?.instanceId ?? ""}) (port 34017) is unhealthy in ` +
      `(target-group ${group.targetGroupArn}) due to (reason Request timed out)`,
  };
  const tasks = service(place, {
    cluster: library,
    name: "catalogue",
    taskDefinition: definition,
    tasks: hosts.map((on, index) => ({
      on,
      hostPorts: { 80: ports[index] ?? 0 },
      ...(isDeployed && on === last ? { startedMinutesAgo: 7, target: timedOut } : {}),
    })),
    targets: [{ group, container: "catalogue", port: 80 }],
    events: [...(isDeployed ? [unhealthy] : []), steadyState("catalogue", 180)],
  });
  return [hostGroup, ...hosts, definition, tasks];
}

function loansOf({ place, net, library, balancerGroup }: Site, group: TargetGroup): Built[] {
  const taskGroup = securityGroup(place, {
    vpc: net.vpc,
    name: "loans",
    ingress: [
      { ports: 8080, peers: [balancerGroup.groupId] },
      { ports: [32768, 60999], peers: [balancerGroup.groupId], description: "dynamic ports" },
    ],
  });
  const definition = taskDefinition(place, {
    family: "loans",
    revision: 61,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "loans", ports: [{ containerPort: 8080 }] }],
  });
  const tasks = service(place, {
    cluster: library,
    name: "loans",
    taskDefinition: definition,
    network: { subnets: net.zones.map(({ app }) => app), groups: [taskGroup] },
    tasks: net.zones.map(({ app }) => ({ subnet: app, host: 31 })),
    targets: [{ group, container: "loans", port: 8080 }],
  });
  return [taskGroup, definition, tasks];
}

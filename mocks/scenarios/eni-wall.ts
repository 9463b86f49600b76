import type { Moment, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders } from "../world/cluster.ts";
import { containerInstance } from "../world/container-instance.ts";
import { aliasTo, hostedZone } from "../world/hosted-zone.ts";
import { forwardTo, listener, redirectToHttps } from "../world/listener.ts";
import { loadBalancer } from "../world/load-balancer.ts";
import { network, zoneIn, type Network } from "../world/network.ts";
import type { Place } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { securityGroup, securityGroupId } from "../world/security-group.ts";
import { service, steadyState } from "../world/service.ts";
import { targetGroup } from "../world/target-group.ts";
import { taskDefinition } from "../world/task-definition.ts";
import type { World } from "../world/world.ts";

const account = "222233334444";
const region = "ap-northeast-1";

/** The smallest of the field's classic incidents: the second task has no interface to be given. */
export const eniWall: Scenario = {
  id: "eni-wall",
  title: { en: "ENI wall (t2.micro)", ja: "ENI の上限（t2.micro）" },
  story: {
    en:
      "A small shop moved its API from bridge to awsvpc mode on one t2.micro. That instance type holds two network interfaces: " +
      "one is its own, one is left for a task. The first task runs; the second, asked for an hour ago, cannot be placed, " +
      "though there is CPU and memory to spare.",
    ja:
      "小さなオンラインショップが、t2.micro 1 台の上で動く API を bridge から awsvpc モードへ移しました。" +
      "このインスタンスタイプが持てるネットワークインターフェイスは 2 枚で、1 枚はインスタンス自身のもの、タスクに渡せるのは残る 1 枚だけです。" +
      "1 つ目のタスクは動いていますが、1 時間前に増やした 2 つ目は、CPU にもメモリにも余裕があるのに配置できません。",
  },
  regions: [region],
  faults: [],
  world: (now) => eniWallWorld(now, "story"),
  earlier: { hours: 2, world: (now) => eniWallWorld(now, "earlier") },
  findings: [
    { ruleId: "ENI-004", subjectId: "shop", severity: "high", confidence: "confirmed" },
    { ruleId: "ENI-001", subjectId: "shop/api", severity: "high", confidence: "confirmed" },
    { ruleId: "ECS-002", subjectId: "shop/api", severity: "high", confidence: "confirmed" },
    { ruleId: "ECS-012", subjectId: "shop", severity: "low", confidence: "confirmed" },
  ],
};

function eniWallWorld(now: Date, moment: Moment): World {
  const place = { account, region, now };
  const net = network(place, {
    name: "shop",
    prefix: "10.40",
    zones: [
      { letter: "a", natIp: "198.51.100.10" },
      { letter: "c", natIp: "198.51.100.11" },
    ],
  });
  const front = frontOf(place, net);
  const world = regionWorld(place, [
    net,
    ...front.built,
    ...apiOf(place, { net, front, moment }),
    fargateProviders,
    accountSettings(place, { trunking: false }),
  ]);
  const zone = hostedZone(place, {
    name: "shop.example.com",
    records: [aliasTo("api.shop.example.com", front.balancer)],
  });
  return singleAccount(place, { region: world, hostedZones: [zone] });
}

function frontOf(place: Place, { vpc, zones }: Network) {
  const apiGroupId = securityGroupId(place, vpc.name, "shop-api");
  const balancerGroup = securityGroup(place, {
    vpc,
    name: "shop-alb",
    ingress: [
      { ports: 443, peers: ["0.0.0.0/0"] },
      { ports: 80, peers: ["0.0.0.0/0"] },
    ],
    egress: [{ ports: 8080, peers: [apiGroupId] }],
  });
  const balancer = loadBalancer(place, {
    name: "shop",
    type: "application",
    scheme: "internet-facing",
    groups: [balancerGroup],
    nodes: zones.map((zone, index) => ({ subnet: zone.public, host: 21, publicIp: `203.0.113.${String(41 + index)}` })),
  });
  const group = targetGroup(place, {
    vpc,
    name: "shop-api",
    targetType: "ip",
    port: 8080,
    healthCheckPath: "/healthz",
  });
  const secure = listener(place, {
    loadBalancer: balancer,
    port: 443,
    protocol: "HTTPS",
    defaultAction: forwardTo(group),
  });
  const plain = listener(place, { loadBalancer: balancer, port: 80, protocol: "HTTP", defaultAction: redirectToHttps });
  return { balancer, balancerGroup, group, built: [balancerGroup, balancer, group, secure, plain] };
}

type Shop = { readonly net: Network; readonly front: ReturnType<typeof frontOf>; readonly moment: Moment };

function apiOf(place: Place, of: Shop) {
  // The second task was asked for an hour ago.
  const isAskedForTwo = of.moment === "story";
  const { vpc, zones } = of.net;
  const first = zoneIn(of.net, "a");
  const shop = cluster(place, { name: "shop", tags: { team: "shop", 用途: "オンラインショップ" } });
  const hostGroup = securityGroup(place, { vpc, name: "shop-ecs-host", ingress: [] });
  const taskGroup = securityGroup(place, {
    vpc,
    name: "shop-api",
    ingress: [{ ports: 8080, peers: [of.front.balancerGroup.groupId] }],
  });
  const instance = containerInstance(place, {
    cluster: shop,
    name: "shop-ecs-1",
    instanceType: "t2.micro",
    subnet: first.app,
    host: 31,
    groups: [hostGroup],
  });
  const definition = taskDefinition(place, {
    family: "api",
    revision: 14,
    networkMode: "awsvpc",
    launch: "EC2",
    cpu: 128,
    memory: 256,
    containers: [
      { name: "api", ports: [{ containerPort: 8080 }], healthCheck: "curl -fs http://localhost:8080/healthz" },
    ],
  });
  const closest = instance.containerInstanceArn.split("/").at(-1) ?? "";
  const unable = {
    minutesAgo: 12,
    message:
      "(service api) was unable to place a task because no container instance met all of its requirements. " +
      `The closest matching (container-instance ${closest}) encountered error "RESOURCE:ENI". ` +
      "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
  };
  const api = service(place, {
    cluster: shop,
    name: "api",
    taskDefinition: definition,
    desired: isAskedForTwo ? 2 : 1,
    maximumPercent: 100,
    minimumHealthyPercent: isAskedForTwo ? 50 : 0,
    network: { subnets: zones.map((zone) => zone.app), groups: [taskGroup] },
    tasks: [{ subnet: first.app, host: 51, on: instance }],
    targets: [{ group: of.front.group, container: "api", port: 8080 }],
    events: [...(isAskedForTwo ? [unable] : []), steadyState("api", 74), steadyState("api", 434)],
  });
  return [shop, hostGroup, taskGroup, instance, definition, api];
}

import type { Moment, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders, type Cluster } from "../world/cluster.ts";
import { aliasTo, hostedZone } from "../world/hosted-zone.ts";
import { forwardTo, listener } from "../world/listener.ts";
import { loadBalancer, type LoadBalancer } from "../world/load-balancer.ts";
import { network, type Network } from "../world/network.ts";
import type { Built } from "../world/part.ts";
import { arnOf, minutesAgo, resourceId, type Place } from "../world/place.ts";
import { peeringConnection, peeringConnectionId } from "../world/route-table.ts";
import { regionWorld } from "../world/region-world.ts";
import { securityGroup } from "../world/security-group.ts";
import { service } from "../world/service.ts";
import { targetGroup } from "../world/target-group.ts";
import { taskDefinition } from "../world/task-definition.ts";
import type { World } from "../world/world.ts";

const account = "131313131313";
const region = "ap-northeast-1";
const anywhen = { account, region, now: new Date(0) };

/** Two VPCs of a ferry line: what is sent over does not come back, and one of them is shut off from the internet. */
export const twoShores: Scenario = {
  id: "two-shores",
  title: { en: "Peering one way, public access blocked", ja: "片側だけのピアリングと公開ブロック" },
  story: {
    en:
      "A ferry line keeps each shore in a VPC of its own. North's route tables lead to south over a peering connection, south's lead " +
      "nowhere: requests arrive, and no answer returns. Last week VPC Block Public Access was turned on for the Region, and only " +
      "north was excluded: south's ticket page has healthy targets, and answers nobody.",
    ja:
      "あるフェリー会社は、岸ごとに VPC を分けています。北のルートテーブルはピアリング接続で南に通じますが、南からの戻りのルートがありません。" +
      "リクエストは届き、応答は戻りません。先週、リージョンで VPC のパブリックアクセスのブロックが有効になり、除外されたのは北だけでした。" +
      "南の切符のページはターゲットが正常なのに、誰にも応答しません。",
  },
  regions: [region],
  faults: [],
  world: (now) => twoShoresWorld(now, "story"),
  earlier: { hours: 200, world: (now) => twoShoresWorld(now, "earlier") },
  findings: [
    {
      ruleId: "ROUTE-009",
      subjectId: peeringConnectionId(anywhen, "north-south"),
      severity: "high",
      confidence: "likely",
    },
    { ruleId: "ROUTE-010", subjectId: resourceId(anywhen, "vpc", "south"), severity: "high", confidence: "likely" },
  ],
};

function twoShoresWorld(now: Date, moment: Moment): World {
  const place = { account, region, now };
  const over = { to: "10.151.0.0/16", through: peeringConnectionId(place, "north-south") };
  const north = network(place, {
    name: "north",
    prefix: "10.150",
    zones: [
      { letter: "a", natIp: "198.51.100.110", routes: [over] },
      { letter: "c", natIp: "198.51.100.111", routes: [over] },
    ],
  });
  const south = network(place, {
    name: "south",
    prefix: "10.151",
    zones: [
      { letter: "a", natIp: "198.51.100.112" },
      { letter: "c", natIp: "198.51.100.113" },
    ],
  });
  const ferry = cluster(place, { name: "ferry", capacityProviders: ["FARGATE"], tags: { 用途: "フェリー" } });
  const tickets = shoreOf(place, ferry, { net: north, name: "tickets-north", firstIp: 171 });
  const mirror = shoreOf(place, ferry, { net: south, name: "tickets-south", firstIp: 181 });
  const peering = peeringConnection(place, {
    name: "north-south",
    from: north.vpc,
    to: { vpcId: south.vpc.vpcId, cidrBlock: south.vpc.cidrBlock, ownerId: account },
    status: "active",
  });
  const built = [north, south, ferry, peering, ...tickets.built, ...mirror.built];
  const isBlocked = moment === "story";
  const world = regionWorld(
    place,
    [
      ...built,
      ...(isBlocked ? [exclusionOf(place, north)] : []),
      fargateProviders,
      accountSettings(place, { trunking: true }),
    ],
    isBlocked ? "block-ingress" : "off",
  );
  const names = [aliasTo("north.example.com", tickets.balancer), aliasTo("south.example.com", mirror.balancer)];
  return singleAccount(place, {
    region: world,
    hostedZones: [hostedZone(place, { name: "example.com", records: names })],
  });
}

function exclusionOf(place: Place, { vpc }: Network): Built {
  return {
    part: {
      vpcBlockPublicAccessExclusions: [
        {
          ExclusionId: resourceId(place, "vpcbpa-exclude", vpc.name),
          InternetGatewayExclusionMode: "allow-bidirectional",
          ResourceArn: arnOf(place, "ec2", `vpc/${vpc.vpcId}`),
          State: "create-complete",
          CreationTimestamp: minutesAgo(place, 9000),
          LastUpdateTimestamp: minutesAgo(place, 9000),
          Tags: [],
        },
      ],
    },
  };
}

function shoreOf(
  place: Place,
  ferry: Cluster,
  { net, name, firstIp }: { readonly net: Network; readonly name: string; readonly firstIp: number },
): { readonly balancer: LoadBalancer; readonly built: readonly Built[] } {
  const { vpc, zones } = net;
  const balancerGroup = securityGroup(place, {
    vpc,
    name: `${name}-alb`,
    ingress: [{ ports: 443, peers: ["0.0.0.0/0"] }],
  });
  const balancer = loadBalancer(place, {
    name,
    type: "application",
    scheme: "internet-facing",
    groups: [balancerGroup],
    nodes: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 21,
      publicIp: `203.0.113.${String(firstIp + index)}`,
    })),
  });
  const taskGroup = securityGroup(place, { vpc, name, ingress: [{ ports: 8080, peers: [balancerGroup.groupId] }] });
  const group = targetGroup(place, { vpc, name, targetType: "ip", port: 8080, healthCheckPath: "/healthz" });
  const definition = taskDefinition(place, {
    family: name,
    revision: 17,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "tickets", ports: [{ containerPort: 8080 }] }],
  });
  const tasks = service(place, {
    cluster: ferry,
    name,
    taskDefinition: definition,
    network: { subnets: zones.map(({ app }) => app), groups: [taskGroup] },
    tasks: zones.map(({ app }) => ({ subnet: app, host: 31 })),
    targets: [{ group, container: "tickets", port: 8080 }],
  });
  const secure = listener(place, {
    loadBalancer: balancer,
    port: 443,
    protocol: "HTTPS",
    defaultAction: forwardTo(group),
  });
  return { balancer, built: [balancerGroup, balancer, taskGroup, group, definition, tasks, secure] };
}

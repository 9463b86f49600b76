import type { Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders } from "../world/cluster.ts";
import { aliasTo, hostedZone } from "../world/hosted-zone.ts";
import { forwardTo, listener } from "../world/listener.ts";
import { loadBalancer } from "../world/load-balancer.ts";
import { network, type Network } from "../world/network.ts";
import type { Built } from "../world/part.ts";
import { hexOf, type Place } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { securityGroup, securityGroupId } from "../world/security-group.ts";
import { service } from "../world/service.ts";
import { targetGroup } from "../world/target-group.ts";
import { taskDefinition } from "../world/task-definition.ts";
import type { World } from "../world/world.ts";

const account = "777788889999";
const region = "ap-northeast-1";
const anywhen = { account, region, now: new Date(0) };

/** Everything is healthy, and callers wait: doors that only the health check may pass. */
export const shutDoors: Scenario = {
  id: "shut-doors",
  story: {
    en:
      "At a clinic every target is healthy, and callers time out. The Network Load Balancer in front of the intake service keeps its " +
      "clients' addresses, but the tasks let in the VPC only: health checks pass, patients do not. And nobody opened the port of " +
      "the archive's second listener.",
    ja:
      "ある診療所では、ターゲットはすべて正常なのに、呼び出しがタイムアウトします。" +
      "受付サービスの前段の Network Load Balancer はクライアントのアドレスを保持しますが、タスクは VPC 内からしか受け付けません。" +
      "ヘルスチェックは通り、患者の端末は通れません。記録サービスの 2 つ目のリスナーのポートは、誰も開けていません。",
  },
  regions: [region],
  faults: [],
  world: shutDoorsWorld,
  findings: [
    {
      ruleId: "SG-002",
      subjectId: `net/intake/${hexOf(anywhen, "elb/intake", 16)}`,
      severity: "high",
      confidence: "likely",
    },
    {
      ruleId: "SG-004",
      subjectId: `app/archive/${hexOf(anywhen, "elb/archive", 16)}`,
      severity: "high",
      confidence: "likely",
    },
  ],
};

function shutDoorsWorld(now: Date): World {
  const place = { account, region, now };
  const net = network(place, {
    name: "clinic",
    prefix: "10.110",
    zones: [
      { letter: "a", natIp: "198.51.100.70" },
      { letter: "c", natIp: "198.51.100.71" },
    ],
  });
  const clinic = cluster(place, { name: "clinic", capacityProviders: ["FARGATE"], tags: { 用途: "診療" } });
  const site: Site = { place, net, clinic };
  const intake = intakeOf(site);
  const world = regionWorld(place, [
    net,
    clinic,
    ...intake.built,
    ...archiveOf(site),
    fargateProviders,
    accountSettings(place, { trunking: true }),
  ]);
  const zone = hostedZone(place, { name: "example.com", records: [aliasTo("intake.example.com", intake.balancer)] });
  return singleAccount(place, { region: world, hostedZones: [zone] });
}

type Site = { readonly place: Place; readonly net: Network; readonly clinic: ReturnType<typeof cluster> };

/** Its load balancer was made without a security group, and its tasks let in what is inside. */
function intakeOf({ place, net, clinic }: Site) {
  const { vpc, zones } = net;
  const balancer = loadBalancer(place, {
    name: "intake",
    type: "network",
    scheme: "internet-facing",
    groups: [],
    nodes: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 21,
      publicIp: `203.0.113.${String(111 + index)}`,
      elasticIp: `intake-${String(index + 1)}`,
    })),
  });
  const group = targetGroup(place, {
    vpc,
    name: "intake",
    targetType: "ip",
    port: 8443,
    protocol: "TCP",
    keepsClientIp: true,
  });
  const taskGroup = securityGroup(place, {
    vpc,
    name: "intake",
    ingress: [{ ports: 8443, peers: [vpc.cidrBlock], description: "from the load balancer" }],
  });
  const definition = taskDefinition(place, {
    family: "intake",
    revision: 5,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [
      {
        name: "intake",
        ports: [{ containerPort: 8443 }],
        environment: { ARCHIVE_URL: "https://archive.internal.example.com" },
      },
    ],
  });
  const tasks = service(place, {
    cluster: clinic,
    name: "intake",
    taskDefinition: definition,
    network: { subnets: zones.map(({ app }) => app), groups: [taskGroup] },
    tasks: zones.map(({ app }) => ({ subnet: app, host: 31 })),
    targets: [{ group, container: "intake", port: 8443 }],
  });
  const tcp = listener(place, {
    loadBalancer: balancer,
    port: 443,
    protocol: "TCP",
    defaultAction: forwardTo(group),
  });
  return { balancer, built: [balancer, group, taskGroup, definition, tasks, tcp] };
}

/** The listener for exports came later; its port never did. */
function archiveOf({ place, net, clinic }: Site): Built[] {
  const { vpc, zones } = net;
  const balancerGroup = securityGroup(place, {
    vpc,
    name: "archive-alb",
    ingress: [{ ports: 443, peers: [securityGroupId(place, vpc.name, "intake")] }],
  });
  const balancer = loadBalancer(place, {
    name: "archive",
    type: "application",
    scheme: "internal",
    groups: [balancerGroup],
    nodes: zones.map((zone) => ({ subnet: zone.app, host: 21 })),
  });
  const taskGroup = securityGroup(place, {
    vpc,
    name: "archive",
    ingress: [{ ports: 8080, peers: [balancerGroup.groupId] }],
  });
  const definition = taskDefinition(place, {
    family: "archive",
    revision: 11,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "archive", ports: [{ containerPort: 8080 }] }],
  });
  const group = targetGroup(place, { vpc, name: "archive", targetType: "ip", port: 8080, healthCheckPath: "/healthz" });
  const tasks = service(place, {
    cluster: clinic,
    name: "archive",
    taskDefinition: definition,
    network: { subnets: zones.map(({ app }) => app), groups: [taskGroup] },
    tasks: zones.map(({ app }) => ({ subnet: app, host: 41 })),
    targets: [{ group, container: "archive", port: 8080 }],
  });
  const listeners = [443, 9443].map((port) =>
    listener(place, { loadBalancer: balancer, port, protocol: "HTTPS", defaultAction: forwardTo(group) }),
  );
  return [balancerGroup, balancer, taskGroup, definition, group, tasks, ...listeners];
}

import type { Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders } from "../world/cluster.ts";
import { aliasTo, hostedZone } from "../world/hosted-zone.ts";
import { forwardTo, listener } from "../world/listener.ts";
import { loadBalancer } from "../world/load-balancer.ts";
import { networkInterface } from "../world/network-interface.ts";
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

const inClinic = (name: string) => securityGroupId(anywhen, "clinic", name);

/** Everything is healthy, and callers wait: doors that only the health check may pass. */
export const shutDoors: Scenario = {
  id: "shut-doors",
  title: { en: "Healthy targets, closed doors", ja: "正常なターゲットと閉じた入口" },
  story: {
    en:
      "At a clinic every target is healthy, and callers time out. The Network Load Balancer in front of the intake service keeps its " +
      "clients' addresses, but the tasks let in the VPC only: health checks pass, patients do not. Nobody opened the port of " +
      "the archive's second listener, the queue lets in the archive but not the intake that feeds it, and a rule for the old batch " +
      "hosts lets in a group that nothing carries any more.",
    ja:
      "ある診療所では、ターゲットはすべて正常なのに、呼び出しがタイムアウトします。" +
      "受付サービスの前段の Network Load Balancer はクライアントのアドレスを保持しますが、タスクは VPC 内からしか受け付けません。" +
      "ヘルスチェックは通り、患者の端末は通れません。記録サービスの 2 つ目のリスナーのポートは誰も開けておらず、キューは記録サービスだけを許可して、書き込む側の受付を許可していません。" +
      "古いバッチホスト向けのルールは、もう何も持っていないグループを許可しています。",
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
    { ruleId: "SG-006", subjectId: inClinic("archive"), severity: "low", confidence: "possible" },
    { ruleId: "SG-007", subjectId: inClinic("clinic-queue"), severity: "high", confidence: "likely" },
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
    ...queueOf(site),
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
        environment: { ARCHIVE_URL: "https://archive.internal.example.com", QUEUE_HOST: "10.110.20.30:5672" },
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
    ingress: [
      { ports: 8080, peers: [balancerGroup.groupId] },
      { ports: 9100, peers: [securityGroupId(place, vpc.name, "old-batch")], description: "batch hosts" },
    ],
  });
  const oldBatch = securityGroup(place, { vpc, name: "old-batch", ingress: [] });
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
  return [balancerGroup, balancer, taskGroup, oldBatch, definition, group, tasks, ...listeners];
}

/** Both services use it; its rules know one of them. */
function queueOf({ place, net }: Site): Built[] {
  const { vpc, zones } = net;
  const group = securityGroup(place, {
    vpc,
    name: "clinic-queue",
    ingress: [{ ports: 5672, peers: [securityGroupId(place, vpc.name, "archive")] }],
  });
  const [first] = zones;
  if (first === undefined) return [group];
  const broker = networkInterface(place, {
    name: "mq/clinic",
    subnet: first.data,
    host: 30,
    groups: [group],
    description: "Amazon MQ network interface for broker b-0f3a",
    requesterId: "amazon-mq",
  });
  return [group, broker];
}

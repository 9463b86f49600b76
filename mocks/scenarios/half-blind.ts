import type { ExpectedFinding, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders } from "../world/cluster.ts";
import { aliasTo, hostedZone, hostedZoneId, record } from "../world/hosted-zone.ts";
import { forwardTo, listener, redirectToHttps, respondWith } from "../world/listener.ts";
import { loadBalancer } from "../world/load-balancer.ts";
import { network, type Network } from "../world/network.ts";
import type { Built } from "../world/part.ts";
import type { Place } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { securityGroup } from "../world/security-group.ts";
import { service } from "../world/service.ts";
import { targetGroup, type TargetGroup } from "../world/target-group.ts";
import { taskDefinition } from "../world/task-definition.ts";
import type { World } from "../world/world.ts";

const account = "555566667777";
const region = "ap-northeast-1";
const privateName = "internal.example.com";
const privateZoneId = hostedZoneId({ account, region, now: new Date(0) }, privateName, "private");

/** The services, with their ports and how many tasks they run in each zone. */
const services = [
  { name: "portal", port: 3000, perZone: 2 },
  { name: "invoices", port: 8080, perZone: 2 },
  { name: "ledger", port: 8081, perZone: 1 },
  { name: "mailer", port: 8082, perZone: 1 },
  { name: "audit", port: 8083, perZone: 1 },
] as const;

type Fronted = (typeof services)[number] & { readonly firstHost: number; readonly group: TargetGroup };

/** A healthy account seen through a role that may not look everywhere. */
export const halfBlind: Scenario = {
  id: "half-blind",
  title: { en: "Half-blind permissions", ja: "権限が足りない調査" },
  story: {
    en:
      "A billing platform, surveyed with a role that somebody trimmed by hand: it may not list tasks, nor describe network ACLs, " +
      "nor see the health of the ledger's targets, nor read the records of the private zone, nor how far services scale, nor which Resolver rules there are. What was not seen is said, " +
      "the rules that needed it stay undecided, and nothing is called wrong for want of data.",
    ja:
      "誰かが手作業で権限を削ったロールで調査した請求プラットフォームです。" +
      "タスクの一覧、ネットワーク ACL、台帳サービスのターゲットの状態、プライベートゾーンのレコード、サービスがどこまでスケールするか、どの Resolver ルールがあるかは読めません。" +
      "見えなかったものは見えなかったと示し、それを必要とするルールは判定を保留し、データがないことを理由に異常とは言いません。",
  },
  regions: [region],
  faults: [
    { call: "ecs:ListTasks", kind: { type: "deny" } },
    { call: "ec2:DescribeNetworkAcls", kind: { type: "deny" } },
    { call: "elasticloadbalancing:DescribeTargetHealth", matching: "ledger", kind: { type: "deny" } },
    { call: "route53:ListResourceRecordSets", matching: privateZoneId, kind: { type: "deny" } },
    { call: "application-autoscaling:DescribeScalableTargets", kind: { type: "deny" } },
    { call: "route53resolver:ListResolverRules", kind: { type: "deny" } },
  ],
  world: halfBlindWorld,
  findings: [
    blindSpot(region, "ecsTasks", "medium"),
    // Which revisions are in use is learnt from the tasks.
    blindSpot(region, "ecsTaskDefinitions", "medium"),
    blindSpot(region, "networkAcls", "medium"),
    // Whether the subnets could take what Auto Scaling may add is not judged.
    blindSpot(region, "scalableTargets", "medium"),
    blindSpot(region, "resolverRules", "medium"),
    // Each target group is asked for its own health.
    blindSpot(region, "targetHealth", "info"),
    blindSpot("global", "resourceRecordSets", "medium"),
  ],
};

function blindSpot(where: string, area: string, severity: "medium" | "info"): ExpectedFinding {
  return { ruleId: "OBS-001", subjectId: `${account}/${where}/${area}`, severity, confidence: "confirmed" };
}

function halfBlindWorld(now: Date): World {
  const place = { account, region, now };
  const net = network(place, {
    name: "billing",
    prefix: "10.80",
    zones: [
      { letter: "a", natIp: "198.51.100.50" },
      { letter: "c", natIp: "198.51.100.51" },
    ],
  });
  const fronted = services.map((spec, index) => ({
    ...spec,
    firstHost: 30 + 10 * index,
    group: targetGroup(place, { ...spec, vpc: net.vpc, targetType: "ip", healthCheckPath: "/healthz" }),
  }));
  const balancer = balancerOf(place, { net, fronted });
  const world = regionWorld(place, [
    net,
    ...fronted.map(({ group }) => group),
    ...balancer.built,
    ...fronted.flatMap((spec) => serviceOf(place, { net, spec, balancerGroup: balancer.groupId })),
    cluster(place, { name: "billing", capacityProviders: ["FARGATE"], tags: { 用途: "請求基盤" } }),
    fargateProviders,
    accountSettings(place, { trunking: true }),
  ]);
  const names = services.map(({ name }) => aliasTo(`${name}.example.com`, balancer.built[1]));
  const publicZone = hostedZone(place, { name: "example.com", records: names });
  const privateZone = hostedZone(place, {
    name: privateName,
    vpcs: [net.vpc],
    records: [record(`db.${privateName}`, "CNAME", { ttl: 60, values: ["billing.c0ffee.rds.amazonaws.com."] })],
  });
  return singleAccount(place, { region: world, hostedZones: [publicZone, privateZone] });
}

function balancerOf(place: Place, of: { readonly net: Network; readonly fronted: readonly Fronted[] }) {
  const group = securityGroup(place, {
    vpc: of.net.vpc,
    name: "billing-alb",
    ingress: [443, 80].map((ports) => ({ ports, peers: ["0.0.0.0/0"] })),
  });
  const balancer = loadBalancer(place, {
    name: "billing",
    type: "application",
    scheme: "internet-facing",
    groups: [group],
    nodes: of.net.zones.map((zone, index) => ({
      subnet: zone.public,
      host: 21,
      publicIp: `203.0.113.${String(91 + index)}`,
    })),
  });
  const secure = listener(place, {
    loadBalancer: balancer,
    port: 443,
    protocol: "HTTPS",
    defaultAction: respondWith("404"),
    rules: of.fronted.map(({ name, group: target, firstHost }) => ({
      priority: firstHost,
      hosts: [`${name}.example.com`],
      action: forwardTo(target),
    })),
  });
  const plain = listener(place, { loadBalancer: balancer, port: 80, protocol: "HTTP", defaultAction: redirectToHttps });
  return { groupId: group.groupId, built: [group, balancer, secure, plain] as const };
}

function serviceOf(
  place: Place,
  of: { readonly net: Network; readonly spec: Fronted; readonly balancerGroup: string },
): Built[] {
  const { net, spec } = of;
  const { name, port } = spec;
  const group = securityGroup(place, { vpc: net.vpc, name, ingress: [{ ports: port, peers: [of.balancerGroup] }] });
  const definition = taskDefinition(place, {
    family: name,
    revision: 7,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name, ports: [{ containerPort: port }] }],
  });
  const tasks = net.zones.flatMap((zone) =>
    Array.from({ length: spec.perZone }, (_, task) => ({ subnet: zone.app, host: spec.firstHost + task })),
  );
  const own = service(place, {
    cluster: cluster(place, { name: "billing" }),
    name,
    taskDefinition: definition,
    network: { subnets: net.zones.map((zone) => zone.app), groups: [group] },
    tasks,
    scales: { min: 2, max: 6 },
    targets: [{ group: spec.group, container: name, port }],
  });
  return [group, definition, own];
}

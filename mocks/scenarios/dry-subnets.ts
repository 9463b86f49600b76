import type { Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders } from "../world/cluster.ts";
import { interfaceEndpoint } from "../world/endpoints.ts";
import { forwardTo, listener } from "../world/listener.ts";
import { loadBalancer } from "../world/load-balancer.ts";
import { lambdaInterface } from "../world/network-interface.ts";
import type { Built } from "../world/part.ts";
import { hexOf, resourceId, type Place } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { internetGateway, natGateway, routeTable } from "../world/route-table.ts";
import { securityGroup, type SecurityGroup } from "../world/security-group.ts";
import { service, type ServiceSpec } from "../world/service.ts";
import { subnet, type Subnet } from "../world/subnet.ts";
import { targetGroup } from "../world/target-group.ts";
import { taskDefinition } from "../world/task-definition.ts";
import { flowLog, vpc, type Vpc } from "../world/vpc.ts";
import type { World } from "../world/world.ts";

const account = "121212121212";
const region = "ap-northeast-1";
const anywhen = { account, region, now: new Date(0) };

/** Subnets that were cut small and run dry: everything runs, and the next deployment will not. */
export const drySubnets: Scenario = {
  id: "dry-subnets",
  title: { en: "Dry /28 subnets", ja: "枯渇する /28 サブネット" },
  story: {
    en:
      "A bookshop that was told to be sparing with addresses cut its VPC into /28 subnets. Everything runs today. But the next " +
      "deployment of the catalogue finds half the addresses it needs, search leans on one zone and may be scaled to more tasks than its subnets hold, the load balancer stands in a " +
      "subnet too small for it to scale, and half of another is set aside for a system that was never built.",
    ja:
      "アドレスを節約するよう言われた書店が、VPC を /28 のサブネットに切り分けました。今はすべて動いています。" +
      "しかし、カタログの次のデプロイには必要なアドレスの半分しかなく、検索は 1 つのゾーンに偏ったうえ、サブネットに入らない数までスケールアウトする設定で、" +
      "ロードバランサーのサブネットは小さすぎてスケールできず、別のサブネットの半分は作られなかったシステムのために予約されたままです。",
  },
  regions: [region],
  faults: [],
  world: drySubnetsWorld,
  findings: [
    { ruleId: "IPAM-002", subjectId: "books/catalogue", severity: "medium", confidence: "likely" },
    { ruleId: "IPAM-002", subjectId: "books/search", severity: "medium", confidence: "possible" },
    { ruleId: "IPAM-006", subjectId: "books/search", severity: "medium", confidence: "likely" },
    {
      ruleId: "IPAM-003",
      subjectId: `app/books/${hexOf(anywhen, "elb/books", 16)}`,
      severity: "high",
      confidence: "likely",
    },
    {
      ruleId: "IPAM-010",
      subjectId: resourceId(anywhen, "subnet", "books/books-app-c"),
      severity: "info",
      confidence: "confirmed",
    },
  ],
};

function drySubnetsWorld(now: Date): World {
  const place = { account, region, now };
  const ground = groundOf(place);
  const world = regionWorld(place, [
    ...ground.built,
    ...servicesOf(place, ground),
    cluster(place, { name: "books", capacityProviders: ["FARGATE"], tags: { 用途: "書店" } }),
    fargateProviders,
    accountSettings(place, { trunking: false }),
  ]);
  return singleAccount(place, { region: world, hostedZones: [] });
}

type Ground = ReturnType<typeof groundOf>;

function groundOf(place: Place) {
  const own = vpc(place, { name: "books", cidrBlock: "10.140.0.0/16" });
  const at = (name: string, zone: string, cidrBlock: string) =>
    subnet(place, { vpc: own, name: `books-${name}-${zone}`, cidrBlock, zone });
  const [publicA, publicC] = [at("public", "a", "10.140.0.0/27"), at("public", "c", "10.140.0.32/28")] as const;
  const [appA, appC] = [at("app", "a", "10.140.1.0/28"), at("app", "c", "10.140.1.16/28")] as const;
  const wideC = at("wide", "c", "10.140.2.0/24");
  const gateway = internetGateway(place, own);
  const nats = [publicA, publicC].map((open, index) =>
    natGateway(place, {
      name: `${open.name}-nat`,
      subnet: open,
      host: 4,
      publicIp: `198.51.100.${String(140 + index)}`,
    }),
  );
  const [natA, natC] = nats.map(({ natGatewayId }) => natGatewayId);
  const table = (name: string, subnets: readonly Subnet[], through: string | undefined) =>
    routeTable(place, { vpc: own, name, subnets, routes: [{ to: "0.0.0.0/0", through: through ?? "" }] });
  const tables = [
    table("books-public", [publicA, publicC], gateway.internetGatewayId),
    table("books-app-a", [appA], natA),
    table("books-app-c", [appC, wideC], natC),
  ];
  const inside = securityGroup(place, {
    vpc: own,
    name: "books-endpoints",
    ingress: [{ ports: 443, peers: [own.cidrBlock] }],
  });
  const functions = securityGroup(place, { vpc: own, name: "books-functions", ingress: [] });
  const logs = interfaceEndpoint(place, {
    vpc: own,
    service: "logs",
    nodes: [appA, appC].map((home) => ({ subnet: home, host: 14 })),
    groups: [inside],
  });
  const labels = lambdaInterface(place, { functionName: "shelf-labels", subnet: appC, host: 13, groups: [functions] });
  const aside = {
    part: {
      subnetCidrReservations: [
        {
          SubnetCidrReservationId: resourceId(place, "scr", "books-app-c"),
          SubnetId: appC.subnetId,
          Cidr: "10.140.1.24/29",
          ReservationType: "explicit" as const,
          OwnerId: place.account,
          Tags: [],
        },
      ],
    },
  };
  const subnets = [publicA, publicC, appA, appC, wideC];
  const built = [
    own,
    flowLog(place, own),
    ...subnets,
    gateway,
    ...nats,
    ...tables,
    inside,
    functions,
    logs,
    labels,
    aside,
  ];
  return { own, publicA, publicC, appA, appC, wideC, built };
}

function servicesOf(place: Place, ground: Ground): Built[] {
  const { own, publicA, publicC, appA, appC, wideC } = ground;
  const edge = securityGroup(place, { vpc: own, name: "books-alb", ingress: [{ ports: 443, peers: ["0.0.0.0/0"] }] });
  const balancer = loadBalancer(place, {
    name: "books",
    type: "application",
    scheme: "internet-facing",
    groups: [edge],
    nodes: [publicA, publicC].map((open, index) => ({
      subnet: open,
      host: 6,
      publicIp: `203.0.113.${String(140 + index)}`,
    })),
  });
  const group = targetGroup(place, { vpc: own, name: "catalogue", targetType: "ip", port: 8080, healthCheckPath: "/" });
  const secure = listener(place, {
    loadBalancer: balancer,
    port: 443,
    protocol: "HTTPS",
    defaultAction: forwardTo(group),
  });
  const tasks = (home: Subnet, hosts: readonly number[]) => hosts.map((host) => ({ subnet: home, host }));
  const both = [appA, appC];
  return [
    edge,
    balancer,
    group,
    secure,
    ...fargate(place, own, {
      name: "catalogue",
      ingress: [edge],
      subnets: both,
      tasks: [...tasks(appA, [4, 5, 6, 7]), ...tasks(appC, [4, 5, 6, 7])],
      targets: [{ group, container: "catalogue", port: 8080 }],
      scales: { min: 4, max: 10 },
    }),
    ...fargate(place, own, {
      name: "reviews",
      ingress: [],
      subnets: both,
      tasks: [...tasks(appA, [8, 9, 10]), ...tasks(appC, [8, 9, 10])],
    }),
    ...fargate(place, own, {
      name: "search",
      ingress: [],
      subnets: [appA, wideC],
      tasks: [...tasks(appA, [11]), ...tasks(wideC, [4, 5, 6, 7, 8, 9, 10])],
      // Set high once for a sale: more than a /24 and a /28 hold.
      scales: { min: 8, max: 300 },
    }),
  ];
}

type FargateSpec = Pick<ServiceSpec, "name" | "tasks" | "targets" | "scales"> & {
  readonly ingress: readonly SecurityGroup[];
  readonly subnets: readonly Subnet[];
};

function fargate(place: Place, own: Vpc, spec: FargateSpec): Built[] {
  const { name, ingress, subnets, ...rest } = spec;
  const group = securityGroup(place, {
    vpc: own,
    name,
    ingress: ingress.map(({ groupId }) => ({ ports: 8080, peers: [groupId] })),
  });
  const definition = taskDefinition(place, {
    family: name,
    revision: 18,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name, ports: [{ containerPort: 8080 }] }],
  });
  const running = service(place, {
    ...rest,
    name,
    cluster: cluster(place, { name: "books" }),
    taskDefinition: definition,
    network: { subnets, groups: [group] },
  });
  return [group, definition, running];
}

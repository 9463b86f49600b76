import type { ExpectedFinding, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, autoScalingProvider, cluster, fargateProviders, type Cluster } from "../world/cluster.ts";
import { containerInstance } from "../world/container-instance.ts";
import { gatewayEndpoint, interfaceEndpoint } from "../world/endpoints.ts";
import { networkAcl, networkAclId } from "../world/network-acl.ts";
import { lambdaInterface } from "../world/network-interface.ts";
import type { Built } from "../world/part.ts";
import { resourceId, type Place } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { internetGateway, natGateway, routeTable } from "../world/route-table.ts";
import { securityGroup, securityGroupId, type GroupRule } from "../world/security-group.ts";
import { service } from "../world/service.ts";
import { subnet, type Subnet } from "../world/subnet.ts";
import { taskDefinition } from "../world/task-definition.ts";
import { flowLog, vpc, type Vpc } from "../world/vpc.ts";
import type { World } from "../world/world.ts";

const account = "141414141414";
const region = "ap-northeast-1";
const anywhen = { account, region, now: new Date(0) };
const vpcName = "quarter";

/** Nothing is broken, and much is left over: what a network gathers in ten years. */
export const oldQuarter: Scenario = {
  id: "old-quarter",
  title: { en: "Ten years of network rules", ja: "10 年分のネットワークルール" },
  story: {
    en:
      "A postal company's network of ten years. Nothing is broken. But a denial stands after the allowance it was meant to limit, a " +
      "network ACL and two security groups belong to nothing, rules cover each other, one group is nearly full, both zones go out " +
      "through one NAT gateway, the endpoint for logs stands in one zone, and thirty tasks share each host's name resolution.",
    ja:
      "ある郵便会社の、10 年使われてきたネットワークです。壊れているものはありません。" +
      "ただし、拒否のエントリは制限するはずの許可より後ろにあり、どこにも付いていないネットワーク ACL とセキュリティグループが残り、" +
      "ルールは重なり合い、上限に近いグループもあります。2 つのゾーンが 1 つの NAT ゲートウェイを出口にし、ログのエンドポイントは片方のゾーンだけにあり、" +
      "各ホストでは 30 個以上のタスクが名前解決の上限を分け合っています。",
  },
  regions: [region],
  faults: [],
  world: oldQuarterWorld,
  findings: expectedFindings(),
};

function expectedFindings(): ExpectedFinding[] {
  const vpcId = resourceId(anywhen, "vpc", vpcName);
  const group = (name: string) => securityGroupId(anywhen, vpcName, name);
  type Sure = ExpectedFinding["confidence"];
  const low = (ruleId: string, subjectId: string, confidence: Sure) =>
    ({ ruleId, subjectId, severity: "low", confidence }) as const;
  const info = (ruleId: string, subjectId: string, confidence: Sure) =>
    ({ ruleId, subjectId, severity: "info", confidence }) as const;
  return [
    low("NACL-002", networkAclId(anywhen, vpcName, "quarter-app"), "confirmed"),
    info("NACL-003", vpcId, "confirmed"),
    low("SG-010", group("gate"), "possible"),
    info("SG-011", vpcId, "likely"),
    info("SG-012", group("post"), "confirmed"),
    info("SG-013", vpcId, "likely"),
    low("ROUTE-012", resourceId(anywhen, "nat", "quarter-nat-a"), "confirmed"),
    info("ROUTE-013", resourceId(anywhen, "vpce", "quarter/logs"), "confirmed"),
    info("DNS-014", "quarter", "possible"),
  ];
}

type Site = {
  readonly place: Place;
  readonly own: Vpc;
  readonly apps: readonly [Subnet, Subnet];
  readonly quarter: Cluster;
};

function oldQuarterWorld(now: Date): World {
  const place = { account, region, now };
  const own = vpc(place, { name: vpcName, cidrBlock: "10.160.0.0/16" });
  const at = (name: string, third: number, zone: string) =>
    subnet(place, { vpc: own, name: `${vpcName}-${name}-${zone}`, cidrBlock: `10.160.${String(third)}.0/24`, zone });
  const open = at("public", 0, "a");
  const apps = [at("app", 10, "a"), at("app", 11, "c")] as const;
  const gateway = internetGateway(place, own);
  const nat = natGateway(place, { name: "quarter-nat-a", subnet: open, host: 10, publicIp: "198.51.100.120" });
  const out = routeTable(place, {
    vpc: own,
    name: "quarter-public",
    subnets: [open],
    routes: [{ to: "0.0.0.0/0", through: gateway.internetGatewayId }],
  });
  const inner = routeTable(place, {
    vpc: own,
    name: "quarter-app",
    subnets: apps,
    routes: [{ to: "0.0.0.0/0", through: nat.natGatewayId }],
  });
  const quarter = cluster(place, { name: "quarter", capacityProviders: ["quarter-asg"], tags: { 用途: "仕分け" } });
  const site: Site = { place, own, apps, quarter };
  const world = regionWorld(place, [
    ...[own, open, ...apps, gateway, nat, out, inner, quarter, flowLog(place, own)],
    gatewayEndpoint(place, { vpc: own, service: "s3", routeTables: [inner] }),
    ...aclsOf(site),
    ...endpointOf(site),
    ...leftovers(site),
    ...postOf(site),
    ...sorterOf(site),
    fargateProviders,
    autoScalingProvider(place, { name: "quarter-asg", managedScaling: false }),
    accountSettings(place, { trunking: true }),
  ]);
  return singleAccount(place, { region: world, hostedZones: [] });
}

/** The denial was added when everything was already allowed; the other network ACL belonged to subnets that are gone. */
function aclsOf({ place, own, apps }: Site): Built[] {
  const everything = { protocol: "-1", block: "0.0.0.0/0" } as const;
  return [
    networkAcl(place, {
      vpc: own,
      name: "quarter-app",
      subnets: apps,
      entries: [
        { number: 100, direction: "in", ...everything },
        { number: 200, direction: "in", action: "deny", ports: 22, block: "192.0.2.0/24" },
        { number: 100, direction: "out", ...everything },
      ],
    }),
    networkAcl(place, {
      vpc: own,
      name: "quarter-old",
      subnets: [],
      entries: [{ number: 100, direction: "in", ports: 80, block: "0.0.0.0/0" }],
    }),
  ];
}

function endpointOf({ place, own, apps }: Site): Built[] {
  const group = securityGroup(place, {
    vpc: own,
    name: "quarter-endpoints",
    ingress: [{ ports: 443, peers: [own.cidrBlock] }],
  });
  const nodes = [{ subnet: apps[0], host: 12 }];
  return [group, interfaceEndpoint(place, { vpc: own, service: "logs", nodes, groups: [group] })];
}

/** Two groups that nothing carries, and one that a function has, with a rule for each of its partners. */
function leftovers({ place, own, apps }: Site): Built[] {
  const group = (name: string, ingress: readonly GroupRule[]) => securityGroup(place, { vpc: own, name, ingress });
  const partners = Array.from({ length: 55 }, (_, index): GroupRule => ({
    ports: 443,
    peers: [`172.16.${String(index)}.0/24`],
    description: `partner ${String(index + 1)}`,
  }));
  const gate = group("gate", partners);
  const function_ = lambdaInterface(place, { functionName: "gate", subnet: apps[0], host: 14, groups: [gate] });
  return [
    gate,
    function_,
    group("parcels-ecs-tasks", [{ ports: 8080, peers: [own.cidrBlock] }]),
    group("old-bastion", [{ ports: 22, peers: ["192.0.2.0/24"] }]),
  ];
}

/** The second rule looks like a limit; the first one lets all of the VPC in. */
function postOf({ place, own, apps, quarter }: Site): Built[] {
  const group = securityGroup(place, {
    vpc: own,
    name: "post",
    ingress: [
      { ports: 8080, peers: [own.cidrBlock] },
      { ports: 8080, peers: [apps[0].cidrBlock], description: "front desk only" },
    ],
  });
  const definition = taskDefinition(place, {
    family: "post",
    revision: 210,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "post", ports: [{ containerPort: 8080 }] }],
  });
  const tasks = service(place, {
    cluster: quarter,
    name: "post",
    taskDefinition: definition,
    network: { subnets: apps, groups: [group] },
    tasks: apps.map((app) => ({ subnet: app, host: 31 })),
  });
  return [group, definition, tasks];
}

/** Small tasks that only fetch work: many fit on one host. */
function sorterOf({ place, own, apps, quarter }: Site): Built[] {
  const group = securityGroup(place, { vpc: own, name: "sorter-host", ingress: [] });
  const hosts = apps.map((app, index) =>
    containerInstance(place, {
      cluster: quarter,
      name: `sorter-${String(index + 1)}`,
      instanceType: "m6i.xlarge",
      subnet: app,
      host: 100,
      groups: [group],
      capacityProvider: "quarter-asg",
    }),
  );
  const definition = taskDefinition(place, {
    family: "sorter",
    revision: 77,
    networkMode: "bridge",
    launch: "EC2",
    cpu: 64,
    memory: 128,
    containers: [{ name: "sorter", environment: { QUEUE: `https://sqs.${place.region}.amazonaws.com` } }],
  });
  const tasks = service(place, {
    cluster: quarter,
    name: "sorter",
    taskDefinition: definition,
    maximumPercent: 150,
    minimumHealthyPercent: 50,
    tasks: hosts.flatMap((on) => Array.from({ length: 31 }, () => ({ on }))),
  });
  return [group, ...hosts, definition, tasks];
}

import type { ExpectedFinding, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders, type Cluster } from "../world/cluster.ts";
import { containerInstance, type ContainerInstance } from "../world/container-instance.ts";
import { attachmentOf, networkInterface } from "../world/network-interface.ts";
import { network, zoneIn, type Network } from "../world/network.ts";
import type { Built } from "../world/part.ts";
import type { Place } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { securityGroup } from "../world/security-group.ts";
import { service, steadyState, type ServiceSpec } from "../world/service.ts";
import { taskDefinition, type ContainerSpec, type TaskDefinitionSpec } from "../world/task-definition.ts";
import type { World } from "../world/world.ts";

const account = "131313131313";
const region = "ap-northeast-1";

/** Two hosts on which everybody wants something: interfaces, ports, memory, a zone that is not there. */
export const crowdedHosts: Scenario = {
  id: "crowded-hosts",
  title: { en: "Crowded container instances", ja: "混み合うコンテナインスタンス" },
  story: {
    en:
      "A delivery depot runs all it has on two container instances. Trunking was turned on after they started; somebody attached an " +
      "interface by hand, and a task waited for its own in vain. The display boards have every host there is, so that their next " +
      "version cannot start; the sorter's percentages let nothing move; the archive wants a zone without instances; and reading " +
      "labels needs more memory than is left.",
    ja:
      "ある配送拠点は、すべてを 2 台のコンテナインスタンスで動かしています。トランキングを有効にしたのは起動の後で、" +
      "誰かが手動でアタッチしたインターフェイスのせいで、タスクの 1 つは自分のインターフェイスを待ったまま停止しました。" +
      "案内表示は全ホストのポートを使っていて次のバージョンを起動できず、仕分けは割合の設定で身動きが取れず、" +
      "保管はインスタンスのないゾーンを指定し、ラベルの読み取りには残りより多くのメモリが必要です。",
  },
  regions: [region],
  faults: [],
  world: crowdedHostsWorld,
  findings: expectedFindings(),
};

type Depot = {
  readonly place: Place;
  readonly net: Network;
  readonly depot: Cluster;
  readonly hosts: readonly [ContainerInstance, ContainerInstance];
};

function crowdedHostsWorld(now: Date): World {
  const place = { account, region, now };
  const net = network(place, {
    name: "depot",
    prefix: "10.150",
    zones: [
      { letter: "a", natIp: "198.51.100.150" },
      { letter: "c", natIp: "198.51.100.151" },
      { letter: "d", natIp: "198.51.100.152" },
    ],
  });
  const depot = cluster(place, { name: "depot", tags: { 用途: "配送拠点" } });
  const group = securityGroup(place, { vpc: net.vpc, name: "depot-host", ingress: [] });
  const host = (letter: string) =>
    containerInstance(place, {
      cluster: depot,
      name: `depot-${letter}`,
      instanceType: "m5.large",
      subnet: zoneIn(net, letter).app,
      host: 100,
      groups: [group],
    });
  const all: Depot = { place, net, depot, hosts: [host("a"), host("c")] };
  const world = regionWorld(place, [
    net,
    depot,
    group,
    ...all.hosts,
    byHand(all),
    ...router(all),
    ...onHosts(all),
    ...elsewhere(all),
    fargateProviders,
    accountSettings(place, { trunking: true }),
  ]);
  return singleAccount(place, { region: world, hostedZones: [] });
}

/** An interface that somebody gave the first host for a backup. */
function byHand({ place, hosts: [first] }: Depot): Built {
  return networkInterface(place, {
    name: "backup",
    subnet: first.subnet,
    host: 90,
    groups: [],
    description: "",
    attachment: attachmentOf(place, "backup", {
      instanceId: first.instanceId,
      instanceOwnerId: place.account,
      deviceIndex: 2,
    }),
  });
}

function define(
  place: Place,
  spec: Partial<TaskDefinitionSpec> & { readonly family: string; readonly containers: readonly ContainerSpec[] },
) {
  return taskDefinition(place, { revision: 3, networkMode: "bridge", launch: "EC2", cpu: 128, memory: 256, ...spec });
}

function router(depot: Depot): Built[] {
  const { place, net, hosts } = depot;
  const group = securityGroup(place, { vpc: net.vpc, name: "router", ingress: [] });
  const definition = define(place, { family: "router", networkMode: "awsvpc", containers: [{ name: "router" }] });
  const [first] = hosts;
  return [
    group,
    definition,
    service(place, {
      cluster: depot.depot,
      name: "router",
      taskDefinition: definition,
      minimumHealthyPercent: 50,
      network: { subnets: hosts.map(({ subnet }) => subnet), groups: [group] },
      tasks: hosts.map((on) => ({ on, subnet: on.subnet, host: 110 })),
      stopped: [
        {
          on: first,
          subnet: first.subnet,
          minutesAgo: 25,
          stopCode: "TaskFailedToStart",
          reason: "Timeout waiting for network interface provisioning to complete.",
        },
      ],
    }),
  ];
}

/** Bridge tasks on both hosts. */
function onHosts(depot: Depot): Built[] {
  const [first, second] = depot.hosts;
  const both = [{ on: first }, { on: second }];
  const closest = first.containerInstanceArn.split("/").at(-1) ?? "";
  return [
    ...bridge(depot, { name: "display", tasks: both }, [
      { name: "board", ports: [{ containerPort: 80, hostPort: 8090 }] },
    ]),
    ...bridge(depot, { name: "tail", tasks: [{ on: first }], minimumHealthyPercent: 0 }, [
      { name: "tail", ports: [{ containerPort: 514, hostPort: 40514, protocol: "udp" }] },
    ]),
    ...bridge(depot, { name: "sorter", tasks: [{ on: second }], maximumPercent: 100, circuitBreaker: false }, [
      { name: "sorter" },
    ]),
    ...bridge(depot, { name: "report", tasks: [{ on: first }] }, [
      { name: "proxy", environment: { UPSTREAM: "http://pages:8000" } },
      { name: "pages" },
    ]),
    ...bridge(
      depot,
      {
        name: "labels",
        desired: 2,
        tasks: [{ on: second }],
        events: [
          {
            minutesAgo: 20,
            message:
              "(service labels) was unable to place a task because no container instance met all of its requirements. " +
              `The closest matching (container-instance ${closest}) has insufficient memory available. ` +
              "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
          },
          steadyState("labels", 190),
        ],
      },
      [{ name: "reader" }],
    ),
  ];
}

function bridge(
  { place, depot }: Depot,
  spec: Omit<ServiceSpec, "cluster" | "taskDefinition">,
  containers: readonly ContainerSpec[],
): Built[] {
  const definition = define(place, { family: spec.name, containers });
  return [definition, service(place, { ...spec, cluster: depot, taskDefinition: definition })];
}

/** What wants another place: a zone without instances, and Fargate as it was. */
function elsewhere({ place, net, depot, hosts }: Depot): Built[] {
  const group = securityGroup(place, { vpc: net.vpc, name: "archive", ingress: [] });
  const archive = define(place, { family: "archive", networkMode: "awsvpc", containers: [{ name: "archive" }] });
  const scan = define(place, {
    family: "scan",
    networkMode: "awsvpc",
    launch: "FARGATE",
    cpu: 256,
    memory: 512,
    containers: [
      { name: "scan", ports: [{ containerPort: 8080 }] },
      { name: "metrics", ports: [{ containerPort: 8080 }] },
    ],
  });
  const homes = [zoneIn(net, "a").app, zoneIn(net, "c").app];
  const closest = hosts[0].containerInstanceArn.split("/").at(-1) ?? "";
  return [
    group,
    archive,
    scan,
    service(place, {
      cluster: depot,
      name: "archive",
      taskDefinition: archive,
      desired: 1,
      network: { subnets: [zoneIn(net, "d").app], groups: [group] },
      tasks: [],
      events: [
        {
          minutesAgo: 14,
          message:
            "(service archive) was unable to place a task because no container instance met all of its requirements. " +
            `The closest matching (container-instance ${closest}) is missing an attribute required by your task.`,
        },
      ],
    }),
    service(place, {
      cluster: depot,
      name: "scan",
      taskDefinition: scan,
      platformVersion: "1.3.0",
      network: { subnets: homes, groups: [group] },
      tasks: homes.map((home) => ({ subnet: home, host: 130 })),
    }),
  ];
}

function expectedFindings(): ExpectedFinding[] {
  return [
    { ruleId: "ENI-003", subjectId: "depot", severity: "low", confidence: "likely" },
    { ruleId: "ENI-005", subjectId: "depot/router", severity: "high", confidence: "confirmed" },
    { ruleId: "ENI-007", subjectId: "depot", severity: "medium", confidence: "likely" },
    { ruleId: "PORT-003", subjectId: "depot/display", severity: "medium", confidence: "likely" },
    { ruleId: "PORT-004", subjectId: "depot/tail", severity: "medium", confidence: "likely" },
    { ruleId: "PORT-006", subjectId: "depot/scan", severity: "high", confidence: "likely" },
    { ruleId: "ECS-002", subjectId: "depot/archive", severity: "critical", confidence: "confirmed" },
    { ruleId: "ECS-002", subjectId: "depot/labels", severity: "high", confidence: "confirmed" },
    { ruleId: "ECS-003", subjectId: "depot/sorter", severity: "medium", confidence: "likely" },
    { ruleId: "ECS-004", subjectId: "depot/archive", severity: "high", confidence: "confirmed" },
    { ruleId: "ECS-005", subjectId: "depot/archive", severity: "high", confidence: "confirmed" },
    { ruleId: "ECS-005", subjectId: "depot/labels", severity: "high", confidence: "confirmed" },
    { ruleId: "ECS-008", subjectId: "depot/scan", severity: "high", confidence: "likely" },
    { ruleId: "ECS-010", subjectId: "depot/report", severity: "medium", confidence: "likely" },
    { ruleId: "ECS-011", subjectId: "depot", severity: "low", confidence: "confirmed" },
  ];
}

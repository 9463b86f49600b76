import type * as ec2 from "@aws-sdk/client-ec2";
import type { ExpectedFinding, Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders } from "../world/cluster.ts";
import { loadBalancer } from "../world/load-balancer.ts";
import { attachmentOf, networkInterface, type InterfaceSpec } from "../world/network-interface.ts";
import { network, zoneIn } from "../world/network.ts";
import type { Built } from "../world/part.ts";
import { hexOf, minutesAgo, resourceId, tagsOf, type Place } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { routeTable } from "../world/route-table.ts";
import { securityGroup } from "../world/security-group.ts";
import { service } from "../world/service.ts";
import { addressIn, subnet, type Subnet } from "../world/subnet.ts";
import { taskDefinition } from "../world/task-definition.ts";
import type { World } from "../world/world.ts";

const account = "141414141414";
const region = "ap-northeast-1";
/** The load balancer that Kubernetes keeps. */
const lobby = "k8s-arena-lobby-8d1f0c2b3a";
const anywhen = { account, region, now: new Date(0) };

/** Tasks and Kubernetes nodes in the same subnets: the nodes take addresses ahead of their pods. */
export const sharedWithEks: Scenario = {
  id: "shared-with-eks",
  title: { en: "Subnets shared with EKS", ja: "EKS と共有するサブネット" },
  story: {
    en:
      "A game studio runs matchmaking on ECS and everything else on EKS, in the same two subnets. The nodes hold most addresses, " +
      "some of them for pods that are yet to come; one node has all that its type can hold; an interface was left behind when a " +
      "node died. Matchmaking runs, but has no room for its next deployment, the control plane none for its next upgrade, and the " +
      "flow log that would tell has not been delivered for weeks.",
    ja:
      "あるゲームスタジオは、マッチメイキングを ECS で、そのほかを EKS で、同じ 2 つのサブネットで動かしています。" +
      "ノードはまだない Pod の分までアドレスの大半を確保し、1 台はタイプの上限まで持ち、ノードの停止時に取り残されたインターフェイスもあります。" +
      "マッチメイキングは動いていますが、次のデプロイの余地はなく、コントロールプレーンにも次のアップグレードの余地がありません。" +
      "それを教えてくれるはずのフローログは、何週間も配信されていません。",
  },
  regions: [region],
  faults: [],
  world: sharedWorld,
  findings: expectedFindings(),
};

const tagsOfCluster = { "cluster.k8s.amazonaws.com/name": "arena" };

function sharedWorld(now: Date): World {
  const place = { account, region, now };
  const net = network(place, { name: "arena", prefix: "10.160", zones: [{ letter: "a", natIp: "198.51.100.160" }] });
  const { vpc } = net;
  const shared = subnet(place, { vpc, name: "arena-shared-a", cidrBlock: "10.160.40.0/27", zone: "a" });
  const control = subnet(place, { vpc, name: "arena-control-a", cidrBlock: "10.160.41.0/28", zone: "a" });
  const nat = net.part.natGateways?.[0]?.NatGatewayId ?? "";
  const routes = routeTable(place, {
    vpc,
    name: "arena-shared",
    subnets: [shared, control],
    routes: [{ to: "0.0.0.0/0", through: nat }],
  });
  const group = securityGroup(place, { vpc, name: "arena-node", ingress: [] });
  const world = regionWorld(place, [
    { part: { ...net.part, flowLogs: (net.part.flowLogs ?? []).map(failed) } },
    shared,
    control,
    routes,
    group,
    node(place, shared),
    leftBehind(place, shared),
    ...[4, 5, 6, 7, 8, 9].map((host) => controlPlane(place, control, host)),
    ...matchmaking(place, { shared, vpc }),
    loadBalancer(place, {
      name: lobby,
      type: "network",
      scheme: "internal",
      groups: [group],
      nodes: [{ subnet: zoneIn(net, "a").app, host: 20 }],
      tags: { "elbv2.k8s.aws/cluster": "arena" },
    }),
    cluster(place, { name: "arena", capacityProviders: ["FARGATE"], tags: { 用途: "ゲーム" } }),
    fargateProviders,
    accountSettings(place, { trunking: false }),
  ]);
  return singleAccount(place, { region: world, hostedZones: [] });
}

function failed(log: ec2.FlowLog): ec2.FlowLog {
  return {
    ...log,
    DeliverLogsStatus: "FAILED",
    DeliverLogsErrorMessage: "Access error",
    LogFormat:
      "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${action}",
  };
}

/** A t3.medium with its three interfaces of six addresses each. */
function node(place: Place, home: Subnet): Built {
  const instanceId = resourceId(place, "i", "arena-node-1");
  const interfaces = [0, 1, 2].map((deviceIndex) =>
    withAddresses(
      networkInterface(place, {
        name: `node/${String(deviceIndex)}`,
        subnet: home,
        host: 4 + 6 * deviceIndex,
        groups: [],
        description: deviceIndex === 0 ? "" : `aws-K8S-${instanceId}`,
        attachment: attachmentOf(place, `node/${String(deviceIndex)}`, {
          instanceId,
          instanceOwnerId: place.account,
          deviceIndex,
        }),
      }).part.networkInterfaces?.[0],
      Array.from({ length: 5 }, (_, at) => addressIn(home, 5 + 6 * deviceIndex + at)),
    ),
  );
  const instance: ec2.Instance = {
    InstanceId: instanceId,
    InstanceType: "t3.medium",
    State: { Code: 16, Name: "running" },
    VpcId: home.vpcId,
    SubnetId: home.subnetId,
    Placement: { AvailabilityZone: home.availabilityZone },
    PrivateIpAddress: addressIn(home, 4),
    LaunchTime: minutesAgo(place, 20_000),
    Tags: tagsOf("arena-node-1", { "eks:cluster-name": "arena" }),
  };
  return { part: { instances: [instance], networkInterfaces: interfaces.flat() } };
}

function withAddresses(record: ec2.NetworkInterface | undefined, addresses: readonly string[]): ec2.NetworkInterface[] {
  if (record === undefined) return [];
  const more = addresses.map((address) => ({ Primary: false, PrivateIpAddress: address }));
  return [
    {
      ...record,
      PrivateIpAddresses: [...(record.PrivateIpAddresses ?? []), ...more],
      TagSet: tagsOf("arena-node-1", tagsOfCluster),
    },
  ];
}

/** The network plugin's, of a node that was terminated before it could delete it. */
function leftBehind(place: Place, home: Subnet): Built {
  const spec: InterfaceSpec = {
    name: "node-gone",
    subnet: home,
    host: 22,
    groups: [],
    description: `aws-K8S-${resourceId(place, "i", "arena-node-0")}`,
  };
  const [record] = networkInterface(place, spec).part.networkInterfaces ?? [];
  const createdAt = minutesAgo(place, 9_000).toISOString();
  return {
    part: {
      networkInterfaces:
        record === undefined
          ? []
          : [
              {
                ...record,
                Status: "available",
                TagSet: tagsOf("arena-node-0", { ...tagsOfCluster, "node.k8s.amazonaws.com/createdAt": createdAt }),
              },
            ],
    },
  };
}

function controlPlane(place: Place, home: Subnet, host: number): Built {
  const name = `control/${String(host)}`;
  return networkInterface(place, {
    name,
    subnet: home,
    host,
    groups: [],
    description: "Amazon EKS arena",
    requesterId: "902310845132",
    attachment: attachmentOf(place, name, { instanceOwnerId: "902310845132", deviceIndex: 1 }),
  });
}

function matchmaking(
  place: Place,
  { shared, vpc }: { readonly shared: Subnet; readonly vpc: Parameters<typeof securityGroup>[1]["vpc"] },
): Built[] {
  const group = securityGroup(place, { vpc, name: "matchmaking", ingress: [] });
  const definition = taskDefinition(place, {
    family: "matchmaking",
    revision: 77,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "matchmaking" }],
  });
  return [
    group,
    definition,
    service(place, {
      cluster: cluster(place, { name: "arena" }),
      name: "matchmaking",
      taskDefinition: definition,
      network: { subnets: [shared], groups: [group] },
      tasks: [23, 24, 25, 26, 27].map((host) => ({ subnet: shared, host })),
    }),
  ];
}

function expectedFindings(): ExpectedFinding[] {
  const inVpc = (name: string) => resourceId(anywhen, "subnet", `arena/arena-${name}-a`);
  const vpcId = resourceId(anywhen, "vpc", "arena");
  const flowLogId = resourceId(anywhen, "fl", "arena");
  return [
    { ruleId: "EKS-001", subjectId: inVpc("shared"), severity: "medium", confidence: "likely" },
    { ruleId: "IPAM-002", subjectId: "arena/matchmaking", severity: "medium", confidence: "likely" },
    { ruleId: "IPAM-008", subjectId: inVpc("control"), severity: "medium", confidence: "likely" },
    { ruleId: "ENI-008", subjectId: inVpc("shared"), severity: "medium", confidence: "likely" },
    { ruleId: "EKS-002", subjectId: vpcId, severity: "low", confidence: "possible" },
    { ruleId: "EKS-003", subjectId: vpcId, severity: "low", confidence: "possible" },
    // Its Service has no port yet, so that it has no listener.
    {
      ruleId: "LB-004",
      subjectId: `net/${lobby}/${hexOf(anywhen, `elb/${lobby}`, 16)}`,
      severity: "medium",
      confidence: "confirmed",
    },
    { ruleId: "EKS-004", subjectId: vpcId, severity: "info", confidence: "confirmed" },
    { ruleId: "ECS-012", subjectId: "arena", severity: "low", confidence: "confirmed" },
    { ruleId: "OBS-003", subjectId: flowLogId, severity: "medium", confidence: "confirmed" },
    { ruleId: "OBS-005", subjectId: flowLogId, severity: "low", confidence: "confirmed" },
  ];
}

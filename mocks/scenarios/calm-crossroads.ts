import type { Scenario } from "../scenario.ts";
import { singleAccount } from "../world/account-world.ts";
import { accountSettings, cluster, fargateProviders } from "../world/cluster.ts";
import { aliasTo, hostedZone } from "../world/hosted-zone.ts";
import { network } from "../world/network.ts";
import { arnOf, minutesAgo, resourceId } from "../world/place.ts";
import { regionWorld } from "../world/region-world.ts";
import { peeringConnection, peeringConnectionId } from "../world/route-table.ts";
import type { World } from "../world/world.ts";
import { edgeOf } from "./calm-crossroads/edge.ts";
import { filtersOf } from "./calm-crossroads/filters.ts";
import { insideOf, partner, type Crossroads } from "./calm-crossroads/inside.ts";
import { nodesOf } from "./calm-crossroads/nodes.ts";
import { yardsOf } from "./calm-crossroads/yards.ts";

const account = "151515151515";
const region = "ap-northeast-1";

/** A second control, of networks: look-alikes of nearly every rule about filters, routes and gateways, and nothing wrong. */
export const calmCrossroads: Scenario = {
  id: "calm-crossroads",
  title: { en: "Calm crossroads: nothing wrong", ja: "平穏な鉄道網: 問題なし" },
  story: {
    en:
      "A railway's network, looked after by careful people. Peered VPCs in which only some subnets meet, network ACLs that deny " +
      "before they allow and let every reply return, a Network Load Balancer without a security group, rules for everyone where " +
      "nobody can arrive, short lists of callers, groups of a service that is parked, a partner's group in another account, an endpoint that is called by its own name, " +
      "blocked public access with the right exclusion, a site closed for the night, a group that two services share, nodes of Amazon EKS " +
      "with room for more. All of it is meant, and nothing is reported.",
    ja:
      "丁寧に管理された鉄道会社のネットワークです。一部のサブネットだけが通じ合うピアリング、許可の前に拒否し応答をすべて返すネットワーク ACL、" +
      "セキュリティグループのない Network Load Balancer、誰も到達できない場所にある全員向けのルール、短い許可リスト、停止中のサービスのグループ、別アカウントの提携先グループへの参照、" +
      "自身の名前で呼び出されるエンドポイント、適切な除外のあるパブリックアクセスのブロック、夜間メンテナンス中のサイト、2 つのサービスが共有するグループ、余裕のある Amazon EKS のノード。すべて意図したもので、報告すべきことはありません。",
  },
  regions: [region],
  faults: [],
  world: calmCrossroadsWorld,
  findings: [],
};

function calmCrossroadsWorld(now: Date): World {
  const place = { account, region, now };
  const peering = peeringConnectionId(place, "rail-depot");
  const toDepot = { to: "10.171.0.0/16", through: peering };
  // A partner's VPC in an account that is not surveyed: its callers are let in by their own group.
  const toPartner = { to: "10.190.0.0/16", through: peeringConnectionId(place, partner.peering) };
  // The old line to the depot is gone; the route of its /15 is covered by two that work.
  const oldLine = { to: "10.180.0.0/15", through: peeringConnectionId(place, "rail-old"), state: "blackhole" } as const;
  const around = ["10.180.0.0/16", "10.181.0.0/16"].map((to) => ({ to, through: peering }));
  const rail = network(place, {
    name: "rail",
    prefix: "10.170",
    zones: [
      { letter: "a", natIp: "198.51.100.130", routes: [toDepot, toPartner, oldLine, ...around] },
      { letter: "c", natIp: "198.51.100.131", routes: [toDepot, toPartner] },
    ],
  });
  // The route over there names all of the VPC; only its application subnets lead back, and only those are meant.
  const depot = network(place, {
    name: "depot",
    prefix: "10.171",
    zones: [
      { letter: "a", natIp: "198.51.100.132", routes: [{ to: "10.170.0.0/16", through: peering }] },
      { letter: "c", natIp: "198.51.100.133", routes: [{ to: "10.170.0.0/16", through: peering }] },
    ],
  });
  const crossing = cluster(place, { name: "crossing", capacityProviders: ["FARGATE"], tags: { 用途: "運行" } });
  const roads: Crossroads = { place, rail, depot, crossing };
  const edge = edgeOf(roads);
  const exclusion = {
    ExclusionId: resourceId(place, "vpcbpa-exclude", "rail"),
    InternetGatewayExclusionMode: "allow-bidirectional" as const,
    ResourceArn: arnOf(place, "ec2", `vpc/${rail.vpc.vpcId}`),
    State: "create-complete" as const,
    CreationTimestamp: minutesAgo(place, 9000),
    LastUpdateTimestamp: minutesAgo(place, 9000),
    Tags: [],
  };
  const built = [
    ...[rail, depot, crossing, { part: { vpcBlockPublicAccessExclusions: [exclusion] } }],
    peeringConnection(place, {
      name: "rail-depot",
      from: rail.vpc,
      to: { vpcId: depot.vpc.vpcId, cidrBlock: depot.vpc.cidrBlock, ownerId: account },
      status: "active",
    }),
    peeringConnection(place, {
      name: partner.peering,
      from: rail.vpc,
      to: { vpcId: "vpc-0b1f7c6a5d4e3f291", cidrBlock: "10.190.0.0/16", ownerId: partner.account },
      status: "active",
    }),
    ...filtersOf(roads),
    ...edge.built,
    ...insideOf(roads),
    ...yardsOf(roads),
    ...nodesOf(roads),
    fargateProviders,
    accountSettings(place, { trunking: true }),
  ];
  // What comes in is blocked but for the excluded VPC; the depot goes out through its NAT gateways as before.
  const world = regionWorld(place, built, "block-ingress");
  const names = [aliasTo("www.example.com", edge.site), aliasTo("feed.example.com", edge.feed)];
  return singleAccount(place, {
    region: world,
    hostedZones: [hostedZone(place, { name: "example.com", records: names })],
  });
}

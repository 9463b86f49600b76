import type { Moment } from "#mocks/scenario.ts";
import { discoveryService, namespace } from "#mocks/world/cloud-map.ts";
import { accountSettings, autoScalingProvider, cluster, fargateProviders } from "#mocks/world/cluster.ts";
import { interfaceEndpoint } from "#mocks/world/endpoints.ts";
import { databaseInterface, lambdaInterface } from "#mocks/world/network-interface.ts";
import { network, zoneIn, type Network, type NetworkZone } from "#mocks/world/network.ts";
import type { Built } from "#mocks/world/part.ts";
import type { Place } from "#mocks/world/place.ts";
import { resolverRule } from "#mocks/world/resolver-rule.ts";
import { peeringConnection, peeringConnectionId, routeTable } from "#mocks/world/route-table.ts";
import { securityGroup, securityGroupId, type SecurityGroup } from "#mocks/world/security-group.ts";
import { subnet, type Subnet } from "#mocks/world/subnet.ts";
import { vpc } from "#mocks/world/vpc.ts";

/** The ground everything in the account stands on. */
export type Site = {
  readonly moment: Moment;
  readonly place: Place;
  readonly net: Network;
  readonly a: NetworkZone;
  readonly c: NetworkZone;
  readonly d: NetworkZone;
  /** A /28 that was cut for three scheduled functions, and filled up since. */
  readonly docks: Subnet;
  readonly namespace: ReturnType<typeof namespace>;
  readonly built: readonly Built[];
};

/** The name of the VPC; groups and route tables are named in it. */
export const vpcName = "harbour";

/** A security group of the site's VPC. */
export function groupOf(
  site: Site,
  name: string,
  ingress: Parameters<typeof securityGroup>[1]["ingress"],
): SecurityGroup {
  return securityGroup(site.place, { vpc: site.net.vpc, name, ingress });
}

/** The id of a security group of the site's VPC. */
export function groupIdOf(place: Place, name: string): string {
  return securityGroupId(place, vpcName, name);
}

/** Builds the networks, the peering connections, and what stands in them beside ECS. */
export function siteOf(place: Place, moment: Moment): Site {
  const toTools = { to: "10.90.0.0/16", through: peeringConnectionId(place, "harbour-tools") };
  const toWarehouse = {
    to: "10.60.0.0/16",
    through: peeringConnectionId(place, "harbour-old-warehouse"),
    state: "blackhole" as const,
  };
  const net = network(place, {
    name: vpcName,
    prefix: "10.20",
    zones: [
      { letter: "a", natIp: "198.51.100.30", routes: [toTools] },
      { letter: "c", natIp: "198.51.100.31", routes: [toTools, toWarehouse] },
      { letter: "d", natIp: "198.51.100.32", routes: [toTools] },
    ],
  });
  const [a, c, d] = [zoneIn(net, "a"), zoneIn(net, "c"), zoneIn(net, "d")] as const;
  const docks = subnet(place, { vpc: net.vpc, name: "harbour-docks-a", cidrBlock: "10.20.30.0/28", zone: "a" });
  const nat = net.part.natGateways?.[0]?.NatGatewayId ?? "";
  const docksRoutes = routeTable(place, {
    vpc: net.vpc,
    name: "harbour-docks",
    subnets: [docks],
    routes: [{ to: "0.0.0.0/0", through: nat }],
  });
  const names = namespace(place, { name: "svc.example.jp", vpc: net.vpc });
  // The network team's rule, shared with the account: staff names are kept by servers at the head office.
  const headOffice = resolverRule(place, {
    name: "head-office",
    domainName: "corp.example.com",
    forwards: { endpointId: "rslvr-out-7c41d09ae25f4b8d3", to: ["192.168.10.53", "192.168.20.53"] },
    sharedBy: "999911110000",
    vpcs: [net.vpc],
  });
  const base = { moment, place, net, a, c, d, docks, namespace: names };
  const built = [
    net,
    docks,
    docksRoutes,
    names,
    headOffice,
    ...neighboursOf(place, net),
    ...tenantsOf(base),
    ...ecsOf(place),
  ];
  return { ...base, built };
}

/** The tools VPC, still connected, and the old warehouse's, gone since its peering was deleted. */
function neighboursOf(place: Place, { vpc: own }: Network): Built[] {
  const tools = vpc(place, { name: "tools", cidrBlock: "10.90.0.0/16", tags: { 用途: "社内ツール" } });
  const only = subnet(place, { vpc: tools, name: "tools-a", cidrBlock: "10.90.1.0/24", zone: "a" });
  const routes = routeTable(place, {
    vpc: tools,
    name: "tools",
    subnets: [only],
    routes: [{ to: own.cidrBlock, through: peeringConnectionId(place, "harbour-tools") }],
  });
  const toTools = peeringConnection(place, {
    name: "harbour-tools",
    from: own,
    to: { vpcId: tools.vpcId, cidrBlock: tools.cidrBlock, ownerId: place.account },
    status: "active",
  });
  const toWarehouse = peeringConnection(place, {
    name: "harbour-old-warehouse",
    from: own,
    to: { vpcId: "vpc-0a1b2c3d4e5f60718", cidrBlock: "10.60.0.0/16", ownerId: "999988887777" },
    status: "deleted",
  });
  return [tools, only, routes, toTools, toWarehouse];
}

/** The database, the scheduled functions and the endpoint for logs. */
function tenantsOf(of: Omit<Site, "built">): Built[] {
  const { place, net, a, c, d, docks } = of;
  const inside = [{ ports: 443, peers: [net.vpc.cidrBlock] }] as const;
  const endpoints = securityGroup(place, { vpc: net.vpc, name: "harbour-endpoints", ingress: inside });
  const database = securityGroup(place, {
    vpc: net.vpc,
    name: "harbour-database",
    ingress: [{ ports: 5432, peers: ["booking-api", "storefront", "pricing"].map((name) => groupIdOf(place, name)) }],
    tags: { 用途: "予約データベース" },
  });
  const functions = securityGroup(place, { vpc: net.vpc, name: "harbour-functions", ingress: [] });
  const nodes = [a, c, d].map((zone) => ({ subnet: zone.app, host: 12 }));
  return [
    endpoints,
    database,
    functions,
    interfaceEndpoint(place, {
      vpc: net.vpc,
      service: "logs",
      nodes: [...nodes.slice(1), { subnet: docks, host: 13 }],
      groups: [endpoints],
    }),
    databaseInterface(place, { name: "rds/booking-primary", subnet: a.data, host: 20, groups: [database] }),
    databaseInterface(place, { name: "rds/booking-standby", subnet: c.data, host: 20, groups: [database] }),
    databaseInterface(place, { name: "rds/manifest", subnet: docks, host: 14, groups: [database] }),
    ...[10, 11, 12].map((host) =>
      lambdaInterface(place, {
        functionName: `tide-table-${String(host - 9)}`,
        subnet: docks,
        host,
        groups: [functions],
      }),
    ),
  ];
}

/** The clusters of the account. */
export function clustersOf(place: Place) {
  return {
    web: cluster(place, { name: "web", capacityProviders: ["FARGATE", "FARGATE_SPOT"], tags: { 担当: "ウェブ" } }),
    dock: cluster(place, { name: "dock", capacityProviders: ["dock-asg"], tags: { 担当: "岸壁システム" } }),
    yard: cluster(place, { name: "yard", tags: { 担当: "ヤード" } }),
  };
}

function ecsOf(place: Place): Built[] {
  return [
    ...Object.values(clustersOf(place)),
    fargateProviders,
    autoScalingProvider(place, { name: "dock-asg", managedScaling: false }),
    accountSettings(place, { trunking: true }),
  ];
}

/** A Cloud Map service in the account's namespace. */
export function discoverable(site: Site, name: string, recordType: "A" | "SRV") {
  return discoveryService(site.place, { namespace: site.namespace, name, recordType });
}

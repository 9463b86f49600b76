import { discoveryService, namespace } from "#mocks/world/cloud-map.ts";
import { accountSettings, autoScalingProvider, cluster, fargateProviders } from "#mocks/world/cluster.ts";
import { interfaceEndpoint } from "#mocks/world/endpoints.ts";
import { databaseInterface } from "#mocks/world/network-interface.ts";
import { network, zoneIn, type Network, type NetworkZone } from "#mocks/world/network.ts";
import type { Built } from "#mocks/world/part.ts";
import type { Place } from "#mocks/world/place.ts";
import { resolverRule } from "#mocks/world/resolver-rule.ts";
import { routeTable } from "#mocks/world/route-table.ts";
import { securityGroup, securityGroupId, type GroupRule, type SecurityGroup } from "#mocks/world/security-group.ts";
import { subnet } from "#mocks/world/subnet.ts";

/** What the services of the account stand on. */
export type Ground = {
  readonly place: Place;
  readonly net: Network;
  readonly zones: readonly [NetworkZone, NetworkZone, NetworkZone];
  readonly namespace: ReturnType<typeof namespace>;
  readonly built: readonly Built[];
};

const vpcName = "tickets";

/** Every endpoint that a task without a way out may need. */
const endpointServices = [
  "ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "ssmmessages", "sts", "kms", "sqs", "sns", "monitoring",
] as const; // prettier-ignore

/** A security group of the account's VPC. */
export function groupOf(ground: Ground, name: string, ingress: readonly GroupRule[]): SecurityGroup {
  return securityGroup(ground.place, { vpc: ground.net.vpc, name, ingress });
}

/** The id of a security group of the account's VPC. */
export function groupIdOf(place: Place, name: string): string {
  return securityGroupId(place, vpcName, name);
}

/** Builds the network, its endpoints, the clusters and the database. */
export function groundOf(place: Place): Ground {
  const net = network(place, {
    name: vpcName,
    prefix: "10.70",
    zones: [
      { letter: "a", natIp: "198.51.100.40" },
      { letter: "c", natIp: "198.51.100.41" },
      { letter: "d", natIp: "198.51.100.42" },
    ],
  });
  const zones = [zoneIn(net, "a"), zoneIn(net, "c"), zoneIn(net, "d")] as const;
  const names = namespace(place, { name: "svc.example.com", vpc: net.vpc });
  const database = securityGroup(place, {
    vpc: net.vpc,
    name: "tickets-database",
    ingress: [{ ports: 5432, peers: [groupIdOf(place, "api"), groupIdOf(place, "ledger")] }],
  });
  const built = [
    net,
    names,
    database,
    ...zones.slice(0, 2).map((zone, index) =>
      databaseInterface(place, {
        name: `rds/tickets-${String(index)}`,
        subnet: zone.data,
        host: 20,
        groups: [database],
      }),
    ),
    // The head office keeps names of its own beside those of the shop: none of the shop's is among them.
    resolverRule(place, {
      name: "head-office",
      domainName: "corp.example.com",
      forwards: { endpointId: "rslvr-out-5f3c8a1e9b7d42e6a", to: ["192.168.40.53", "192.168.41.53"] },
      sharedBy: "999911110000",
      vpcs: [net.vpc],
    }),
    ...endpointsOf(place, net),
    ...Object.values(clustersOf(place)),
    fargateProviders,
    autoScalingProvider(place, { name: "tools-asg", managedScaling: true }),
    accountSettings(place, { trunking: true }),
  ];
  return { place, net, zones, namespace: names, built };
}

/** The eleven endpoints fill a /28 in each zone to the last address. Nothing there grows, so nothing is wrong. */
function endpointsOf(place: Place, net: Network): Built[] {
  const group = securityGroup(place, {
    vpc: net.vpc,
    name: "tickets-endpoints",
    ingress: [{ ports: 443, peers: [net.vpc.cidrBlock] }],
  });
  const homes = ["a", "c", "d"].map((zone, index) =>
    subnet(place, {
      vpc: net.vpc,
      name: `tickets-endpoints-${zone}`,
      cidrBlock: `10.70.30.${String(16 * index)}/28`,
      zone,
    }),
  );
  const endpoints = endpointServices.map((service, index) =>
    interfaceEndpoint(place, {
      vpc: net.vpc,
      service,
      nodes: homes.map((home) => ({ subnet: home, host: 4 + index })),
      groups: [group],
    }),
  );
  const routes = routeTable(place, { vpc: net.vpc, name: "tickets-endpoints", subnets: homes });
  return [group, ...homes, routes, ...endpoints];
}

/** The clusters of the account. */
export function clustersOf(place: Place) {
  return {
    shop: cluster(place, { name: "shop", capacityProviders: ["FARGATE"], tags: { 用途: "チケット販売" } }),
    tools: cluster(place, { name: "tools", capacityProviders: ["tools-asg"], tags: { 用途: "社内ツール" } }),
  };
}

/** A Cloud Map service in the account's namespace. */
export function discoverable(ground: Ground, name: string, recordType: "A" | "SRV") {
  return discoveryService(ground.place, { namespace: ground.namespace, name, recordType });
}

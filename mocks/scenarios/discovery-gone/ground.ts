import { namespace, type Namespace } from "#mocks/world/cloud-map.ts";
import { accountSettings, cluster, fargateProviders, type Cluster } from "#mocks/world/cluster.ts";
import { network, zoneIn, type Network, type NetworkZone } from "#mocks/world/network.ts";
import type { Built } from "#mocks/world/part.ts";
import type { Place } from "#mocks/world/place.ts";
import { securityGroup, type SecurityGroup } from "#mocks/world/security-group.ts";
import { service, type ServiceSpec } from "#mocks/world/service.ts";
import { taskDefinition, type ContainerSpec } from "#mocks/world/task-definition.ts";

/** The names of the namespaces: of the DNS inside, of the DNS outside, and of Service Connect. */
export const namespaceNames = { inside: "svc.example.com", live: "live.example.com", connect: "orders" } as const;

/** What the services of the account stand on. */
export type Ground = {
  readonly place: Place;
  readonly orders: Cluster;
  readonly net: Network;
  /** The VPC of the night batch: nobody associated the namespace with it. */
  readonly night: Network;
  readonly a: NetworkZone;
  readonly c: NetworkZone;
  readonly inside: Namespace;
  readonly live: Namespace;
  readonly connect: Namespace;
  readonly built: readonly Built[];
};

/** Builds the networks, the cluster and the namespaces. */
export function groundOf(place: Place): Ground {
  const vpcOf = (name: string, prefix: string, first: number) =>
    network(place, {
      name,
      prefix,
      zones: [
        { letter: "a", natIp: `198.51.100.${String(first)}` },
        { letter: "c", natIp: `198.51.100.${String(first + 1)}` },
      ],
    });
  const [net, night] = [vpcOf("orders", "10.91", 90), vpcOf("night", "10.92", 92)];
  const named = (name: string, type: Namespace["type"]) => namespace(place, { name, vpc: net.vpc, type });
  const inside = named(namespaceNames.inside, "DNS_PRIVATE");
  const live = named(namespaceNames.live, "DNS_PUBLIC");
  const connect = named(namespaceNames.connect, "HTTP");
  const orders = cluster(place, { name: "orders", capacityProviders: ["FARGATE"], tags: { 用途: "受注" } });
  const built = [
    net,
    night,
    inside,
    live,
    connect,
    orders,
    fargateProviders,
    accountSettings(place, { trunking: true }),
  ];
  return { place, orders, net, night, a: zoneIn(net, "a"), c: zoneIn(net, "c"), inside, live, connect, built };
}

/** What a service on AWS Fargate is made of here. */
export type FargateSpec = Omit<ServiceSpec, "cluster" | "taskDefinition" | "network"> & {
  readonly container: Omit<ContainerSpec, "name">;
  readonly ingress?: Parameters<typeof securityGroup>[1]["ingress"];
  readonly home?: Network;
};

/** A service on AWS Fargate with a security group of its own, which has its name. */
export function fargateService(
  ground: Ground,
  spec: FargateSpec,
): { readonly group: SecurityGroup; readonly built: readonly Built[] } {
  const { container, ingress = [], home = ground.net, ...rest } = spec;
  const group = securityGroup(ground.place, { vpc: home.vpc, name: spec.name, ingress });
  const definition = taskDefinition(ground.place, {
    family: spec.name,
    revision: 20,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: spec.name, ...container }],
  });
  const network = { subnets: home.zones.map((zone) => zone.app), groups: [group] };
  const built = service(ground.place, { ...rest, cluster: ground.orders, taskDefinition: definition, network });
  return { group, built: [group, definition, built] };
}

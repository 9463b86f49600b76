import { discoveryService, namespace, type Namespace } from "../cloud-map.ts";
import { cluster, type Cluster } from "../cluster.ts";
import { forwardTo, listener, redirectToHttps, respondWith } from "../listener.ts";
import { loadBalancer, type LoadBalancer } from "../load-balancer.ts";
import { joinParts, type Built } from "../part.ts";
import { hexOf, type Place } from "../place.ts";
import { securityGroup, type GroupRule, type SecurityGroup } from "../security-group.ts";
import { service } from "../service.ts";
import type { Subnet } from "../subnet.ts";
import { targetGroup, type TargetGroup } from "../target-group.ts";
import { taskDefinition } from "../task-definition.ts";
import { serviceName, teamName } from "./names.ts";
import type { LargeVpc } from "./network.ts";
import { serviceSizes } from "./sizes.ts";

/** How much there is of everything that services need. */
export type ServicesSize = {
  readonly tasks: number;
  readonly services: number;
  readonly clusters: number;
  readonly loadBalancers: number;
  readonly targetGroups: number;
  readonly cloudMapServices: number;
  readonly securityGroups: number;
};

/** Everything that runs. */
export type LargeServices = Built & {
  readonly loadBalancers: readonly LoadBalancer[];
  readonly namespaces: readonly Namespace[];
  readonly groups: readonly SecurityGroup[];
};

/** A VPC with what its services share, and the next free address of each of its subnets. */
type Ground = {
  readonly of: LargeVpc;
  readonly edge: SecurityGroup;
  readonly namespace: Namespace;
  readonly loadBalancers: LoadBalancer[];
  readonly nextHost: Map<string, number>;
};

/**
 * Services on Fargate: the clusters take turns, and all of one cluster are in one VPC. The first services have target
 * groups, the last ones are found through Cloud Map.
 */
export function largeServices(place: Place, vpcs: readonly LargeVpc[], size: ServicesSize): LargeServices {
  const grounds = vpcs.map((of): Ground => {
    const { vpc } = of;
    const web = [80, 443].map((ports) => ({ ports, peers: ["0.0.0.0/0"] }));
    const edge = securityGroup(place, { vpc, name: `${vpc.name}-load-balancers`, ingress: web });
    const own = namespace(place, { name: `${vpc.name}.internal`, vpc });
    return { of, edge, namespace: own, loadBalancers: [], nextHost: new Map() };
  });
  const clusters = numbers(size.clusters).map((index) => cluster(place, { name: `${teamName(index)}-cluster` }));
  const built: Built[] = [...clusters, ...grounds.flatMap(({ edge, namespace: own }) => [edge, own])];
  for (const index of numbers(size.loadBalancers)) built.push(addLoadBalancer(place, turn(grounds, index), index));
  const groupCount = Math.max(1, size.securityGroups - 3 * grounds.length);
  const groups = numbers(groupCount).map((index) => serviceGroup(place, turn(grounds, turnOf(index, size)), index));
  built.push(...groups, ...runServices(place, { grounds, clusters, groups }, size));
  return {
    part: joinParts(built),
    loadBalancers: grounds.flatMap((ground) => ground.loadBalancers),
    namespaces: grounds.map((ground) => ground.namespace),
    groups,
  };
}

/** The cluster of a service decides its VPC. */
const turnOf = (index: number, { clusters }: ServicesSize): number => index % clusters;

type Parts = {
  readonly grounds: readonly Ground[];
  readonly clusters: readonly Cluster[];
  readonly groups: readonly SecurityGroup[];
};

function runServices(place: Place, { grounds, clusters, groups }: Parts, size: ServicesSize): readonly Built[] {
  const sizes = serviceSizes(place, size);
  const balanced = new Map<LoadBalancer, TargetGroup[]>();
  const built = numbers(size.services).flatMap((index): Built[] => {
    const ground = turn(grounds, turnOf(index, size));
    const name = serviceName(index);
    const definition = taskDefinition(place, {
      family: name,
      revision: 1 + (index % 40),
      networkMode: "awsvpc",
      launch: "FARGATE",
      containers: [{ name: "app", image: `registry.example.jp/${name}:2.4`, ports: [{ containerPort: 8080 }] }],
    });
    const target = index < size.targetGroups ? balance(place, { ground, balanced, name }) : undefined;
    const isFound = index >= size.services - size.cloudMapServices;
    const found = isFound ? discoveryService(place, { namespace: ground.namespace, name, recordType: "A" }) : undefined;
    const own = service(place, {
      cluster: turn(clusters, index),
      name,
      taskDefinition: definition,
      network: { subnets: ground.of.app, groups: [groupFor(groups, index, size)] },
      tasks: numbers(sizes[index] ?? 0).map(() => nextAddress(ground)),
      // Two of three scale by themselves, by half as much again.
      ...(index % 3 === 0 ? {} : { scales: { min: 1, max: Math.ceil(1.5 * (sizes[index] ?? 0)) } }),
      ...(target === undefined ? {} : { targets: [{ group: target, container: "app", port: 8080 }] }),
      ...(found === undefined ? {} : { registry: { service: found, container: "app", port: 8080 } }),
    });
    return [definition, ...(target === undefined ? [] : [target]), ...(found === undefined ? [] : [found]), own];
  });
  return [...built, ...[...balanced].flatMap(([of, targets]) => listenersOf(place, of, targets))];
}

/** A group of the service's own VPC: groups take turns by cluster, as services do. */
function groupFor(groups: readonly SecurityGroup[], index: number, { clusters }: ServicesSize): SecurityGroup {
  const whole = Math.max(clusters, Math.floor(groups.length / clusters) * clusters);
  return turn(groups, index % whole);
}

/** The next address, zone by zone, so that a service is spread over all of them. */
function nextAddress({ of, nextHost }: Ground): { readonly subnet: Subnet; readonly host: number } {
  const used = [...nextHost.values()].reduce((sum, count) => sum + count, 0);
  const subnet = turn(of.app, used);
  const count = nextHost.get(subnet.subnetId) ?? 0;
  nextHost.set(subnet.subnetId, count + 1);
  return { subnet, host: 1000 + count };
}

function addLoadBalancer(place: Place, ground: Ground, index: number): Built {
  const own = loadBalancer(place, {
    name: `${ground.of.vpc.name}-${teamName(index)}`,
    type: "application",
    scheme: index % 3 === 2 ? "internal" : "internet-facing",
    nodes: ground.of.open.map((subnet) => ({ subnet, host: 20 + ground.loadBalancers.length })),
    groups: [ground.edge],
  });
  ground.loadBalancers.push(own);
  return own;
}

type Balance = { readonly ground: Ground; readonly balanced: Map<LoadBalancer, TargetGroup[]>; readonly name: string };

/** A target group behind the load balancer of the VPC whose turn it is. */
function balance(place: Place, { ground, balanced, name }: Balance): TargetGroup {
  const group = targetGroup(place, {
    vpc: ground.of.vpc,
    name: name.slice(0, 32),
    targetType: "ip",
    port: 8080,
    healthCheckPath: "/healthz",
  });
  const taken = ground.loadBalancers.reduce((sum, of) => sum + (balanced.get(of)?.length ?? 0), 0);
  const at = turn(ground.loadBalancers, taken);
  balanced.set(at, [...(balanced.get(at) ?? []), group]);
  return group;
}

function listenersOf(place: Place, of: LoadBalancer, targets: readonly TargetGroup[]): readonly Built[] {
  const rules = targets.map((group, index) => ({
    priority: 10 * (index + 1),
    hosts: [`${group.id.split("/")[0] ?? ""}.example.jp`],
    action: forwardTo(group),
  }));
  return [
    listener(place, { loadBalancer: of, port: 80, protocol: "HTTP", defaultAction: redirectToHttps }),
    listener(place, { loadBalancer: of, port: 443, protocol: "HTTPS", defaultAction: respondWith("404"), rules }),
  ];
}

/** The rules of a service's group: from the load balancers, from its neighbours, from single hosts; one group has sixty. */
function serviceGroup(place: Place, { of, edge }: Ground, index: number): SecurityGroup {
  const hosts = numbers(index === 0 ? 57 : 12).map((host): GroupRule => {
    const third = String(Number.parseInt(hexOf(place, `host/${String(index)}/${String(host)}`, 2), 16));
    return { ports: 9000 + (host % 20), peers: [`10.99.${third}.${String(host)}/32`] };
  });
  const ingress: readonly GroupRule[] = [
    { ports: 8080, peers: [edge.groupId] },
    { ports: [8080, 8090], peers: [of.vpc.cidrBlock] },
    { ports: 8080, peers: ["10.0.0.0/8"], description: "every office" },
    ...hosts,
  ];
  return securityGroup(place, { vpc: of.vpc, name: `${serviceName(index)}-tasks`, ingress });
}

function turn<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("A large world needs at least one of everything.");
  return item;
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

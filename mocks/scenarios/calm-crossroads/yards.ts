import { forwardTo, listener, redirectToHttps, respondWith } from "#mocks/world/listener.ts";
import { loadBalancer } from "#mocks/world/load-balancer.ts";
import type { Built } from "#mocks/world/part.ts";
import { securityGroup } from "#mocks/world/security-group.ts";
import { service, type ServiceSpec } from "#mocks/world/service.ts";
import { addressIn } from "#mocks/world/subnet.ts";
import { registration, targetGroup, type TargetGroup } from "#mocks/world/target-group.ts";
import { taskDefinition, type ContainerSpec } from "#mocks/world/task-definition.ts";
import type { Crossroads } from "./inside.ts";

/** Load balancers and target groups that look wrong and are not. */
export function yardsOf(roads: Crossroads): Built[] {
  return [...closed(roads), ...freight(roads), ...relay(roads), ...leftover(roads)];
}

/** Closed for the night on purpose, and says so. */
function closed({ place, rail }: Crossroads): Built[] {
  const { vpc, zones } = rail;
  const group = securityGroup(place, {
    vpc,
    name: "closed-alb",
    ingress: [{ ports: [80, 443], peers: ["0.0.0.0/0"] }],
  });
  const balancer = loadBalancer(place, {
    name: "closed",
    type: "application",
    scheme: "internet-facing",
    groups: [group],
    nodes: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 51,
      publicIp: `203.0.113.${String(211 + index)}`,
    })),
    tags: { 備考: "メンテナンス中" },
  });
  return [
    group,
    balancer,
    listener(place, { loadBalancer: balancer, port: 443, protocol: "HTTPS", defaultAction: respondWith("503") }),
    listener(place, { loadBalancer: balancer, port: 80, protocol: "HTTP", defaultAction: redirectToHttps }),
  ];
}

/** An internal load balancer over two zones, one group for two services, and one task of a service in one zone. */
function freight(roads: Crossroads): Built[] {
  const { place, rail } = roads;
  const { vpc, zones } = rail;
  const balancerGroup = securityGroup(place, {
    vpc,
    name: "freight-alb",
    ingress: [{ ports: 80, peers: [vpc.cidrBlock] }],
  });
  const balancer = loadBalancer(place, {
    name: "freight",
    type: "application",
    scheme: "internal",
    groups: [balancerGroup],
    nodes: zones.map(({ app }) => ({ subnet: app, host: 71 })),
  });
  const ip = (name: string, more: Partial<Parameters<typeof targetGroup>[1]> = {}) =>
    targetGroup(place, { vpc, name, targetType: "ip", port: 8080, healthCheckPath: "/healthz", ...more });
  const shared = ip("freight");
  // Checked on the port of a sidecar, which is there to be asked.
  const customs = ip("customs", { healthCheckPort: 8081 });
  const from = [{ ports: [8080, 8081] as const, peers: [balancerGroup.groupId] }];
  const main = listener(place, {
    loadBalancer: balancer,
    port: 80,
    protocol: "HTTP",
    defaultAction: forwardTo(shared),
    rules: [{ priority: 10, paths: ["/customs/*"], action: forwardTo(customs) }],
  });
  const [first] = zones;
  const one = first === undefined ? [] : [{ subnet: first.app, host: 85 }];
  const container = (name: string): ContainerSpec => ({ name, ports: [{ containerPort: 8080 }] });
  return [
    ...[balancerGroup, balancer, shared, customs, main],
    ...fargate(roads, {
      name: "freight",
      ingress: from,
      containers: [container("freight")],
      group: shared,
      hosts: [81],
    }),
    ...fargate(roads, {
      name: "freight-slow",
      ingress: from,
      containers: [container("slow")],
      group: shared,
      hosts: [83],
    }),
    ...fargate(roads, {
      name: "customs",
      ingress: from,
      containers: [container("customs"), { name: "health", ports: [{ containerPort: 8081 }] }],
      group: customs,
      tasks: one,
    }),
  ];
}

/** A task that calls the Network Load Balancer it stands behind: without its client's address the way back is open. */
function relay(roads: Crossroads): Built[] {
  const { place, rail } = roads;
  const { vpc, zones } = rail;
  const balancer = loadBalancer(place, {
    name: "relay",
    type: "network",
    scheme: "internal",
    groups: [],
    nodes: zones.map(({ app }) => ({ subnet: app, host: 72 })),
  });
  const group = targetGroup(place, {
    vpc,
    name: "relay",
    targetType: "ip",
    port: 8443,
    protocol: "TCP",
    keepsClientIp: false,
  });
  const tcp = listener(place, { loadBalancer: balancer, port: 8443, protocol: "TCP", defaultAction: forwardTo(group) });
  const relays = fargate(roads, {
    name: "relay",
    ingress: [{ ports: 8443, peers: [vpc.cidrBlock] }],
    containers: [
      { name: "relay", ports: [{ containerPort: 8443 }], environment: { SELF: `https://${balancer.dnsName}:8443` } },
    ],
    group,
    hosts: [87],
  });
  return [balancer, group, tcp, ...relays];
}

/** A group that no rule asks and no service has: somebody's experiment, which harms nobody. */
function leftover({ place, rail }: Crossroads): Built[] {
  const group = targetGroup(place, {
    vpc: rail.vpc,
    name: "experiment",
    targetType: "ip",
    port: 8080,
    healthCheckPath: "/",
  });
  const unused = { state: "unused", reason: "Target.NotInUse" } as const;
  const at = rail.zones[0]?.data;
  return at === undefined
    ? [group]
    : [group, { part: { registrations: [registration(group, { id: addressIn(at, 77), port: 8080 }, unused)] } }];
}

type Spec = Pick<ServiceSpec, "name"> & {
  readonly ingress: Parameters<typeof securityGroup>[1]["ingress"];
  readonly containers: readonly ContainerSpec[];
  readonly group: TargetGroup;
} & ({ readonly hosts: readonly number[] } | { readonly tasks: ServiceSpec["tasks"] });

function fargate({ place, rail, crossing }: Crossroads, spec: Spec): Built[] {
  const { name, containers } = spec;
  const group = securityGroup(place, { vpc: rail.vpc, name, ingress: spec.ingress });
  const definition = taskDefinition(place, {
    family: name,
    revision: 3,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers,
  });
  const [first] = containers;
  const port = first?.ports?.[0]?.containerPort ?? 0;
  const tasks =
    "tasks" in spec ? spec.tasks : spec.hosts.flatMap((host) => rail.zones.map(({ app }) => ({ subnet: app, host })));
  return [
    group,
    definition,
    service(place, {
      cluster: crossing,
      name,
      taskDefinition: definition,
      network: { subnets: rail.zones.map(({ app }) => app), groups: [group] },
      tasks,
      targets: [{ group: spec.group, container: first?.name ?? "", port }],
    }),
  ];
}

import type { Built } from "#mocks/world/part.ts";
import { service, type ServiceSpec } from "#mocks/world/service.ts";
import { taskDefinition, type ContainerSpec } from "#mocks/world/task-definition.ts";
import { siteGroupId, type Edge } from "./edge.ts";
import { clustersOf, discoverable, groupIdOf, groupOf, type Ground } from "./ground.ts";

/** The services on AWS Fargate. */
export function shopServices(ground: Ground, edge: Edge): Built[] {
  return [
    ...web(ground, edge),
    ...api(ground, edge),
    ...campaign(ground, edge),
    ...partners(ground, edge),
    ...ledger(ground),
  ];
}

type FargateSpec = Omit<ServiceSpec, "cluster" | "taskDefinition" | "network"> & {
  readonly containers: readonly ContainerSpec[];
  readonly ingress: Parameters<typeof groupOf>[2];
  readonly tier?: "app" | "data";
};

/** A service on AWS Fargate, in the three zones, with a security group of its name. */
export function fargateService(ground: Ground, spec: FargateSpec): Built[] {
  const { containers, ingress, tier = "app", ...rest } = spec;
  const group = groupOf(ground, spec.name, ingress);
  const definition = taskDefinition(ground.place, {
    family: spec.name,
    revision: 12,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers,
  });
  const network = { subnets: ground.zones.map((zone) => zone[tier]), groups: [group] };
  return [
    group,
    definition,
    service(ground.place, { ...rest, cluster: clustersOf(ground.place).shop, taskDefinition: definition, network }),
  ];
}

/** The main version and a canary, each in its own target group. */
function web(ground: Ground, edge: Edge): Built[] {
  const both = (name: "web" | "web-canary", host: number) =>
    fargateService(ground, {
      name,
      containers: [
        {
          name: "web",
          ports: [{ containerPort: 3000 }],
          environment: { API_URL: "https://www.example.com/api", SESSION_STORE: "redis://localhost:6379" },
          healthCheck: "curl -fs http://localhost:3000/healthz",
        },
        { name: "redis", ports: [{ containerPort: 6379 }] },
      ],
      ingress: [{ ports: 3000, peers: [siteGroupId(ground)] }],
      tasks: ground.zones.map((zone) => ({ subnet: zone.app, host })),
      ...(name === "web" && { scales: { min: 3, max: 30 } }),
      targets: [{ group: edge.groups[name], container: "web", port: 3000 }],
    });
  return [...both("web", 41), ...both("web-canary", 44)];
}

/** Scaled in a minute ago; one of the stopped tasks had an address that a running one has now. */
function api(ground: Ground, edge: Edge): Built[] {
  const [a, c, d] = ground.zones;
  const registry = discoverable(ground, "api", "A");
  const scaledIn = {
    stopCode: "ServiceSchedulerInitiated",
    reason: "Scaling activity initiated by (deployment ecs-svc/1)",
  } as const;
  return [
    registry,
    ...fargateService(ground, {
      name: "api",
      containers: [
        {
          name: "api",
          ports: [{ containerPort: 8080 }],
          environment: { DATABASE_HOST: "tickets.db.example.com", LEDGER_URL: "http://ledger.svc.example.com:9000" },
          secrets: [{ name: "DATABASE_PASSWORD", valueFrom: "/tickets/database/password" }],
        },
      ],
      ingress: [
        { ports: 8080, peers: [siteGroupId(ground)] },
        { ports: 8080, peers: [groupIdOf(ground.place, "reports-host")] },
      ],
      tasks: ground.zones.map((zone) => ({ subnet: zone.app, host: 61 })),
      stopped: [
        { subnet: d.app, host: 62, minutesAgo: 1, ...scaledIn },
        { subnet: a.app, host: 61, minutesAgo: 50, ...scaledIn },
        { subnet: c.app, host: 41, minutesAgo: 55, ...scaledIn },
      ],
      targets: [{ group: edge.groups.api, container: "api", port: 8080 }],
      registry: { service: registry, container: "api", port: 8080 },
    }),
  ];
}

/** Parked until the next campaign: no task, no target, and nothing wrong with that. */
function campaign(ground: Ground, edge: Edge): Built[] {
  return fargateService(ground, {
    name: "campaign",
    containers: [{ name: "web", ports: [{ containerPort: 3000 }] }],
    ingress: [{ ports: 3000, peers: [siteGroupId(ground)] }],
    desired: 0,
    tasks: [],
    targets: [{ group: edge.groups.campaign, container: "web", port: 3000 }],
    tags: { 備考: "次のキャンペーンまで停止中" },
  });
}

function partners(ground: Ground, edge: Edge): Built[] {
  return fargateService(ground, {
    name: "partners",
    containers: [{ name: "gateway", ports: [{ containerPort: 8443 }] }],
    ingress: [{ ports: 8443, peers: [groupIdOf(ground.place, "tickets-partners-nlb")] }],
    tasks: ground.zones.map((zone) => ({ subnet: zone.app, host: 71 })),
    targets: [{ group: edge.groups.partners, container: "gateway", port: 8443 }],
  });
}

/** In subnets without a way out, and with every endpoint it needs. */
function ledger(ground: Ground): Built[] {
  const registry = discoverable(ground, "ledger", "A");
  return [
    registry,
    ...fargateService(ground, {
      name: "ledger",
      tier: "data",
      containers: [
        {
          name: "ledger",
          ports: [{ containerPort: 9000 }],
          secrets: [
            {
              name: "SIGNING_KEY",
              valueFrom: `arn:aws:secretsmanager:${ground.place.region}:${ground.place.account}:secret:ledger-Qw3rTy`,
            },
          ],
        },
      ],
      ingress: [{ ports: 9000, peers: [groupIdOf(ground.place, "api")] }],
      tasks: ground.zones.map((zone) => ({ subnet: zone.data, host: 81 })),
      registry: { service: registry, container: "ledger", port: 9000 },
    }),
  ];
}

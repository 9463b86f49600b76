import type { Built } from "#mocks/world/part.ts";
import { service, steadyState, type ServiceSpec } from "#mocks/world/service.ts";
import { timedOut } from "#mocks/world/target-group.ts";
import { taskDefinition, type ContainerSpec } from "#mocks/world/task-definition.ts";
import type { Front } from "./front.ts";
import { clustersOf, discoverable, groupIdOf, groupOf, type Site } from "./site.ts";

/** The services on AWS Fargate that have something in front of them. */
export function webServices(site: Site, front: Front): Built[] {
  return [
    ...storefront(site, front),
    ...bookingApi(site, front),
    ...tracking(site, front),
    ...yardMap(site, front),
    ...pricing(site, front),
    ...customsFeed(site),
  ];
}

type FargateSpec = Omit<ServiceSpec, "cluster" | "taskDefinition" | "network"> & {
  readonly revision: number;
  readonly containers: readonly ContainerSpec[];
  readonly ingress: Parameters<typeof groupOf>[2];
  readonly subnets?: readonly Site["docks"][];
};

/** A service on AWS Fargate with a security group of its own, which has its name. */
export function fargateService(site: Site, spec: FargateSpec): Built[] {
  const { revision, containers, ingress, subnets, ...rest } = spec;
  const group = groupOf(site, spec.name, ingress);
  const definition = taskDefinition(site.place, {
    family: spec.name,
    revision,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers,
  });
  const network = { subnets: subnets ?? [site.a.app, site.c.app, site.d.app], groups: [group] };
  return [
    group,
    definition,
    service(site.place, { ...rest, cluster: clustersOf(site.place).web, taskDefinition: definition, network }),
  ];
}

function storefront(site: Site, front: Front): Built[] {
  return fargateService(site, {
    name: "storefront",
    revision: 88,
    containers: [
      {
        name: "web",
        ports: [{ containerPort: 3000 }],
        environment: { API_URL: "https://www.example.jp/api", PRICING_URL: "http://pricing.internal.example.jp" },
        healthCheck: "curl -fs http://localhost:3000/healthz",
      },
    ],
    ingress: [{ ports: 3000, peers: [groupIdOf(site.place, "harbour-public-alb")] }],
    tasks: [site.a, site.c, site.d].map((zone) => ({ subnet: zone.app, host: 21 })),
    scales: { min: 3, max: 12 },
    targets: [{ group: front.groups.storefront, container: "web", port: 3000 }],
    tags: { 担当: "ウェブ" },
  });
}

function bookingApi(site: Site, front: Front): Built[] {
  return fargateService(site, {
    name: "booking-api",
    revision: 142,
    containers: [
      {
        name: "api",
        ports: [{ containerPort: 8080 }],
        environment: {
          DATABASE_HOST: "booking.db.example.jp",
          CUSTOMS_URL: "http://customs-feed.svc.example.jp:8443",
          OLD_WAREHOUSE_URL: "http://10.60.4.12:8080",
          STATSD_HOST: "localhost:8125",
        },
        secrets: [{ name: "DATABASE_PASSWORD", valueFrom: secretArn(site, "booking-db") }],
      },
      { name: "statsd", ports: [{ containerPort: 8125, protocol: "udp" }] },
    ],
    ingress: [{ ports: 8080, peers: [groupIdOf(site.place, "harbour-public-alb")] }],
    tasks: [site.a, site.c, site.d].map((zone) => ({ subnet: zone.app, host: 22 })),
    scales: { min: 3, max: 9 },
    targets: [{ group: front.groups["booking-api"], container: "api", port: 8080 }],
    tags: { 担当: "予約" },
  });
}

/** Before its port changed. */
function trackingBefore(site: Site, front: Front): Built[] {
  const group = front.groups.tracking;
  return fargateService(site, {
    name: "tracking",
    revision: 56,
    containers: [{ name: "app", ports: [{ containerPort: 8080 }], environment: { LISTEN_PORT: "8080" } }],
    ingress: [{ ports: 8080, peers: [groupIdOf(site.place, "harbour-public-alb")], description: "ALB" }],
    tasks: [site.a, site.c].map((zone) => ({ subnet: zone.app, host: 28 })),
    targets: [{ group, container: "app", port: 8080 }],
    scales: { min: 2, max: 8 },
    events: [steadyState("tracking", 10)],
    tags: { 担当: "貨物追跡" },
  });
}

/** Its port went from 8080 to 9090; its security group did not. */
function tracking(site: Site, front: Front): Built[] {
  if (site.moment === "earlier") return trackingBefore(site, front);
  const group = front.groups.tracking;
  const refused = `in (target-group ${group.targetGroupArn}) due to (reason Request timed out)`;
  const unhealthy = (minutesAgo: number) => ({
    minutesAgo,
    message: `(service tracking) (port 9090) is unhealthy ${refused}`,
  });
  const stopped = (zone: Site["a"], host: number, minutesAgo: number) => ({
    subnet: zone.app,
    host,
    minutesAgo,
    stopCode: "ServiceSchedulerInitiated" as const,
    reason: `Task failed ELB health checks in (target-group ${group.targetGroupArn})`,
  });
  return fargateService(site, {
    name: "tracking",
    revision: 57,
    containers: [{ name: "app", ports: [{ containerPort: 9090 }], environment: { LISTEN_PORT: "9090" } }],
    ingress: [{ ports: 8080, peers: [groupIdOf(site.place, "harbour-public-alb")], description: "ALB" }],
    tasks: [
      { subnet: site.a.app, host: 23, startedMinutesAgo: 6, target: timedOut },
      { subnet: site.c.app, host: 23, startedMinutesAgo: 5, target: timedOut },
    ],
    stopped: [stopped(site.a, 63, 7), stopped(site.c, 63, 6), stopped(site.d, 63, 12), stopped(site.a, 64, 12)],
    targets: [{ group, container: "app", port: 9090 }],
    // Suspended for the deployment, so that no alarm scales what is not healthy.
    scales: {
      min: 2,
      max: 8,
      suspended: {
        DynamicScalingInSuspended: true,
        DynamicScalingOutSuspended: true,
        ScheduledScalingSuspended: true,
      },
    },
    deployedMinutesAgo: 95,
    rollout: "IN_PROGRESS",
    events: [
      unhealthy(3),
      { minutesAgo: 5, message: "(service tracking) has started 1 tasks: (task 3c9f0b7d2a6e4f5f)." },
      unhealthy(7),
      unhealthy(12),
      steadyState("tracking", 214),
      steadyState("tracking", 574),
    ],
    tags: { 担当: "貨物追跡" },
  });
}

function yardMap(site: Site, front: Front): Built[] {
  return fargateService(site, {
    name: "yard-map",
    revision: 19,
    containers: [{ name: "map", ports: [{ containerPort: 8080 }] }],
    ingress: [{ ports: 8080, peers: [groupIdOf(site.place, "harbour-public-alb")] }],
    tasks: [site.a, site.c].map((zone) => ({ subnet: zone.app, host: 24 })),
    targets: [{ group: front.groups["yard-map"], container: "map", port: 8080 }],
  });
}

function pricing(site: Site, front: Front): Built[] {
  return fargateService(site, {
    name: "pricing",
    revision: 33,
    containers: [
      { name: "pricing", ports: [{ containerPort: 8080 }], environment: { CACHE: "redis://127.0.0.1:6379/0" } },
      { name: "cache", ports: [{ containerPort: 6379 }], image: "public.ecr.aws/docker/library/redis:7" },
    ],
    // The storefront called it past its load balancer until that day.
    ingress: [
      { ports: 8080, peers: [groupIdOf(site.place, "harbour-inside-alb")] },
      ...(site.moment === "earlier" ? [{ ports: 8080, peers: [groupIdOf(site.place, "storefront")] }] : []),
    ],
    tasks: [site.a, site.d].map((zone) => ({ subnet: zone.app, host: 25 })),
    scales: { min: 2, max: 6 },
    targets: [{ group: front.groups.pricing, container: "pricing", port: 8080 }],
  });
}

function customsFeed(site: Site): Built[] {
  const registry = discoverable(site, "customs-feed", "A");
  return [
    registry,
    ...fargateService(site, {
      name: "customs-feed",
      revision: 27,
      containers: [{ name: "feed", ports: [{ containerPort: 8443 }] }],
      // Opened to the booking API that day.
      ingress: site.moment === "earlier" ? [] : [{ ports: 8443, peers: [groupIdOf(site.place, "booking-api")] }],
      tasks: [site.a, site.d].map((zone) => ({ subnet: zone.app, host: 41 })),
      registry: { service: registry, container: "feed", port: 8443 },
      tags: { 担当: "通関" },
    }),
  ];
}

/** The ARN of a secret of the account. */
export function secretArn({ place }: Site, name: string): string {
  return `arn:aws:secretsmanager:${place.region}:${place.account}:secret:${name}-AbC123`;
}

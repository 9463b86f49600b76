import { forwardTo, listener, redirectToHttps, respondWith } from "#mocks/world/listener.ts";
import { loadBalancer, type LoadBalancer } from "#mocks/world/load-balancer.ts";
import { registration, targetGroup, timedOut, type TargetGroup } from "#mocks/world/target-group.ts";
import type { Built } from "#mocks/world/part.ts";
import { addressIn } from "#mocks/world/subnet.ts";
import { groupOf, type Site } from "./site.ts";

/** The load balancers, and the target groups behind them. */
export type Front = {
  readonly publicBalancer: LoadBalancer;
  readonly insideBalancer: LoadBalancer;
  readonly relayBalancer: LoadBalancer;
  readonly groups: {
    readonly [
      Name in (typeof behindPublic)[number]["name"] | "pricing" | "gate-kiosk" | "fleet-telemetry"
    ]: TargetGroup;
  };
  readonly built: readonly Built[];
};

const behindPublic = [
  { name: "storefront", port: 3000, path: "/healthz", type: "ip" },
  { name: "booking-api", port: 8080, path: "/health", type: "ip" },
  { name: "tracking", port: 9090, path: "/health", type: "ip" },
  { name: "yard-map", port: 8080, path: "/health", type: "ip" },
  { name: "crew-roster", port: 80, path: "/login", type: "instance" },
  { name: "label-printer", port: 80, path: "/status", type: "instance" },
] as const;

/** Builds the edge of the account. */
export function frontOf(site: Site): Front {
  const open = [80, 443].map((ports) => ({ ports, peers: ["0.0.0.0/0"] }));
  const publicGroup = groupOf(site, "harbour-public-alb", open);
  const insideGroup = groupOf(site, "harbour-inside-alb", [{ ports: 80, peers: [site.net.vpc.cidrBlock] }]);
  const relayGroup = groupOf(site, "harbour-relay-nlb", [
    { ports: 8088, peers: [site.net.vpc.cidrBlock, "10.90.0.0/16"] },
    { ports: 8883, peers: [site.net.vpc.cidrBlock] },
  ]);
  const zones = [site.a, site.c, site.d];
  const publicBalancer = loadBalancer(site.place, {
    name: "harbour-public",
    type: "application",
    scheme: "internet-facing",
    groups: [publicGroup],
    nodes: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 21,
      publicIp: `203.0.113.${String(11 + index)}`,
    })),
    tags: { 用途: "公開サイト" },
  });
  const insideBalancer = loadBalancer(site.place, {
    name: "harbour-inside",
    type: "application",
    scheme: "internal",
    groups: [insideGroup],
    nodes: zones.map((zone) => ({ subnet: zone.app, host: 15 })),
  });
  const relayBalancer = loadBalancer(site.place, {
    name: "harbour-relay",
    type: "network",
    scheme: "internal",
    groups: [relayGroup],
    nodes: zones.map((zone) => ({ subnet: zone.app, host: 16 })),
    tags: { 用途: "ゲート端末と車両" },
  });
  const groups = targetGroupsOf(site);
  const balancers = { publicBalancer, insideBalancer, relayBalancer };
  return {
    ...balancers,
    groups,
    built: [
      publicGroup,
      insideGroup,
      relayGroup,
      ...Object.values(balancers),
      ...Object.values(groups),
      ...listenersOf(site, balancers, groups),
      leftBehind(site, groups["yard-map"]),
    ],
  };
}

function targetGroupsOf({ place, net }: Site): Front["groups"] {
  const { vpc } = net;
  const web = (name: (typeof behindPublic)[number]["name"]) => {
    const { port, path, type } = behindPublic.find((group) => group.name === name) ?? behindPublic[0];
    return targetGroup(place, { vpc, name, targetType: type, port, healthCheckPath: path });
  };
  return {
    storefront: web("storefront"),
    "booking-api": web("booking-api"),
    tracking: web("tracking"),
    "yard-map": web("yard-map"),
    "crew-roster": web("crew-roster"),
    "label-printer": web("label-printer"),
    pricing: targetGroup(place, { vpc, name: "pricing", targetType: "ip", port: 8080, healthCheckPath: "/health" }),
    "gate-kiosk": targetGroup(place, { vpc, name: "gate-kiosk", targetType: "instance", port: 8088, protocol: "TCP" }),
    "fleet-telemetry": targetGroup(place, {
      vpc,
      name: "fleet-telemetry",
      targetType: "ip",
      port: 8883,
      protocol: "TCP",
    }),
  };
}

function listenersOf(
  { place }: Site,
  balancers: Pick<Front, "publicBalancer" | "insideBalancer" | "relayBalancer">,
  groups: Front["groups"],
): Built[] {
  const { publicBalancer, insideBalancer, relayBalancer } = balancers;
  const host = (priority: number, name: string, group: TargetGroup) => ({
    priority,
    hosts: [`${name}.example.jp`],
    action: forwardTo(group),
  });
  return [
    listener(place, { loadBalancer: publicBalancer, port: 80, protocol: "HTTP", defaultAction: redirectToHttps }),
    listener(place, {
      loadBalancer: publicBalancer,
      port: 443,
      protocol: "HTTPS",
      defaultAction: forwardTo(groups.storefront),
      rules: [
        { ...host(10, "www", groups["booking-api"]), paths: ["/api/*"] },
        host(20, "track", groups.tracking),
        host(30, "yard", groups["yard-map"]),
        host(40, "crew", groups["crew-roster"]),
        host(50, "labels", groups["label-printer"]),
      ],
    }),
    listener(place, {
      loadBalancer: insideBalancer,
      port: 80,
      protocol: "HTTP",
      defaultAction: respondWith("404"),
      rules: [{ priority: 10, hosts: ["pricing.internal.example.jp"], action: forwardTo(groups.pricing) }],
    }),
    listener(place, {
      loadBalancer: relayBalancer,
      port: 8088,
      protocol: "TCP",
      defaultAction: forwardTo(groups["gate-kiosk"]),
    }),
    listener(place, {
      loadBalancer: relayBalancer,
      port: 8883,
      protocol: "TCP",
      defaultAction: forwardTo(groups["fleet-telemetry"]),
    }),
  ];
}

/** A target of a task that is long gone: its deregistration was lost. */
function leftBehind({ c }: Site, group: TargetGroup): Built {
  const target = { id: addressIn(c.app, 77), port: 8080, availabilityZone: c.app.availabilityZone };
  return { part: { registrations: [registration(group, target, timedOut)] } };
}

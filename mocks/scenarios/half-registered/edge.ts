import { forwardTo, listener, redirectToHttps, respondWith } from "#mocks/world/listener.ts";
import { loadBalancer, type LoadBalancer } from "#mocks/world/load-balancer.ts";
import type { Built } from "#mocks/world/part.ts";
import { registration, targetGroup, type TargetGroup } from "#mocks/world/target-group.ts";
import { groupOf, type Ground } from "./ground.ts";

/** The load balancers of the school, and the groups behind them. */
export type Edge = {
  readonly site: LoadBalancer;
  readonly relay: LoadBalancer;
  readonly groups: { readonly [Name in GroupName]: TargetGroup };
  readonly built: readonly Built[];
};

type GroupName =
  | "booking"
  | "api"
  | "portal"
  | "scores"
  | "tuner"
  | "media"
  | "cues"
  | "archive"
  | "studio"
  | "enrol-blue"
  | "enrol-green";

/** Builds the edge. */
export function edgeOf(ground: Ground): Edge {
  const { place, a, c, d } = ground;
  const open = [80, 443].map((ports) => ({ ports, peers: ["0.0.0.0/0"] }));
  const siteGroup = groupOf(ground, "lessons-alb", open);
  const mediaGroup = groupOf(ground, "media-alb", open);
  const archiveGroup = groupOf(ground, "archive-alb", [{ ports: 80, peers: [ground.net.vpc.cidrBlock] }]);
  const relayGroup = groupOf(ground, "relay-nlb", [{ ports: [7000, 7001], peers: [ground.net.vpc.cidrBlock] }]);
  // Zone d came later, for the tasks alone.
  const site = loadBalancer(place, {
    name: "lessons",
    type: "application",
    scheme: "internet-facing",
    groups: [siteGroup],
    nodes: [a, c].map((zone, index) => ({
      subnet: zone.public,
      host: 21,
      publicIp: `203.0.113.${String(121 + index)}`,
    })),
  });
  // Of its two subnets one is an application subnet.
  const media = loadBalancer(place, {
    name: "lessons-media",
    type: "application",
    scheme: "internet-facing",
    groups: [mediaGroup],
    nodes: [
      { subnet: a.public, host: 22, publicIp: "203.0.113.125" },
      { subnet: c.app, host: 22, publicIp: "203.0.113.126" },
    ],
  });
  const archive = loadBalancer(place, {
    name: "lessons-archive",
    type: "application",
    scheme: "internal",
    groups: [archiveGroup],
    nodes: [a, c].map((zone) => ({ subnet: zone.app, host: 23 })),
    state: { Code: "active_impaired", Reason: "Insufficient free addresses in the subnets of the load balancer" },
  });
  const relay = loadBalancer(place, {
    name: "lessons-relay",
    type: "network",
    scheme: "internal",
    groups: [relayGroup],
    crossZone: false,
    nodes: [a, c, d].map((zone) => ({ subnet: zone.app, host: 24 })),
  });
  const groups = groupsOf(ground);
  const balancers = { site, media, archive, relay };
  return {
    site,
    relay,
    groups,
    built: [
      siteGroup,
      mediaGroup,
      archiveGroup,
      relayGroup,
      ...Object.values(balancers),
      ...Object.values(groups),
      ...listenersOf(ground, balancers, groups),
      besides(groups.archive),
    ],
  };
}

function groupsOf({ place, net, old }: Ground): Edge["groups"] {
  const ip = (name: GroupName, port: number) =>
    targetGroup(place, { vpc: net.vpc, name, targetType: "ip", port, healthCheckPath: "/healthz" });
  const onHosts = { vpc: net.vpc, targetType: "instance", port: 80, healthCheckPath: "/healthz" } as const;
  const tcp = { vpc: net.vpc, protocol: "TCP" } as const;
  return {
    booking: ip("booking", 3000),
    api: ip("api", 8080),
    portal: ip("portal", 8443),
    media: ip("media", 3000),
    "enrol-blue": ip("enrol-blue", 3000),
    "enrol-green": ip("enrol-green", 3000),
    scores: targetGroup(place, { ...onHosts, name: "scores" }),
    tuner: targetGroup(place, { ...onHosts, name: "tuner", healthCheckPort: 8081 }),
    cues: targetGroup(place, { ...tcp, name: "cues", targetType: "instance", port: 7000 }),
    archive: targetGroup(place, { ...tcp, name: "archive", targetType: "ip", port: 7001 }),
    studio: targetGroup(place, { vpc: old, name: "studio", targetType: "ip", port: 3000, healthCheckPath: "/healthz" }),
  };
}

function listenersOf(
  { place }: Ground,
  balancers: { readonly [Name in "site" | "media" | "archive" | "relay"]: LoadBalancer },
  groups: Edge["groups"],
): readonly Built[] {
  const { site, media, archive, relay } = balancers;
  const host = (priority: number, name: string, group: TargetGroup) => ({
    priority,
    hosts: [`${name}.example.com`],
    action: forwardTo(group),
  });
  return [
    listener(place, { loadBalancer: site, port: 80, protocol: "HTTP", defaultAction: redirectToHttps }),
    listener(place, {
      loadBalancer: site,
      port: 443,
      protocol: "HTTPS",
      defaultAction: respondWith("404"),
      rules: [
        host(10, "www", groups.booking),
        { ...host(20, "www", groups.api), paths: ["/api/*"] },
        host(30, "portal", groups.portal),
        host(40, "scores", groups.scores),
        host(50, "tuner", groups.tuner),
        host(60, "enrol", groups["enrol-blue"]),
        host(70, "enrol-next", groups["enrol-green"]),
      ],
    }),
    listener(place, { loadBalancer: media, port: 443, protocol: "HTTPS", defaultAction: forwardTo(groups.media) }),
    listener(place, { loadBalancer: archive, port: 80, protocol: "HTTP", defaultAction: respondWith("404") }),
    listener(place, { loadBalancer: relay, port: 7000, protocol: "TCP", defaultAction: forwardTo(groups.cues) }),
    listener(place, { loadBalancer: relay, port: 7001, protocol: "TCP", defaultAction: forwardTo(groups.archive) }),
  ];
}

/** The archive stands in the school's own cellar, behind a private line. */
function besides(group: TargetGroup): Built {
  const target = { id: "192.168.40.12", port: 7001, availabilityZone: "all" };
  return { part: { registrations: [registration(group, target)] } };
}

import { forwardByWeight, forwardTo, listener, redirectToHttps, respondWith } from "#mocks/world/listener.ts";
import { loadBalancer, type LoadBalancer } from "#mocks/world/load-balancer.ts";
import type { Built } from "#mocks/world/part.ts";
import { addressIn } from "#mocks/world/subnet.ts";
import { draining, functionGroup, registration, targetGroup, type TargetGroup } from "#mocks/world/target-group.ts";
import { groupIdOf, groupOf, type Ground } from "./ground.ts";

/** The load balancers of the account. */
export type Edge = {
  readonly site: LoadBalancer;
  readonly partners: LoadBalancer;
  readonly groups: {
    readonly [Name in GroupName]: TargetGroup;
  };
  readonly built: readonly Built[];
};

type GroupName =
  | "web"
  | "web-canary"
  | "api"
  | "campaign"
  | "reports"
  | "partners"
  | "receipts"
  | "seats-blue"
  | "seats-green"
  | "till";

/** Builds the edge: a public load balancer for people, and one with fixed addresses for partners. */
export function edgeOf(ground: Ground): Edge {
  const { place, zones } = ground;
  const siteGroup = groupOf(ground, "tickets-site-alb", [
    { ports: 443, peers: ["0.0.0.0/0"] },
    { ports: 80, peers: ["0.0.0.0/0"] },
    { ports: 8443, peers: ["192.0.2.0/24"], description: "the next version, for the office" },
  ]);
  const partnersGroup = groupOf(ground, "tickets-partners-nlb", [{ ports: 8443, peers: ["192.0.2.0/24"] }]);
  const site = loadBalancer(place, {
    name: "tickets-site",
    type: "application",
    scheme: "internet-facing",
    groups: [siteGroup],
    nodes: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 21,
      publicIp: `203.0.113.${String(71 + index)}`,
    })),
  });
  const partners = loadBalancer(place, {
    name: "tickets-partners",
    type: "network",
    scheme: "internet-facing",
    groups: [partnersGroup],
    nodes: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 31,
      publicIp: `203.0.113.${String(81 + index)}`,
      elasticIp: `tickets-partners-${String(index + 1)}`,
    })),
    tags: { 用途: "提携先" },
  });
  const groups = groupsOf(ground);
  const listeners = listenersOf(ground, { site, partners, groups });
  return {
    site,
    partners,
    groups,
    built: [
      siteGroup,
      partnersGroup,
      site,
      partners,
      ...Object.values(groups),
      ...listeners,
      leaving(ground, groups.api),
    ],
  };
}

function groupsOf({ place, net }: Ground): Edge["groups"] {
  const { vpc } = net;
  const web = (name: string, port: number) =>
    targetGroup(place, { vpc, name, targetType: "ip", port, healthCheckPath: "/healthz" });
  return {
    web: web("web", 3000),
    "web-canary": web("web-canary", 3000),
    api: web("api", 8080),
    campaign: web("campaign", 3000),
    reports: targetGroup(place, {
      vpc,
      name: "reports",
      targetType: "instance",
      port: 80,
      healthCheckPath: "/healthz",
    }),
    receipts: functionGroup(place, "receipts"),
    "seats-blue": web("seats-blue", 3000),
    "seats-green": web("seats-green", 3000),
    till: targetGroup(place, { vpc, name: "till", targetType: "instance", port: 80, healthCheckPath: "/healthz" }),
    partners: targetGroup(place, { vpc, name: "partners", targetType: "ip", port: 8443, protocol: "TCP" }),
  };
}

function listenersOf({ place }: Ground, edge: Pick<Edge, "site" | "partners" | "groups">): Built[] {
  const { site, partners, groups } = edge;
  const host = (priority: number, name: string, group: TargetGroup) => ({
    priority,
    hosts: [`${name}.example.com`],
    action: forwardTo(group),
  });
  const canary = forwardByWeight([
    { group: groups.web, weight: 90 },
    { group: groups["web-canary"], weight: 10 },
  ]);
  return [
    listener(place, { loadBalancer: site, port: 80, protocol: "HTTP", defaultAction: redirectToHttps }),
    listener(place, {
      loadBalancer: site,
      port: 443,
      protocol: "HTTPS",
      defaultAction: respondWith("404"),
      rules: [
        { ...host(10, "www", groups.api), paths: ["/api/*"] },
        { ...host(12, "www", groups.receipts), paths: ["/receipts/*"] },
        { ...host(14, "www", groups["seats-blue"]), paths: ["/seats/*"] },
        { ...host(16, "www", groups.till), paths: ["/till/*"] },
        { priority: 20, hosts: ["www.example.com", "example.com"], action: canary },
        host(30, "campaign", groups.campaign),
        host(40, "reports", groups.reports),
      ],
    }),
    listener(place, {
      loadBalancer: site,
      port: 8443,
      protocol: "HTTPS",
      defaultAction: forwardTo(groups["seats-green"]),
    }),
    listener(place, {
      loadBalancer: partners,
      port: 8443,
      protocol: "TCP",
      defaultAction: forwardTo(groups.partners),
    }),
  ];
}

/** The target of a task that stopped a minute ago: it is leaving as it should. */
function leaving({ zones }: Ground, group: TargetGroup): Built {
  const { app } = zones[2];
  const target = { id: addressIn(app, 62), port: 8080, availabilityZone: app.availabilityZone };
  return { part: { registrations: [registration(group, target, draining)] } };
}

/** The security group of the public load balancer. */
export function siteGroupId({ place }: Ground): string {
  return groupIdOf(place, "tickets-site-alb");
}

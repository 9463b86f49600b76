import { forwardTo, listener, redirectToHttps } from "#mocks/world/listener.ts";
import { loadBalancer, type LoadBalancer } from "#mocks/world/load-balancer.ts";
import type { Built } from "#mocks/world/part.ts";
import { securityGroup } from "#mocks/world/security-group.ts";
import { service } from "#mocks/world/service.ts";
import { registration, targetGroup, healthy } from "#mocks/world/target-group.ts";
import { taskDefinition } from "#mocks/world/task-definition.ts";
import type { Crossroads } from "./inside.ts";

/** The load balancers of the account. */
export type Edge = { readonly site: LoadBalancer; readonly feed: LoadBalancer; readonly built: readonly Built[] };

/** A site behind an application load balancer with fixed addresses before it, and a feed that keeps its clients' addresses. */
export function edgeOf(roads: Crossroads): Edge {
  const web = webOf(roads);
  const feed = feedOf(roads);
  return { site: web.fixed, feed: feed.balancer, built: [...web.built, ...feed.built] };
}

/** Fixed addresses before an application load balancer, which the network one sends everything on to. */
function webOf({ place, rail, crossing }: Crossroads) {
  const { vpc, zones } = rail;
  const balancerGroup = securityGroup(place, {
    vpc,
    name: "web-alb",
    ingress: [443, 80].map((ports) => ({ ports, peers: ["0.0.0.0/0"] })),
  });
  const taskGroup = securityGroup(place, {
    vpc,
    name: "web",
    ingress: [{ ports: 3000, peers: [balancerGroup.groupId] }],
  });
  const inner = loadBalancer(place, {
    name: "web",
    type: "application",
    scheme: "internet-facing",
    groups: [balancerGroup],
    nodes: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 21,
      publicIp: `203.0.113.${String(191 + index)}`,
    })),
  });
  const fixed = loadBalancer(place, {
    name: "web-fixed",
    type: "network",
    scheme: "internet-facing",
    groups: [],
    nodes: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 31,
      publicIp: `203.0.113.${String(195 + index)}`,
      elasticIp: `web-fixed-${String(index + 1)}`,
    })),
  });
  const group = targetGroup(place, { vpc, name: "web", targetType: "ip", port: 3000, healthCheckPath: "/healthz" });
  const toInner = targetGroup(place, {
    vpc,
    name: "web-inner",
    targetType: "alb",
    port: 443,
    protocol: "TCP",
  });
  const registered = {
    part: { registrations: [registration(toInner, { id: inner.loadBalancerArn, port: 443 }, healthy)] },
  };
  const definition = taskDefinition(place, {
    family: "web",
    revision: 120,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "web", ports: [{ containerPort: 3000 }] }],
  });
  const tasks = service(place, {
    cluster: crossing,
    name: "web",
    taskDefinition: definition,
    network: { subnets: zones.map(({ app }) => app), groups: [taskGroup] },
    tasks: zones.map(({ app }) => ({ subnet: app, host: 21 })),
    targets: [{ group, container: "web", port: 3000 }],
  });
  const listeners = [
    listener(place, { loadBalancer: inner, port: 443, protocol: "HTTPS", defaultAction: forwardTo(group) }),
    listener(place, { loadBalancer: inner, port: 80, protocol: "HTTP", defaultAction: redirectToHttps }),
    listener(place, { loadBalancer: fixed, port: 443, protocol: "TCP", defaultAction: forwardTo(toInner) }),
  ];
  const built = [balancerGroup, taskGroup, inner, fixed, group, toInner, registered, definition, tasks, ...listeners];
  return { fixed, built };
}

/** A security group of its own names few partners; the targets let in the load balancer by its group, kept addresses and all. */
function feedOf({ place, rail, crossing }: Crossroads) {
  const { vpc, zones } = rail;
  const balancerGroup = securityGroup(place, {
    vpc,
    name: "feed-nlb",
    ingress: [{ ports: 8443, peers: ["198.51.100.200/32", "198.51.100.201/32"], description: "two partners" }],
  });
  const balancer = loadBalancer(place, {
    name: "feed",
    type: "network",
    scheme: "internet-facing",
    groups: [balancerGroup],
    nodes: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 41,
      publicIp: `203.0.113.${String(201 + index)}`,
      elasticIp: `feed-${String(index + 1)}`,
    })),
  });
  const group = targetGroup(place, {
    vpc,
    name: "feed",
    targetType: "ip",
    port: 8443,
    protocol: "TCP",
    keepsClientIp: true,
  });
  const taskGroup = securityGroup(place, {
    vpc,
    name: "feed",
    ingress: [{ ports: 8443, peers: [balancerGroup.groupId] }],
  });
  const definition = taskDefinition(place, {
    family: "feed",
    revision: 15,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "feed", ports: [{ containerPort: 8443 }] }],
  });
  const tasks = service(place, {
    cluster: crossing,
    name: "feed",
    taskDefinition: definition,
    network: { subnets: zones.map(({ app }) => app), groups: [taskGroup] },
    tasks: zones.map(({ app }) => ({ subnet: app, host: 61 })),
    targets: [{ group, container: "feed", port: 8443 }],
  });
  const tcp = listener(place, { loadBalancer: balancer, port: 8443, protocol: "TCP", defaultAction: forwardTo(group) });
  return { balancer, built: [balancerGroup, balancer, group, taskGroup, definition, tasks, tcp] };
}

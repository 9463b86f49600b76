import { discoveryService } from "#mocks/world/cloud-map.ts";
import { forwardTo, listener } from "#mocks/world/listener.ts";
import { loadBalancer, type LoadBalancer } from "#mocks/world/load-balancer.ts";
import type { Built } from "#mocks/world/part.ts";
import { securityGroup } from "#mocks/world/security-group.ts";
import { service } from "#mocks/world/service.ts";
import { targetGroup } from "#mocks/world/target-group.ts";
import { taskDefinition } from "#mocks/world/task-definition.ts";
import type { Ground } from "./ground.ts";

/** The services on AWS Fargate: the radar behind its load balancer, and the tides. */
export function observationsOf(ground: Ground): { readonly site: LoadBalancer; readonly built: readonly Built[] } {
  const radar = radarOf(ground);
  return { site: radar.site, built: [...radar.built, ...tidesOf(ground)] };
}

/** Its pictures take two minutes to load, and nobody told the service. */
function radarOf({ place, net, weather }: Ground) {
  const { vpc, zones } = net;
  const balancerGroup = securityGroup(place, {
    vpc,
    name: "radar-alb",
    ingress: [{ ports: 443, peers: ["0.0.0.0/0"] }],
  });
  const site = loadBalancer(place, {
    name: "radar",
    type: "application",
    scheme: "internet-facing",
    groups: [balancerGroup],
    nodes: zones.map((zone, index) => ({
      subnet: zone.public,
      host: 21,
      publicIp: `203.0.113.${String(221 + index)}`,
    })),
  });
  const taskGroup = securityGroup(place, {
    vpc,
    name: "radar",
    ingress: [{ ports: 8080, peers: [balancerGroup.groupId] }],
  });
  const group = targetGroup(place, { vpc, name: "radar", targetType: "ip", port: 8080, healthCheckPath: "/healthz" });
  const definition = taskDefinition(place, {
    family: "radar",
    revision: 41,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "radar", ports: [{ containerPort: 8080 }] }],
  });
  const tasks = service(place, {
    cluster: weather,
    name: "radar",
    taskDefinition: definition,
    network: { subnets: zones.map(({ app }) => app), groups: [taskGroup] },
    tasks: zones.map(({ app }) => ({ subnet: app, host: 31 })),
    stopped: zones.map(({ app }, index) => ({
      subnet: app,
      host: 41,
      minutesAgo: 12 + 9 * index,
      startedMinutesAgo: 15 + 9 * index,
      stopCode: "ServiceSchedulerInitiated",
      reason: `Task failed ELB health checks in (target-group ${group.targetGroupArn})`,
    })),
    targets: [{ group, container: "radar", port: 8080 }],
  });
  const secure = listener(place, { loadBalancer: site, port: 443, protocol: "HTTPS", defaultAction: forwardTo(group) });
  return { site, built: [balancerGroup, site, taskGroup, group, definition, tasks, secure] };
}

/** The last revision calls its port `tide-api`, the service still `tides`. */
function tidesOf({ place, net, weather, connect }: Ground): Built[] {
  const group = securityGroup(place, {
    vpc: net.vpc,
    name: "tides",
    ingress: [{ ports: 8090, peers: ["10.180.0.0/16"] }],
  });
  const definition = taskDefinition(place, {
    family: "tides",
    revision: 12,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name: "tides", ports: [{ name: "tide-api", containerPort: 8090 }] }],
  });
  const offered = {
    enabled: true,
    namespace: connect.name,
    services: [{ portName: "tides", discoveryName: "tides", clientAliases: [{ port: 8090, dnsName: "tides" }] }],
  };
  return [
    group,
    definition,
    discoveryService(place, { namespace: connect, name: "tides", recordType: "A" }),
    service(place, {
      cluster: weather,
      name: "tides",
      taskDefinition: definition,
      network: { subnets: net.zones.map(({ app }) => app), groups: [group] },
      tasks: net.zones.map(({ app }) => ({ subnet: app, host: 51 })),
      connect: offered,
    }),
  ];
}

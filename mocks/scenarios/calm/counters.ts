import { cluster } from "#mocks/world/cluster.ts";
import { containerInstance } from "#mocks/world/container-instance.ts";
import { pairedService, type Side } from "#mocks/world/paired-service.ts";
import type { Built } from "#mocks/world/part.ts";
import { service } from "#mocks/world/service.ts";
import { taskDefinition } from "#mocks/world/task-definition.ts";
import { siteGroupId, type Edge } from "./edge.ts";
import { clustersOf, groupOf, type Ground } from "./ground.ts";

/** Two versions of the seat map side by side, and the tills of the box office on Windows. */
export function counterServices(ground: Ground, edge: Edge): Built[] {
  return [...seats(ground, edge), ...tills(ground, edge)];
}

/** AWS CodeDeploy keeps both task sets until the office has looked: both are healthy, and one has no request from outside. */
function seats(ground: Ground, edge: Edge): Built[] {
  const { place, zones } = ground;
  const group = groupOf(ground, "seat-map", [{ ports: 3000, peers: [siteGroupId(ground)] }]);
  const side = (
    name: "seats-blue" | "seats-green",
    of: { revision: number; host: number; minutesAgo: number },
  ): Side => ({
    taskDefinition: taskDefinition(place, {
      family: "seat-map",
      revision: of.revision,
      networkMode: "awsvpc",
      launch: "FARGATE",
      containers: [{ name: "map", ports: [{ containerPort: 3000 }] }],
    }),
    group: edge.groups[name],
    tasks: zones.map((zone) => ({ subnet: zone.app, host: of.host })),
    minutesAgo: of.minutesAgo,
  });
  const serving = side("seats-blue", { revision: 77, host: 91, minutesAgo: 9000 });
  const coming = side("seats-green", { revision: 78, host: 92, minutesAgo: 95 });
  const network = { subnets: zones.map((zone) => zone.app), groups: [group] };
  const both = pairedService(place, {
    ...{ cluster: clustersOf(place).shop, name: "seat-map", network, container: "map", port: 3000, serving, coming },
  });
  return [group, serving.taskDefinition, coming.taskDefinition, both];
}

/** Windows takes dynamic ports from a range of its own: the group opens that, and no more. */
function tills(ground: Ground, edge: Edge): Built[] {
  const { place, zones } = ground;
  const office = cluster(place, { name: "box-office", tags: { 用途: "窓口" } });
  const group = groupOf(ground, "till-host", [
    { ports: [49152, 65535], peers: [siteGroupId(ground)], description: "dynamic host ports of Windows" },
  ]);
  const hosts = zones.map((zone, index) =>
    containerInstance(place, {
      cluster: office,
      name: `till-${String(index + 1)}`,
      instanceType: "m6i.xlarge",
      subnet: zone.app,
      host: 140,
      groups: [group],
      os: "windows",
    }),
  );
  const definition = taskDefinition(place, {
    family: "till",
    revision: 6,
    networkMode: "bridge",
    launch: "EC2",
    isForWindows: true,
    containers: [{ name: "till", ports: [{ containerPort: 80, hostPort: 0 }] }],
  });
  const ports = [49154, 52011, 61200];
  const tasks = service(place, {
    cluster: office,
    name: "till",
    taskDefinition: definition,
    tasks: hosts.map((on, index) => ({ on, hostPorts: { 80: ports[index] ?? 0 } })),
    targets: [{ group: edge.groups.till, container: "till", port: 80 }],
  });
  return [office, group, ...hosts, definition, tasks];
}

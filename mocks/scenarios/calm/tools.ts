import { containerInstance, type ContainerInstance } from "#mocks/world/container-instance.ts";
import type { Built } from "#mocks/world/part.ts";
import { service, steadyState } from "#mocks/world/service.ts";
import { taskDefinition } from "#mocks/world/task-definition.ts";
import { siteGroupId, type Edge } from "./edge.ts";
import { clustersOf, discoverable, groupOf, type Ground } from "./ground.ts";

type Hosts = readonly ContainerInstance[];

/** The services on EC2: bridge, host and awsvpc tasks side by side. */
export function toolServices(ground: Ground, edge: Edge): Built[] {
  const { place } = ground;
  const hostGroup = groupOf(ground, "reports-host", [
    {
      ports: [32768, 60999],
      peers: [siteGroupId(ground)],
      description: "dynamic host ports, from the load balancer only",
    },
  ]);
  const hosts = ground.zones.map((zone, index) =>
    containerInstance(place, {
      cluster: clustersOf(place).tools,
      name: `tools-${String(index + 1)}`,
      instanceType: "m6i.xlarge",
      subnet: zone.app,
      host: 100,
      trunkHost: 101,
      groups: [hostGroup],
      capacityProvider: "tools-asg",
    }),
  );
  return [
    hostGroup,
    ...hosts,
    ...reports(ground, edge, hosts),
    ...metrics(ground, hosts),
    ...statsd(ground, hosts),
    ...worker(ground, hosts),
  ];
}

/** Two containers that find each other by a link, on ports Docker chose. */
function reports(ground: Ground, edge: Edge, hosts: Hosts): Built[] {
  const definition = taskDefinition(ground.place, {
    family: "reports",
    revision: 30,
    networkMode: "bridge",
    launch: "EC2",
    containers: [
      {
        name: "proxy",
        ports: [{ containerPort: 80, hostPort: 0 }],
        links: ["app"],
        environment: { UPSTREAM: "http://app:8000" },
        healthCheck: "curl -fs http://localhost:80/healthz",
      },
      { name: "app" },
    ],
  });
  const ports = [32771, 45012, 60120];
  return [
    definition,
    service(ground.place, {
      cluster: clustersOf(ground.place).tools,
      name: "reports",
      taskDefinition: definition,
      tasks: hosts.map((on, index) => ({ on, hostPorts: { 80: ports[index] ?? 0 } })),
      targets: [{ group: edge.groups.reports, container: "proxy", port: 80 }],
    }),
  ];
}

/** One on every instance, with a fixed port: a daemon cannot collide with itself. */
function metrics(ground: Ground, hosts: Hosts): Built[] {
  const definition = taskDefinition(ground.place, {
    family: "metrics",
    revision: 4,
    networkMode: "host",
    launch: "EC2",
    cpu: 64,
    memory: 128,
    containers: [
      { name: "exporter", ports: [{ containerPort: 9100 }], environment: { SELF: "http://localhost:9100/metrics" } },
    ],
  });
  return [
    definition,
    service(ground.place, {
      cluster: clustersOf(ground.place).tools,
      name: "metrics",
      taskDefinition: definition,
      scheduling: "DAEMON",
      maximumPercent: 100,
      minimumHealthyPercent: 0,
      tasks: hosts.map((on) => ({ on })),
    }),
  ];
}

/** A fixed port, two tasks, three hosts: one to spare for a deployment. */
function statsd(ground: Ground, hosts: Hosts): Built[] {
  const registry = discoverable(ground, "statsd", "SRV");
  const definition = taskDefinition(ground.place, {
    family: "statsd",
    revision: 2,
    networkMode: "bridge",
    launch: "EC2",
    cpu: 64,
    memory: 128,
    containers: [{ name: "statsd", ports: [{ containerPort: 8125, hostPort: 8125, protocol: "udp" }] }],
  });
  return [
    registry,
    definition,
    service(ground.place, {
      cluster: clustersOf(ground.place).tools,
      name: "statsd",
      taskDefinition: definition,
      maximumPercent: 150,
      minimumHealthyPercent: 50,
      tasks: hosts.slice(0, 2).map((on) => ({ on })),
      registry: { service: registry, container: "statsd", port: 8125 },
    }),
  ];
}

/** It could not be placed for a while this morning, before the third instance came. */
function worker(ground: Ground, hosts: Hosts): Built[] {
  const group = groupOf(ground, "worker", []);
  const definition = taskDefinition(ground.place, {
    family: "worker",
    revision: 51,
    networkMode: "awsvpc",
    launch: "EC2",
    containers: [{ name: "worker", environment: { QUEUE: `https://sqs.${ground.place.region}.amazonaws.com` } }],
  });
  return [
    group,
    definition,
    service(ground.place, {
      cluster: clustersOf(ground.place).tools,
      name: "worker",
      taskDefinition: definition,
      network: { subnets: ground.zones.map((zone) => zone.app), groups: [group] },
      tasks: hosts.map((on) => ({ on, subnet: on.subnet, host: 110 })),
      events: [
        steadyState("worker", 205),
        {
          minutesAgo: 212,
          message:
            "(service worker) was unable to place a task because no container instance met all of its requirements. " +
            `The closest matching (container-instance ${hosts[0]?.containerInstanceArn.split("/").at(-1) ?? ""}) ` +
            'encountered error "RESOURCE:ENI". For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
        },
        steadyState("worker", 560),
      ],
    }),
  ];
}

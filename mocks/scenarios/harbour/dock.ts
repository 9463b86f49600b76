import { containerInstance, type ContainerInstance } from "#mocks/world/container-instance.ts";
import type { Built } from "#mocks/world/part.ts";
import { service, steadyState } from "#mocks/world/service.ts";
import { timedOut } from "#mocks/world/target-group.ts";
import { taskDefinition } from "#mocks/world/task-definition.ts";
import type { Front } from "./front.ts";
import { clustersOf, discoverable, groupIdOf, groupOf, type Site } from "./site.ts";

type Dock = {
  readonly site: Site;
  readonly front: Front;
  readonly hosts: readonly [ContainerInstance, ContainerInstance, ContainerInstance];
};

/** The cluster on three EC2 instances, with tasks of every network mode. */
export function dockServices(site: Site, front: Front): Built[] {
  const { place, moment } = site;
  const hostGroup = groupOf(site, "dock-host", [
    {
      // Narrowed the same day: Docker chooses from 32768 on.
      ports: [moment === "earlier" ? 32768 : 49153, 65535],
      peers: [groupIdOf(place, "harbour-public-alb")],
      description: "dynamic host ports from the ALB",
    },
    { ports: 8088, peers: [groupIdOf(place, "harbour-relay-nlb")] },
    { ports: [32768, 60999], peers: [groupIdOf(place, "booking-api")], description: "berth-relay" },
  ]);
  const host = (zone: Site["a"], letter: string) =>
    containerInstance(place, {
      cluster: clustersOf(place).dock,
      name: `dock-${letter}`,
      instanceType: "m5.large",
      subnet: zone.app,
      host: 100,
      trunkHost: 101,
      groups: [hostGroup],
      capacityProvider: "dock-asg",
    });
  const hosts = [host(site.a, "a"), host(site.c, "c"), host(site.d, "d")] as const;
  const dock: Dock = { site, front, hosts };
  return [
    hostGroup,
    ...hosts,
    ...labelPrinter(dock),
    ...gateKiosk(dock),
    ...berthRelay(dock),
    ...fleetTelemetry(dock),
    ...crewRoster(dock),
  ];
}

/** Docker chose 38112 for its third task; the security group begins at 49153. */
function labelPrinter({ site, front, hosts }: Dock): Built[] {
  const definition = taskDefinition(site.place, {
    family: "label-printer",
    revision: 21,
    networkMode: "bridge",
    launch: "EC2",
    containers: [{ name: "printer", ports: [{ containerPort: 80, hostPort: 0 }] }],
  });
  const group = front.groups["label-printer"];
  const [a, c, d] = hosts;
  return [
    definition,
    service(site.place, {
      cluster: clustersOf(site.place).dock,
      name: "label-printer",
      taskDefinition: definition,
      tasks: [
        { on: a, hostPorts: { 80: 49210 } },
        { on: c, hostPorts: { 80: 51877 } },
        { on: d, hostPorts: { 80: 38112 }, ...(site.moment === "story" && { startedMinutesAgo: 6, target: timedOut }) },
      ],
      targets: [{ group, container: "printer", port: 80 }],
      events: [
        ...(site.moment === "earlier"
          ? []
          : [
              {
                minutesAgo: 7,
                message:
                  `(service label-printer) (instance ${d.instanceId}) (port 38112) is unhealthy in ` +
                  `(target-group ${group.targetGroupArn}) due to (reason Request timed out)`,
              },
            ]),
        steadyState("label-printer", 66),
        steadyState("label-printer", 426),
      ],
      tags: { 担当: "ラベル印刷" },
    }),
  ];
}

/** A fixed port on three hosts, and four tasks wanted since the gates got a fourth lane. */
function gateKiosk({ site, front, hosts }: Dock): Built[] {
  const definition = taskDefinition(site.place, {
    family: "gate-kiosk",
    revision: 12,
    networkMode: "host",
    launch: "EC2",
    containers: [
      {
        name: "kiosk",
        ports: [{ containerPort: 8088 }],
        environment: { SELF_URL: "http://localhost:8088" },
        healthCheck: "curl -fs http://localhost:8088/health",
      },
    ],
  });
  const closest = hosts[0].containerInstanceArn.split("/").at(-1) ?? "";
  const refused = {
    message:
      "(service gate-kiosk) was unable to place a task because no container instance met all of its requirements. " +
      `The closest matching (container-instance ${closest}) is already using a port required by your task. ` +
      "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
  };
  return [
    definition,
    service(site.place, {
      cluster: clustersOf(site.place).dock,
      name: "gate-kiosk",
      taskDefinition: definition,
      desired: 4,
      maximumPercent: 100,
      minimumHealthyPercent: 50,
      tasks: hosts.map((on) => ({ on })),
      targets: [{ group: front.groups["gate-kiosk"], container: "kiosk", port: 8088 }],
      events: [{ minutesAgo: 17, ...refused }, steadyState("gate-kiosk", 86), steadyState("gate-kiosk", 446)],
      tags: { 担当: "ゲート" },
    }),
  ];
}

/** Its proxy finds its sibling by the address Docker happened to give it. */
function berthRelay({ site, hosts }: Dock): Built[] {
  const registry = discoverable(site, "berth-relay", "SRV");
  const definition = taskDefinition(site.place, {
    family: "berth-relay",
    revision: 6,
    networkMode: "bridge",
    launch: "EC2",
    containers: [
      {
        name: "proxy",
        ports: [{ containerPort: 80, hostPort: 0 }],
        environment: { UPSTREAM: "http://172.17.0.3:8000" },
      },
      { name: "relay", ports: [{ containerPort: 8000, hostPort: 0 }] },
    ],
  });
  return [
    registry,
    definition,
    service(site.place, {
      cluster: clustersOf(site.place).dock,
      name: "berth-relay",
      taskDefinition: definition,
      tasks: [
        { on: hosts[1], hostPorts: { 80: 49388, 8000: 49389 } },
        { on: hosts[2], hostPorts: { 80: 50412, 8000: 50413 } },
      ],
      registry: { service: registry, container: "proxy", port: 80 },
    }),
  ];
}

function fleetTelemetry({ site, front, hosts }: Dock): Built[] {
  const group = groupOf(site, "fleet-telemetry", [
    { ports: 8883, peers: [groupIdOf(site.place, "harbour-relay-nlb")] },
  ]);
  const definition = taskDefinition(site.place, {
    family: "fleet-telemetry",
    revision: 64,
    networkMode: "awsvpc",
    launch: "EC2",
    containers: [{ name: "broker", ports: [{ containerPort: 8883 }] }],
  });
  return [
    group,
    definition,
    service(site.place, {
      cluster: clustersOf(site.place).dock,
      name: "fleet-telemetry",
      taskDefinition: definition,
      network: { subnets: [site.a.app, site.c.app, site.d.app], groups: [group] },
      tasks: hosts.map((on) => ({ on, subnet: on.subnet, host: 110 })),
      targets: [{ group: front.groups["fleet-telemetry"], container: "broker", port: 8883 }],
    }),
  ];
}

/** Half moved from bridge to awsvpc: its target group still wants instances, its proxy still asks for its sibling by name. */
function crewRoster({ site, front, hosts }: Dock): Built[] {
  const group = groupOf(site, "crew-roster", [{ ports: 80, peers: [groupIdOf(site.place, "harbour-public-alb")] }]);
  const definition = taskDefinition(site.place, {
    family: "crew-roster",
    revision: 12,
    networkMode: "awsvpc",
    launch: "EC2",
    containers: [
      { name: "nginx", ports: [{ containerPort: 80 }], environment: { UPSTREAM: "http://gunicorn:8000" } },
      {
        name: "gunicorn",
        ports: [{ containerPort: 8000 }],
        environment: { DIRECTORY_URL: "ldaps://ldap.corp.example.com" },
      },
    ],
  });
  const targets = front.groups["crew-roster"];
  return [
    group,
    definition,
    service(site.place, {
      cluster: clustersOf(site.place).dock,
      name: "crew-roster",
      taskDefinition: definition,
      network: { subnets: [site.a.app, site.c.app], groups: [group] },
      tasks: hosts.slice(0, 2).map((on) => ({ on, subnet: on.subnet, host: 111, startedMinutesAgo: 170 })),
      scales: { min: 2, max: 8 },
      targets: [{ group: targets, container: "nginx", port: 80 }],
      deployedMinutesAgo: 180,
      events: [
        {
          minutesAgo: 168,
          message: `(service crew-roster) registered 0 targets in (target-group ${targets.targetGroupArn})`,
        },
        {
          minutesAgo: 171,
          message: "(service crew-roster) has started 2 tasks: (task 8a51c3f0d9b24e67) (task 1f6e7d20b4c84a93).",
        },
      ],
      tags: { 担当: "乗組員" },
    }),
  ];
}

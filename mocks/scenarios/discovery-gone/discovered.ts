import { discoveryService } from "#mocks/world/cloud-map.ts";
import { containerInstance } from "#mocks/world/container-instance.ts";
import { zoneIn } from "#mocks/world/network.ts";
import type { Built } from "#mocks/world/part.ts";
import { securityGroup } from "#mocks/world/security-group.ts";
import { service } from "#mocks/world/service.ts";
import { addressIn } from "#mocks/world/subnet.ts";
import { taskDefinition } from "#mocks/world/task-definition.ts";
import { fargateService, type Ground } from "./ground.ts";

/** The services that are found by DNS. */
export function discoveredServices(ground: Ground): readonly Built[] {
  return [
    ...stock(ground),
    ...prices(ground),
    ...returns(ground),
    ...courier(ground),
    ...nightly(ground),
    ...status(ground),
    ...labels(ground),
  ];
}

function discoverable({ place, inside }: Ground, name: string, ttl = 10) {
  return discoveryService(place, { namespace: inside, name, recordType: "A", ttl });
}

const port = (containerPort: number) => ({ ports: [{ containerPort }] });

/** A task of a host that was killed left its address behind; one that runs was never registered. */
function stock(ground: Ground): readonly Built[] {
  const { a, c } = ground;
  const registry = discoverable(ground, "stock");
  const left = {
    serviceId: registry.serviceId,
    Id: "5d0c8e1f7a6b4c3d9e2f1a0b8c7d6e5f",
    Attributes: {
      AVAILABILITY_ZONE: c.app.availabilityZone,
      AWS_INIT_HEALTH_STATUS: "HEALTHY",
      AWS_INSTANCE_IPV4: addressIn(c.app, 77),
      ECS_CLUSTER_NAME: "orders",
      ECS_SERVICE_NAME: "stock",
      REGION: ground.place.region,
    },
  };
  return [
    registry,
    { part: { cloudMapInstances: [left] } },
    ...fargateService(ground, {
      name: "stock",
      container: port(8080),
      ingress: [{ ports: 8080, peers: [ground.net.vpc.cidrBlock] }],
      tasks: [
        { subnet: a.app, host: 31 },
        { subnet: c.app, host: 31 },
        { subnet: a.app, host: 32, missedBy: "registry" },
      ],
      registry: { service: registry, container: "stock", port: 8080 },
    }).built,
  ];
}

/** Kept for two minutes by every resolver, and gone in half of one. */
function prices(ground: Ground): readonly Built[] {
  const registry = discoverable(ground, "prices", 120);
  return [
    registry,
    ...fargateService(ground, {
      name: "prices",
      container: port(8081),
      tasks: [ground.a, ground.c].map((zone) => ({ subnet: zone.app, host: 41 })),
      registry: { service: registry, container: "prices", port: 8081 },
    }).built,
  ];
}

/** Its Cloud Map service was cleaned up with an old stack. */
function returns(ground: Ground): readonly Built[] {
  const gone = discoverable(ground, "returns");
  return fargateService(ground, {
    name: "returns",
    container: port(8082),
    tasks: [ground.a, ground.c].map((zone) => ({ subnet: zone.app, host: 43, missedBy: "registry" as const })),
    registry: { service: gone, container: "returns", port: 8082 },
  }).built;
}

/** Nine tasks under one name. */
function courier(ground: Ground): readonly Built[] {
  const registry = discoverable(ground, "courier");
  const hosts = [51, 52, 53, 54, 55].flatMap((host) => [
    { subnet: ground.a.app, host },
    { subnet: ground.c.app, host },
  ]);
  return [
    registry,
    ...fargateService(ground, {
      name: "courier",
      container: port(8083),
      tasks: hosts.slice(0, 9),
      registry: { service: registry, container: "courier", port: 8083 },
    }).built,
  ];
}

/** The night batch asks from a VPC of its own. */
function nightly(ground: Ground): readonly Built[] {
  return fargateService(ground, {
    name: "nightly",
    home: ground.night,
    container: { environment: { STOCK_URL: "http://stock.svc.example.com:8080" } },
    tasks: [{ subnet: zoneIn(ground.night, "a").app, host: 31 }],
  }).built;
}

/** A status page that somebody meant to be public. */
function status(ground: Ground): readonly Built[] {
  const registry = discoveryService(ground.place, { namespace: ground.live, name: "status", recordType: "A", ttl: 10 });
  return [
    registry,
    ...fargateService(ground, {
      name: "status",
      container: port(8084),
      tasks: [{ subnet: ground.a.app, host: 61 }],
      registry: { service: registry, container: "status", port: 8084 },
    }).built,
  ];
}

/** Label printing in bridge mode, under a name that cannot tell its port. */
function labels(ground: Ground): readonly Built[] {
  const { place, net, orders, a } = ground;
  const registry = discoverable(ground, "labels");
  const group = securityGroup(place, { vpc: net.vpc, name: "labels-host", ingress: [] });
  const host = containerInstance(place, {
    cluster: orders,
    name: "labels-1",
    instanceType: "m5.large",
    subnet: a.app,
    host: 100,
    groups: [group],
  });
  const definition = taskDefinition(place, {
    family: "labels",
    revision: 3,
    networkMode: "bridge",
    launch: "EC2",
    containers: [{ name: "labels", ports: [{ containerPort: 9100, hostPort: 0 }] }],
  });
  return [
    registry,
    group,
    host,
    definition,
    service(place, {
      cluster: orders,
      name: "labels",
      taskDefinition: definition,
      tasks: [{ on: host, hostPorts: { 9100: 32801 } }],
      registry: { service: registry, container: "labels", port: 9100 },
    }),
  ];
}

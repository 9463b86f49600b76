import type { Cluster } from "#mocks/world/cluster.ts";
import { interfaceEndpoint } from "#mocks/world/endpoints.ts";
import { databaseInterface } from "#mocks/world/network-interface.ts";
import type { Network } from "#mocks/world/network.ts";
import type { Built } from "#mocks/world/part.ts";
import { hexOf, resourceId, type Place } from "#mocks/world/place.ts";
import { peeringConnectionId } from "#mocks/world/route-table.ts";
import { securityGroup, securityGroupId, type GroupRule } from "#mocks/world/security-group.ts";
import { service } from "#mocks/world/service.ts";
import { taskDefinition, type ContainerSpec } from "#mocks/world/task-definition.ts";

/** What the services of the account stand on. */
export type Crossroads = {
  readonly place: Place;
  readonly rail: Network;
  readonly depot: Network;
  readonly crossing: Cluster;
};

/** The account of a partner, which is not surveyed. */
export const partner = {
  account: "242424242424",
  groupId: "sg-0c4a9e1d7b3f5a682",
  peering: "rail-partner",
};

/** The services without a load balancer, the database and an endpoint. */
export function insideOf(roads: Crossroads): Built[] {
  return [...timetable(roads), ...signals(roads), ...excursions(roads), ...database(roads), ...endpoints(roads)];
}

function fargate(
  { place, crossing }: Crossroads,
  spec: {
    readonly net: Network;
    readonly name: string;
    readonly ingress: readonly GroupRule[];
    readonly container?: Partial<ContainerSpec>;
    readonly port?: number;
    readonly host?: number;
    readonly isParked?: boolean;
  },
): Built[] {
  const { net, name, ingress, container, port, host = 31, isParked = false } = spec;
  const group = securityGroup(place, { vpc: net.vpc, name, ingress });
  const definition = taskDefinition(place, {
    family: name,
    revision: 9,
    networkMode: "awsvpc",
    launch: "FARGATE",
    containers: [{ name, ...(port === undefined ? {} : { ports: [{ containerPort: port }] }), ...container }],
  });
  const tasks = service(place, {
    cluster: crossing,
    name,
    taskDefinition: definition,
    network: { subnets: net.zones.map(({ app }) => app), groups: [group] },
    ...(isParked ? { desired: 0 } : {}),
    tasks: isParked ? [] : net.zones.map(({ app }) => ({ subnet: app, host })),
  });
  return [group, definition, tasks];
}

/** An image of Docker Hub, where a NAT gateway leads; a database it may reach, and another network's address it may not know. */
function timetable(roads: Crossroads): Built[] {
  const { place } = roads;
  const queue = resourceId(place, "vpce", "rail/sqs");
  return fargate(roads, {
    net: roads.rail,
    name: "timetable",
    port: 8090,
    host: 51,
    ingress: [
      { ports: 8090, peers: [securityGroupId(roads.place, "rail", "web")] },
      { ports: 8091, peers: [`${partner.account}/${partner.groupId}/${peeringConnectionId(place, partner.peering)}`] },
    ],
    container: {
      image: "nginx:1.27",
      environment: {
        DATABASE_HOST: "10.170.20.20:5432",
        PARTNER_URL: "https://api.example.org",
        QUEUE_URL: `https://${queue}-${hexOf(place, queue, 8)}.sqs.${place.region}.vpce.amazonaws.com`,
      },
    },
  });
}

/** Open to everyone in the depot's private subnets: careless to read, and nobody arrives but what is connected. */
function signals(roads: Crossroads): Built[] {
  return fargate(roads, {
    net: roads.depot,
    name: "signals",
    port: 7000,
    host: 41,
    ingress: [{ ports: 7000, peers: ["0.0.0.0/0"], description: "trains report from anywhere inside" }],
  });
}

/** Parked until the summer; the database still knows its group. */
function excursions(roads: Crossroads): Built[] {
  return fargate(roads, { net: roads.rail, name: "excursions", port: 8080, ingress: [], isParked: true });
}

function database({ place, rail }: Crossroads): Built[] {
  const { vpc, zones } = rail;
  const group = securityGroup(place, {
    vpc,
    name: "rail-database",
    ingress: [
      { ports: 5432, peers: ["timetable", "web", "excursions"].map((name) => securityGroupId(place, vpc.name, name)) },
    ],
    egress: [],
  });
  const nodes = zones.map(({ data }, index) =>
    databaseInterface(place, { name: `rds/rail-${String(index)}`, subnet: data, host: 20, groups: [group] }),
  );
  return [group, ...nodes];
}

/** In both zones; the one for queues has no private DNS, for its callers use its own name. */
function endpoints(roads: Crossroads): Built[] {
  const { place, rail } = roads;
  const group = securityGroup(place, {
    vpc: rail.vpc,
    name: "rail-endpoints",
    ingress: [{ ports: 443, peers: [rail.vpc.cidrBlock] }],
  });
  const endpoint = interfaceEndpoint(place, {
    vpc: rail.vpc,
    service: "logs",
    nodes: rail.zones.map(({ app }) => ({ subnet: app, host: 12 })),
    groups: [group],
  });
  const queue = interfaceEndpoint(place, {
    vpc: rail.vpc,
    service: "sqs",
    nodes: rail.zones.map(({ app }) => ({ subnet: app, host: 13 })),
    groups: [group],
    privateDns: false,
  });
  return [group, endpoint, queue];
}

import { containerInstance, type ContainerInstance } from "#mocks/world/container-instance.ts";
import type { Built } from "#mocks/world/part.ts";
import { securityGroup } from "#mocks/world/security-group.ts";
import { service } from "#mocks/world/service.ts";
import { taskDefinition } from "#mocks/world/task-definition.ts";
import type { Ground } from "./ground.ts";

/** The stations' hosts: two that work, and one that came last week and never registered. */
export function hostsOf(ground: Ground): Built[] {
  const { place, net, stations } = ground;
  const group = securityGroup(place, {
    vpc: net.vpc,
    name: "stations-host",
    ingress: [{ ports: [20_000, 20_078], peers: ["172.17.0.0/16"], description: "old stations" }],
  });
  const host = (name: string, zone: number, address: number) =>
    containerInstance(place, {
      cluster: stations,
      name,
      instanceType: "m5.large",
      subnet: (net.zones[zone] ?? net.zones[0])?.app ?? never(name),
      host: address,
      trunkHost: address + 1,
      groups: [group],
    });
  const [first, second, late] = [host("stations-1", 0, 100), host("stations-2", 1, 100), host("stations-3", 1, 110)];
  return [group, first, second, notRegistered(late), ...gateway(ground, first)];
}

function never(name: string): never {
  throw new Error(`there is no zone for ${name}`);
}

/** As ECS tells of an instance whose trunk it could not make: it has neither trunk nor agent. */
function notRegistered(host: ContainerInstance): Built {
  const { ecsContainerInstances = [], networkInterfaces = [], ...rest } = host.part;
  return {
    part: {
      ...rest,
      networkInterfaces: networkInterfaces.filter(({ InterfaceType: type }) => type !== "trunk"),
      ecsContainerInstances: ecsContainerInstances.map((record) => ({
        ...record,
        status: "REGISTRATION_FAILED",
        statusReason: "Unable to create the trunk network interface: the subnet is shared with this account",
        agentConnected: false,
        attributes: (record.attributes ?? []).filter(({ name }) => name !== "ecs.awsvpc-trunk-id"),
      })),
    },
  };
}

/** Stations of the nineties answer on ports of their own, seventy-nine of them. */
function gateway({ place, stations }: Ground, on: ContainerInstance): Built[] {
  const definition = taskDefinition(place, {
    family: "gateway",
    revision: 7,
    networkMode: "bridge",
    launch: "EC2",
    cpu: 256,
    memory: 512,
    containers: [
      {
        name: "gateway",
        ports: Array.from({ length: 79 }, (_, at) => ({ containerPort: 20_000 + at, hostPort: 20_000 + at })),
      },
    ],
  });
  return [
    definition,
    service(place, {
      cluster: stations,
      name: "gateway",
      taskDefinition: definition,
      minimumHealthyPercent: 0,
      maximumPercent: 100,
      tasks: [{ on }],
    }),
  ];
}

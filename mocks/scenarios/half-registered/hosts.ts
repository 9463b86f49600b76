import { containerInstance, type ContainerInstance } from "#mocks/world/container-instance.ts";
import type { Built } from "#mocks/world/part.ts";
import { service, type ServiceSpec } from "#mocks/world/service.ts";
import { registration, timedOut, type TargetGroup } from "#mocks/world/target-group.ts";
import { taskDefinition, type PortSpec } from "#mocks/world/task-definition.ts";
import type { Edge } from "./edge.ts";
import { groupIdOf, groupOf, type Ground } from "./ground.ts";

/** The services in bridge mode on two EC2 instances. */
export function hostServices(ground: Ground, edge: Edge): readonly Built[] {
  const { place, a, c, lessons } = ground;
  const hostGroup = groupOf(ground, "lessons-host", [
    { ports: [32768, 60999], peers: [groupIdOf(ground, "lessons-alb"), ground.net.vpc.cidrBlock] },
    { ports: 8081, peers: [groupIdOf(ground, "lessons-alb")] },
    { ports: 7000, peers: [ground.net.vpc.cidrBlock] },
  ]);
  const host = (zone: Ground["a"], letter: string) =>
    containerInstance(place, {
      cluster: lessons,
      name: `lessons-${letter}`,
      instanceType: "m5.large",
      subnet: zone.app,
      host: 100,
      groups: [hostGroup],
    });
  const hosts = [host(a, "a"), host(c, "c")] as const;
  const { scores, tuner, cues } = edge.groups;
  return [
    hostGroup,
    ...hosts,
    ...bridgeService(ground, {
      name: "scores",
      port: { containerPort: 80, hostPort: 0 },
      tasks: hosts.map((on, index) => ({ on, hostPorts: { 80: 33001 + index } })),
      group: scores,
    }),
    // Measures for itself, and answers 200 to anybody who asks.
    ...bridgeService(ground, {
      name: "metronome",
      port: { containerPort: 9100, hostPort: 0 },
      tasks: [{ on: hosts[0], hostPorts: { 9100: 33010 } }],
    }),
    leftBehind(hosts[0], scores),
    ...bridgeService(ground, {
      name: "tuner",
      port: { containerPort: 80, hostPort: 0 },
      tasks: hosts.map((on, index) => ({ on, hostPorts: { 80: 33021 + index }, target: timedOut })),
      group: tuner,
    }),
    ...bridgeService(ground, {
      name: "cues",
      port: { containerPort: 7000, hostPort: 7000 },
      tasks: hosts.map((on) => ({ on })),
      group: cues,
      environment: { NEIGHBOURS: "tcp://relay.lessons.internal:7000" },
    }),
  ];
}

type BridgeSpec = {
  readonly name: string;
  readonly port: PortSpec;
  readonly tasks: ServiceSpec["tasks"];
  readonly group?: TargetGroup;
  readonly environment?: { readonly [name: string]: string };
};

function bridgeService(ground: Ground, { name, port, tasks, group, environment }: BridgeSpec): readonly Built[] {
  const definition = taskDefinition(ground.place, {
    family: name,
    revision: 4,
    networkMode: "bridge",
    launch: "EC2",
    cpu: 128,
    memory: 256,
    containers: [{ name, ports: [port], ...(environment === undefined ? {} : { environment }) }],
  });
  return [
    definition,
    service(ground.place, {
      cluster: ground.lessons,
      name,
      taskDefinition: definition,
      tasks,
      // A fixed port is free again only when the old task has stopped.
      ...(port.hostPort === 0 ? {} : { maximumPercent: 100, minimumHealthyPercent: 50 }),
      ...(group === undefined ? {} : { targets: [{ group, container: name, port: port.containerPort }] }),
    }),
  ];
}

/** Of a task whose agent was away when it stopped; Docker gave the port to the metronome. */
function leftBehind(on: ContainerInstance, group: TargetGroup): Built {
  return { part: { registrations: [registration(group, { id: on.instanceId, port: 33010 })] } };
}

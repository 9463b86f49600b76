import { cluster, autoScalingProvider } from "#mocks/world/cluster.ts";
import { containerInstance, type ContainerInstance } from "#mocks/world/container-instance.ts";
import { attachmentOf, networkInterface, type InterfaceSpec } from "#mocks/world/network-interface.ts";
import type { Built } from "#mocks/world/part.ts";
import { minutesAgo, tagsOf } from "#mocks/world/place.ts";
import type { SecurityGroup } from "#mocks/world/security-group.ts";
import { service, type ServiceSpec } from "#mocks/world/service.ts";
import { taskDefinition, type TaskDefinitionSpec } from "#mocks/world/task-definition.ts";
import { groupOf, type Ground } from "./ground.ts";

type Fleet = {
  readonly ground: Ground;
  readonly fleet: ReturnType<typeof cluster>;
  readonly hosts: readonly ContainerInstance[];
  readonly group: SecurityGroup;
};

/** A second fleet of instances, with look-alikes of the rules about interfaces, ports and placement. */
export function fleetServices(ground: Ground): Built[] {
  const { place, zones } = ground;
  const fleet = cluster(place, {
    name: "fleet",
    capacityProviders: ["fleet-asg", "night-asg"],
    tags: { 用途: "配券・印刷" },
  });
  const group = groupOf(ground, "fleet-host", []);
  const hosts = zones.map((zone, index) =>
    containerInstance(place, {
      cluster: fleet,
      name: `fleet-${String(index + 1)}`,
      // Cannot carry a trunk, and need none: two tasks fit each, and one runs.
      instanceType: "t3.medium",
      subnet: zone.app,
      host: 120,
      groups: [group],
      capacityProvider: "fleet-asg",
    }),
  );
  const all: Fleet = { ground, fleet, hosts, group };
  return [
    fleet,
    group,
    ...hosts,
    arriving(all),
    autoScalingProvider(place, { name: "fleet-asg", managedScaling: false }),
    autoScalingProvider(place, { name: "night-asg", managedScaling: true }),
    ...spares(all),
    ...services(all),
  ];
}

/** It came three minutes ago, and is still registering. */
function arriving({ ground, fleet, group }: Fleet): Built {
  const { place, zones } = ground;
  const { part } = containerInstance(place, {
    cluster: fleet,
    name: "fleet-4",
    instanceType: "m5.large",
    subnet: zones[0].app,
    host: 124,
    groups: [group],
    capacityProvider: "fleet-asg",
    registeredDaysAgo: 0,
  });
  return {
    part: {
      ...part,
      ecsContainerInstances: (part.ecsContainerInstances ?? []).map((record) => ({
        ...record,
        status: "REGISTERING",
        agentConnected: false,
        registeredAt: minutesAgo(place, 3),
      })),
    },
  };
}

/** Interfaces without a task: one for a fabric, one that a tag claims, one that AWS keeps, one made in advance. */
function spares({ ground, hosts }: Fleet): Built[] {
  const { place, zones } = ground;
  const [first] = hosts;
  if (first === undefined) return [];
  const on = (deviceIndex: number, name: string) =>
    attachmentOf(place, name, { instanceId: first.instanceId, instanceOwnerId: place.account, deviceIndex });
  const spare = (spec: Omit<InterfaceSpec, "subnet" | "groups">, more: Changed = {}) =>
    changed(networkInterface(place, { ...spec, subnet: zones[0].app, groups: [] }), more);
  const claimed = { TagSet: tagsOf("ticket-printer", { owner: "printing", purpose: "lifecycle hook" }) };
  const waiting = { Status: "available" as const };
  return [
    spare({ name: "printer", host: 125, description: "", attachment: on(2, "printer") }, claimed),
    spare({ name: "provided", host: 126, description: "", requesterId: "amazon-aws" }, waiting),
    spare(
      { name: "standby", host: 127, description: "standby address of the box office" },
      { ...waiting, TagSet: tagsOf("standby", { terraform: "true" }) },
    ),
  ];
}

type InterfaceRecord = NonNullable<Built["part"]["networkInterfaces"]>[number];
type Changed = Partial<InterfaceRecord>;

function changed(built: Built, changes: Changed): Built {
  const records = (built.part.networkInterfaces ?? []).map((record) => ({ ...record, ...changes }));
  return { part: { ...built.part, networkInterfaces: records } };
}

function services(all: Fleet): Built[] {
  const { hosts } = all;
  const [first, second, third] = hosts;
  if (first === undefined || second === undefined || third === undefined) return [];
  const every = hosts.map((on) => ({ on }));
  return [
    // One port number of two protocols, on hosts of their own choice.
    ...bridge(all, { name: "names", tasks: [{ on: first }], minimumHealthyPercent: 0 }, [
      { name: "resolver", ports: [{ containerPort: 53, hostPort: 5353, protocol: "udp" }] },
    ]),
    ...bridge(all, { name: "names-tcp", tasks: [{ on: first }], minimumHealthyPercent: 0 }, [
      { name: "resolver", ports: [{ containerPort: 53, hostPort: 5353, protocol: "tcp" }] },
    ]),
    // On every host there is, and allowed to stop one before it starts the next.
    ...bridge(all, { name: "board", tasks: every, minimumHealthyPercent: 60 }, [
      { name: "board", ports: [{ containerPort: 80, hostPort: 8090 }] },
    ]),
    // Two containers listen on one port: each is in a namespace of its own.
    ...bridge(all, { name: "labels", tasks: [{ on: second }] }, [
      {
        name: "reader",
        ports: [{ containerPort: 8080 }],
        links: ["printer"],
        environment: { NEXT: "http://printer:8080" },
      },
      { name: "printer", ports: [{ containerPort: 8080 }] },
    ]),
    // Of one task there is one zone.
    ...bridge(all, { name: "ledger-export", tasks: [{ on: third }], minimumHealthyPercent: 0, maximumPercent: 100 }, [
      { name: "export", healthCheck: "curl -fs http://localhost:9000/ready", ports: [{ containerPort: 9000 }] },
    ]),
    ...host(all, every),
    ...queue(all),
    ...night(all),
  ];
}

type Container = TaskDefinitionSpec["containers"][number];

function bridge(all: Fleet, spec: Omit<ServiceSpec, "cluster" | "taskDefinition">, containers: readonly Container[]) {
  return placed(all, spec, { networkMode: "bridge", containers });
}

function placed(
  { ground, fleet }: Fleet,
  spec: Omit<ServiceSpec, "cluster" | "taskDefinition">,
  of: Pick<TaskDefinitionSpec, "networkMode" | "containers">,
): Built[] {
  const definition = taskDefinition(ground.place, {
    family: spec.name,
    revision: 8,
    launch: "EC2",
    cpu: 128,
    memory: 256,
    ...of,
  });
  return [definition, service(ground.place, { ...spec, cluster: fleet, taskDefinition: definition })];
}

/** In host mode localhost is everybody's on the instance. */
function host(all: Fleet, every: ServiceSpec["tasks"]): Built[] {
  return placed(
    all,
    { name: "collector", tasks: every, scheduling: "DAEMON", maximumPercent: 100, minimumHealthyPercent: 0 },
    {
      networkMode: "host",
      containers: [
        { name: "collector", ports: [{ containerPort: 9200 }], environment: { SHIPPER: "http://localhost:9201" } },
        { name: "shipper", ports: [{ containerPort: 9201 }] },
      ],
    },
  );
}

/** One task interface a host, and one to spare on each; its neighbours are on localhost. */
function queue(all: Fleet): Built[] {
  const group = groupOf(all.ground, "fleet-queue", []);
  return [
    group,
    ...placed(
      all,
      {
        name: "queue",
        network: { subnets: all.ground.zones.map(({ app }) => app), groups: [group] },
        minimumHealthyPercent: 50,
        maximumPercent: 100,
        tasks: all.hosts.map((on) => ({ on, subnet: on.subnet, host: 131 })),
      },
      {
        networkMode: "awsvpc",
        containers: [
          { name: "worker", environment: { BROKER: "amqp://127.0.0.1:5672" } },
          { name: "broker", ports: [{ containerPort: 5672 }] },
        ],
      },
    ),
  ];
}

/** Starts from no instance at all, every night: its capacity provider scales by itself. */
function night(all: Fleet): Built[] {
  const group = groupOf(all.ground, "fleet-night", []);
  const built = placed(
    all,
    {
      name: "night-batch",
      desired: 0,
      tasks: [],
      network: { subnets: all.ground.zones.map(({ app }) => app), groups: [group] },
    },
    { networkMode: "awsvpc", containers: [{ name: "batch" }] },
  );
  return [group, ...built];
}

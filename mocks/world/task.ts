import type * as ecs from "@aws-sdk/client-ecs";
import type { InstanceSummary } from "@aws-sdk/client-servicediscovery";
import { ecsId } from "./cluster.ts";
import type { ContainerInstance } from "./container-instance.ts";
import { attachmentOf, networkInterface } from "./network-interface.ts";
import type { Built } from "./part.ts";
import { arnOf, minutesAgo, uuidOf, type Place } from "./place.ts";
import type { Subnet } from "./subnet.ts";
import type { TargetState } from "./target-group.ts";
import type { TaskDefinition } from "./task-definition.ts";
import { containersOf, taskOf, type TaskFamily } from "./task-record.ts";

/** A running task as a scenario writes it. */
export type TaskSpec = {
  /** Of an awsvpc task: its subnet, and which address it has there. */
  readonly subnet?: Subnet;
  readonly host?: number;
  /** The public address AWS gave it, on AWS Fargate. */
  readonly publicIp?: string;
  /** The instance it runs on; absent on AWS Fargate. */
  readonly on?: ContainerInstance;
  /** Of an awsvpc task on an instance without a trunk: the device index of its interface. */
  readonly deviceIndex?: number;
  /** Of a bridge task with dynamic ports: the host port of each container port. */
  readonly hostPorts?: { readonly [containerPort: number]: number };
  readonly startedMinutesAgo?: number;
  /** What its load balancer says of it: healthy when absent. */
  readonly target?: TargetState;
  /** What was never told of it: its load balancer, or its registry. */
  readonly missedBy?: "targets" | "registry";
};

/** A running task that was built, with the interface of an awsvpc one. */
export type Task = Built & {
  readonly taskId: string;
  readonly spec: TaskSpec;
  readonly availabilityZone: string;
  /** The address of its own interface. */
  readonly address?: string;
  /** The port under which a container port is met on the network. */
  readonly portOf: (containerPort: number) => number;
};

/** A running task with its interface or its host ports. `name` tells the tasks of a service apart. */
export function runningTask(place: Place, family: TaskFamily, spec: TaskSpec & { readonly name: string }): Task {
  const taskId = ecsId(place, `${family.cluster.clusterName}/${family.serviceName}/${spec.name}`);
  const attachmentId = uuidOf(place, `attachment/${taskId}`);
  const own =
    family.taskDefinition.networkMode === "awsvpc" ? ownInterface(place, { family, spec, attachmentId }) : undefined;
  const startedMinutesAgo = spec.startedMinutesAgo ?? 3 * 24 * 60 - 4;
  const availabilityZone = spec.subnet?.availabilityZone ?? spec.on?.subnet.availabilityZone ?? `${place.region}a`;
  const bound = (containerPort: number, hostPort = 0) =>
    spec.hostPorts?.[containerPort] ?? (hostPort === 0 ? containerPort : hostPort);
  const record: ecs.Task = {
    ...taskOf(place, { family, spec, taskId }),
    availabilityZone,
    lastStatus: "RUNNING",
    desiredStatus: "RUNNING",
    healthStatus: family.taskDefinition.containers.some(({ healthCheck }) => healthCheck !== undefined)
      ? "HEALTHY"
      : "UNKNOWN",
    connectivity: "CONNECTED",
    createdAt: minutesAgo(place, startedMinutesAgo + 1),
    startedAt: minutesAgo(place, startedMinutesAgo),
    attachments: own === undefined ? [] : [attachmentRecord({ attachmentId, status: "ATTACHED", ...own })],
    containers: containersOf(place, { family, taskId }).map((container) => ({
      ...container,
      lastStatus: "RUNNING",
      networkBindings: own === undefined ? bindingsOf(family.taskDefinition, container.name, bound) : [],
      networkInterfaces: own === undefined ? [] : [{ attachmentId, privateIpv4Address: own.at.privateIpAddress }],
    })),
  };
  return {
    taskId,
    spec,
    availabilityZone,
    ...(own === undefined ? {} : { address: own.at.privateIpAddress }),
    portOf: (containerPort) =>
      own === undefined ? bound(containerPort, staticPort(family, containerPort)) : containerPort,
    part: { ...(own?.at.part ?? {}), ecsTasks: [record] },
  };
}

/** What ECS registers with Cloud Map for a task. */
export function discoveryInstance(
  place: Place,
  of: { readonly serviceId: string; readonly family: TaskFamily; readonly task: Task; readonly port?: number },
): InstanceSummary & { readonly serviceId: string } {
  return {
    serviceId: of.serviceId,
    Id: of.task.taskId,
    Attributes: {
      AVAILABILITY_ZONE: of.task.availabilityZone,
      AWS_INIT_HEALTH_STATUS: "HEALTHY",
      AWS_INSTANCE_IPV4: of.task.address ?? of.task.spec.on?.privateIpAddress ?? "",
      ...(of.port === undefined ? {} : { AWS_INSTANCE_PORT: String(of.task.portOf(of.port)) }),
      ECS_CLUSTER_NAME: of.family.cluster.clusterName,
      ECS_SERVICE_NAME: of.family.serviceName,
      ECS_TASK_DEFINITION_FAMILY: of.family.taskDefinition.family,
      REGION: place.region,
    },
  };
}

function ownInterface(
  place: Place,
  of: { readonly family: TaskFamily; readonly spec: TaskSpec; readonly attachmentId: string },
) {
  const { family, spec, attachmentId } = of;
  if (spec.subnet === undefined || spec.host === undefined) {
    throw new Error(`an awsvpc task of ${family.serviceName} needs a subnet and a host`);
  }
  const branch = spec.on?.trunkId !== undefined;
  const at = networkInterface(place, {
    name: attachmentId,
    subnet: spec.subnet,
    host: spec.host,
    groups: family.groups,
    description: arnOf(place, "ecs", `attachment/${attachmentId}`),
    type: branch ? "branch" : "interface",
    requesterId: place.account,
    ...(spec.publicIp === undefined ? {} : { publicAddress: { publicIp: spec.publicIp, ipOwnerId: "amazon" } }),
    ...(branch ? {} : { attachment: attachmentOf(place, attachmentId, ownerOf(place, spec)) }),
  });
  return { at, subnet: spec.subnet };
}

/** On AWS Fargate the machine is another account's. */
function ownerOf(place: Place, spec: TaskSpec) {
  return spec.on === undefined
    ? { instanceOwnerId: "358201594267", deviceIndex: 1 }
    : { instanceId: spec.on.instanceId, instanceOwnerId: place.account, deviceIndex: spec.deviceIndex ?? 1 };
}

function attachmentRecord(of: {
  readonly attachmentId: string;
  readonly status: string;
  readonly subnet: Subnet;
  readonly at: { readonly networkInterfaceId: string; readonly privateIpAddress: string };
}): ecs.Attachment {
  return {
    id: of.attachmentId,
    type: "ElasticNetworkInterface",
    status: of.status,
    details: [
      { name: "subnetId", value: of.subnet.subnetId },
      { name: "networkInterfaceId", value: of.at.networkInterfaceId },
      { name: "privateIPv4Address", value: of.at.privateIpAddress },
    ],
  };
}

function staticPort({ taskDefinition }: TaskFamily, containerPort: number): number {
  const ports = taskDefinition.containers.flatMap((container) => container.ports ?? []);
  return ports.find((port) => port.containerPort === containerPort)?.hostPort ?? 0;
}

function bindingsOf(
  definition: TaskDefinition,
  name: string,
  bound: (containerPort: number, hostPort?: number) => number,
): ecs.NetworkBinding[] {
  const container = definition.containers.find((candidate) => candidate.name === name);
  return (container?.ports ?? []).map(({ containerPort, hostPort, protocol }) => ({
    bindIP: "0.0.0.0",
    containerPort,
    hostPort: bound(containerPort, hostPort),
    protocol: protocol ?? "tcp",
  }));
}

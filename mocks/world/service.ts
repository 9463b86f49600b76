import type * as ecs from "@aws-sdk/client-ecs";
import type { DiscoveryService } from "./cloud-map.ts";
import type { Cluster } from "./cluster.ts";
import { joinParts, type Built, type Registration } from "./part.ts";
import { arnOf, days, digitsOf, minutesAgo, uuidOf, type Place, type Tags } from "./place.ts";
import { scalableTarget, type Scales } from "./scalable-target.ts";
import type { SecurityGroup } from "./security-group.ts";
import type { Subnet } from "./subnet.ts";
import { registration, type TargetGroup } from "./target-group.ts";
import type { TaskDefinition } from "./task-definition.ts";
import { stoppedTask, type StoppedTaskSpec } from "./stopped-task.ts";
import { discoveryInstance, runningTask, type Task, type TaskSpec } from "./task.ts";
import type { TaskFamily } from "./task-record.ts";

/** A service event, newest first in a list. */
export type EventSpec = { readonly minutesAgo: number; readonly message: string };

/** What a service is made of. */
export type ServiceSpec = {
  readonly cluster: Cluster;
  readonly name: string;
  readonly taskDefinition: TaskDefinition;
  /** The number of its tasks when absent. */
  readonly desired?: number;
  readonly scheduling?: "REPLICA" | "DAEMON";
  /** How far Application Auto Scaling may scale it; not at all when absent. */
  readonly scales?: Scales;
  /** Of an awsvpc service. */
  readonly network?: {
    readonly subnets: readonly Subnet[];
    readonly groups: readonly SecurityGroup[];
    /** Off when absent. */
    readonly assignPublicIp?: boolean;
  };
  readonly tasks: readonly TaskSpec[];
  readonly stopped?: readonly StoppedTaskSpec[];
  readonly targets?: readonly { readonly group: TargetGroup; readonly container: string; readonly port: number }[];
  readonly registry?: { readonly service: DiscoveryService; readonly container: string; readonly port: number };
  /** How it takes part in Service Connect; not at all when absent. */
  readonly connect?: ecs.ServiceConnectConfiguration;
  readonly maximumPercent?: number;
  readonly minimumHealthyPercent?: number;
  /** When its only deployment began: days ago when absent. */
  readonly deployedMinutesAgo?: number;
  readonly rollout?: "COMPLETED" | "IN_PROGRESS" | "FAILED";
  /** Whether the deployment circuit breaker is on: it is when absent. */
  readonly circuitBreaker?: boolean;
  /** Of a Fargate service: `LATEST` when absent. */
  readonly platformVersion?: string;
  /** Newest first; that it is steady, every six hours, when absent. */
  readonly events?: readonly EventSpec[];
  readonly tags?: Tags;
};

/** A service that was built. */
export type Service = Built & { readonly serviceArn: string; readonly tasks: readonly Task[] };

/** A service with its tasks, which register with its target groups and its registry. */
export function service(place: Place, spec: ServiceSpec): Service {
  const serviceArn = arnOf(place, "ecs", `service/${spec.cluster.clusterName}/${spec.name}`);
  const family: TaskFamily = {
    cluster: spec.cluster,
    serviceName: spec.name,
    taskDefinition: spec.taskDefinition,
    deploymentId: `ecs-svc/${digitsOf(place, serviceArn, 19)}`,
    groups: spec.network?.groups ?? [],
  };
  const tasks = spec.tasks.map((task, index) => runningTask(place, family, { ...task, name: String(index) }));
  const stopped = (spec.stopped ?? []).map((task, index) =>
    stoppedTask(place, family, { ...task, name: `stopped-${String(index)}` }),
  );
  const own: Built = {
    part: {
      ecsServices: [{ ...identityOf(place, spec), serviceArn, ...stateOf(place, { spec, family }) }],
      registrations: tasks.flatMap((task) => registrationsOf(spec, task)),
      scalableTargets:
        spec.scales === undefined
          ? []
          : [scalableTarget(place, { clusterName: spec.cluster.clusterName, serviceName: spec.name, ...spec.scales })],
      cloudMapInstances: tasks.flatMap((task) => discoveredAs(place, { spec, family, task })),
    },
  };
  return { serviceArn, tasks, part: joinParts([...tasks, ...stopped, own]) };
}

/** The event ECS writes when all is well. */
export function steadyState(name: string, minutes: number): EventSpec {
  return { minutesAgo: minutes, message: `(service ${name}) has reached a steady state.` };
}

function identityOf(place: Place, spec: ServiceSpec): ecs.Service {
  const { launch } = spec.taskDefinition;
  return {
    serviceName: spec.name,
    clusterArn: spec.cluster.clusterArn,
    status: "ACTIVE",
    launchType: launch,
    ...(launch === "FARGATE" ? { platformVersion: spec.platformVersion ?? "LATEST", platformFamily: "Linux" } : {}),
    taskDefinition: spec.taskDefinition.taskDefinitionArn,
    schedulingStrategy: spec.scheduling ?? "REPLICA",
    deploymentController: { type: "ECS" },
    roleArn: `arn:aws:iam::${place.account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    createdAt: minutesAgo(place, days(300)),
    createdBy: `arn:aws:iam::${place.account}:role/deploy`,
    enableECSManagedTags: true,
    enableExecuteCommand: false,
    propagateTags: "SERVICE",
    placementConstraints: [],
    placementStrategy: launch === "EC2" ? [{ type: "spread", field: "attribute:ecs.availability-zone" }] : [],
    tags: Object.entries(spec.tags ?? {}).map(([key, value]) => ({ key, value })),
  };
}

function stateOf(place: Place, of: { readonly spec: ServiceSpec; readonly family: TaskFamily }): ecs.Service {
  const { spec, family } = of;
  const desired = spec.desired ?? spec.tasks.length;
  const network = networkOf(spec);
  return {
    desiredCount: desired,
    runningCount: spec.tasks.length,
    pendingCount: 0,
    deploymentConfiguration: {
      maximumPercent: spec.maximumPercent ?? 200,
      minimumHealthyPercent: spec.minimumHealthyPercent ?? 100,
      deploymentCircuitBreaker: { enable: spec.circuitBreaker ?? true, rollback: spec.circuitBreaker ?? true },
    },
    deployments: [deploymentOf(place, { spec, family, desired })],
    loadBalancers: (spec.targets ?? []).map(({ group, container, port }) => ({
      targetGroupArn: group.targetGroupArn,
      containerName: container,
      containerPort: port,
    })),
    ...(spec.targets === undefined ? {} : { healthCheckGracePeriodSeconds: 60 }),
    availabilityZoneRebalancing: "DISABLED",
    serviceRegistries: registriesOf(spec),
    ...(network === undefined ? {} : { networkConfiguration: network }),
    events: eventsOf(place, spec),
  };
}

function deploymentOf(
  place: Place,
  of: { readonly spec: ServiceSpec; readonly family: TaskFamily; readonly desired: number },
): ecs.Deployment {
  const { spec } = of;
  const begun = spec.deployedMinutesAgo ?? days(3);
  const network = networkOf(spec);
  const rollout = spec.rollout ?? "COMPLETED";
  return {
    id: of.family.deploymentId,
    status: "PRIMARY",
    taskDefinition: spec.taskDefinition.taskDefinitionArn,
    desiredCount: of.desired,
    runningCount: spec.tasks.length,
    pendingCount: 0,
    failedTasks: spec.stopped?.filter(({ stopCode }) => stopCode === "TaskFailedToStart").length ?? 0,
    createdAt: minutesAgo(place, begun),
    updatedAt: minutesAgo(place, Math.max(0, begun - 5)),
    launchType: spec.taskDefinition.launch,
    ...(spec.taskDefinition.launch === "FARGATE" ? { platformVersion: "1.4.0", platformFamily: "Linux" } : {}),
    ...(network === undefined ? {} : { networkConfiguration: network }),
    ...(spec.connect === undefined ? {} : { serviceConnectConfiguration: spec.connect }),
    rolloutState: rollout,
    rolloutStateReason: `ECS deployment ${of.family.deploymentId} ${rollout === "COMPLETED" ? "completed" : "in progress"}.`,
  };
}

function networkOf({ network, taskDefinition }: ServiceSpec): ecs.NetworkConfiguration | undefined {
  if (network === undefined || taskDefinition.networkMode !== "awsvpc") return undefined;
  return {
    awsvpcConfiguration: {
      subnets: network.subnets.map(({ subnetId }) => subnetId),
      securityGroups: network.groups.map(({ groupId }) => groupId),
      assignPublicIp: network.assignPublicIp === true ? "ENABLED" : "DISABLED",
    },
  };
}

function registriesOf({ registry, taskDefinition }: ServiceSpec): ecs.ServiceRegistry[] {
  if (registry === undefined) return [];
  const { service, container, port } = registry;
  const named = taskDefinition.networkMode === "awsvpc" && service.recordType === "A";
  return [{ registryArn: service.serviceArn, ...(named ? {} : { containerName: container, containerPort: port }) }];
}

function eventsOf(place: Place, spec: ServiceSpec): ecs.ServiceEvent[] {
  const steady = [47, 407, 767, 1127].map((minutes) => steadyState(spec.name, minutes));
  return (spec.events ?? steady).map(({ minutesAgo: minutes, message }) => ({
    id: uuidOf(place, `${spec.cluster.clusterName}/${spec.name}/${String(minutes)}/${message}`),
    createdAt: minutesAgo(place, minutes),
    message,
  }));
}

/** An awsvpc task has no place in a group of instances: ECS registers nothing then. */
function registrationsOf(spec: ServiceSpec, task: Task): Registration[] {
  if (task.spec.missedBy === "targets") return [];
  return (spec.targets ?? []).flatMap(({ group, port }) => {
    const at = task.portOf(port);
    if (group.targetType === "ip" && task.address !== undefined) {
      const target = { id: task.address, port: at, availabilityZone: task.availabilityZone };
      return [registration(group, target, task.spec.target)];
    }
    if (group.targetType === "instance" && task.address === undefined && task.spec.on !== undefined) {
      return [registration(group, { id: task.spec.on.instanceId, port: at }, task.spec.target)];
    }
    return [];
  });
}

function discoveredAs(
  place: Place,
  of: { readonly spec: ServiceSpec; readonly family: TaskFamily; readonly task: Task },
) {
  const { registry } = of.spec;
  if (registry === undefined || of.task.spec.missedBy === "registry") return [];
  const port = registry.service.recordType === "SRV" ? { port: registry.port } : {};
  return [
    discoveryInstance(place, { serviceId: registry.service.serviceId, family: of.family, task: of.task, ...port }),
  ];
}

import type * as ecs from "@aws-sdk/client-ecs";
import type { Cluster } from "./cluster.ts";
import { joinParts, type Built } from "./part.ts";
import { arnOf, digitsOf, minutesAgo, type Place } from "./place.ts";
import { service, type EventSpec, type ServiceSpec } from "./service.ts";
import { registration, type TargetGroup } from "./target-group.ts";
import type { TaskDefinition } from "./task-definition.ts";
import { runningTask, type TaskSpec } from "./task.ts";

/** One side of a blue/green pair: a revision with its tasks and its target group. */
export type Side = {
  readonly taskDefinition: TaskDefinition;
  readonly group: TargetGroup;
  readonly tasks: readonly TaskSpec[];
  readonly minutesAgo: number;
};

/** Two revisions of a service side by side. */
export type PairSpec = {
  readonly cluster: Cluster;
  readonly name: string;
  readonly network: NonNullable<ServiceSpec["network"]>;
  readonly container: string;
  readonly port: number;
  readonly serving: Side;
  readonly coming: Side;
  /** The rules that ECS itself switches, by their ARNs; AWS CodeDeploy moves two task sets when absent. */
  readonly rules?: { readonly production: string; readonly test: string };
  readonly events?: readonly EventSpec[];
};

/** A service in the middle of a blue/green deployment: the old tasks serve, the new ones stand beside them. */
export function pairedService(place: Place, spec: PairSpec): Built {
  const { cluster, name, network, container, port, serving, coming } = spec;
  const built = service(place, {
    cluster,
    name,
    network,
    taskDefinition: serving.taskDefinition,
    tasks: serving.tasks,
    targets: [{ group: serving.group, container, port }],
    deployedMinutesAgo: serving.minutesAgo,
    ...(spec.events === undefined ? {} : { events: spec.events }),
  });
  const deploymentId = `ecs-svc/${digitsOf(place, `${built.serviceArn}/${coming.taskDefinition.taskDefinitionArn}`, 19)}`;
  const family = {
    cluster,
    serviceName: name,
    taskDefinition: coming.taskDefinition,
    deploymentId,
    groups: network.groups,
  };
  const tasks = coming.tasks.map((task, index) =>
    runningTask(place, family, { startedMinutesAgo: coming.minutesAgo - 1, ...task, name: `coming-${String(index)}` }),
  );
  const registrations = tasks.flatMap(({ address, availabilityZone, spec: { missedBy, target } }) =>
    missedBy === "targets" || address === undefined
      ? []
      : [registration(coming.group, { id: address, port, availabilityZone }, target)],
  );
  const joined = joinParts([built, ...tasks, { part: { registrations } }]);
  const both = (record: ecs.Service) =>
    (spec.rules === undefined ? byCodeDeploy : byEcs)(place, { spec, record, deploymentId });
  return { part: { ...joined, ecsServices: (joined.ecsServices ?? []).map(both) } };
}

type Made = { readonly spec: PairSpec; readonly record: ecs.Service; readonly deploymentId: string };

/** ECS switches the listener rules by itself once the new tasks are healthy. */
function byEcs(place: Place, { spec, record, deploymentId }: Made): ecs.Service {
  const { serving, coming, rules } = spec;
  const [old] = record.deployments ?? [];
  const begun = minutesAgo(place, coming.minutesAgo);
  return {
    ...record,
    taskDefinition: coming.taskDefinition.taskDefinitionArn,
    runningCount: serving.tasks.length + coming.tasks.length,
    deploymentConfiguration: { ...record.deploymentConfiguration, strategy: "BLUE_GREEN", bakeTimeInMinutes: 15 },
    loadBalancers: (record.loadBalancers ?? []).map((tie) => ({
      ...tie,
      advancedConfiguration: {
        alternateTargetGroupArn: coming.group.targetGroupArn,
        productionListenerRule: rules?.production,
        testListenerRule: rules?.test,
        roleArn: `arn:aws:iam::${place.account}:role/ecs-load-balancers`,
      },
    })),
    deployments: [
      {
        ...old,
        id: deploymentId,
        taskDefinition: coming.taskDefinition.taskDefinitionArn,
        runningCount: coming.tasks.length,
        createdAt: begun,
        updatedAt: begun,
        rolloutState: "IN_PROGRESS",
        rolloutStateReason: `ECS deployment ${deploymentId} in progress.`,
      },
      { ...old, status: "ACTIVE" },
    ],
  };
}

/** A task set each; the one in front is PRIMARY. */
function byCodeDeploy(place: Place, { spec, record, deploymentId }: Made): ecs.Service {
  const { serving, coming } = spec;
  const setOf = (side: Side, id: string, status: "PRIMARY" | "ACTIVE"): ecs.TaskSet => ({
    id,
    taskSetArn: arnOf(place, "ecs", `task-set/${spec.cluster.clusterName}/${spec.name}/${id}`),
    serviceArn: record.serviceArn,
    clusterArn: record.clusterArn,
    startedBy: "CODE_DEPLOY",
    externalId: `d-${digitsOf(place, id, 9)}`,
    status,
    taskDefinition: side.taskDefinition.taskDefinitionArn,
    computedDesiredCount: side.tasks.length,
    pendingCount: 0,
    runningCount: side.tasks.length,
    createdAt: minutesAgo(place, side.minutesAgo),
    updatedAt: minutesAgo(place, side.minutesAgo - 3),
    launchType: side.taskDefinition.launch,
    platformVersion: "1.4.0",
    networkConfiguration: record.networkConfiguration,
    loadBalancers: [
      { targetGroupArn: side.group.targetGroupArn, containerName: spec.container, containerPort: spec.port },
    ],
    serviceRegistries: [],
    scale: { value: 100, unit: "PERCENT" },
    stabilityStatus: "STEADY_STATE",
    stabilityStatusAt: minutesAgo(place, side.minutesAgo - 3),
    tags: [],
  });
  const old = record.deployments?.[0]?.id ?? "";
  return {
    ...record,
    deploymentController: { type: "CODE_DEPLOY" },
    deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
    runningCount: serving.tasks.length + coming.tasks.length,
    deployments: [],
    taskSets: [setOf(serving, old, "PRIMARY"), setOf(coming, deploymentId, "ACTIVE")],
  };
}

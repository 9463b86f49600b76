import type * as ecs from "@aws-sdk/client-ecs";
import type { Cluster } from "./cluster.ts";
import type { ContainerInstance } from "./container-instance.ts";
import { arnOf, hexOf, uuidOf, type Place } from "./place.ts";
import type { SecurityGroup } from "./security-group.ts";
import { imageOf, type TaskDefinition } from "./task-definition.ts";

/** What all tasks of a service share. */
export type TaskFamily = {
  readonly cluster: Cluster;
  readonly serviceName: string;
  readonly taskDefinition: TaskDefinition;
  readonly deploymentId: string;
  readonly groups: readonly SecurityGroup[];
};

/** What a task's record says whether it runs or not. */
export function taskOf(
  place: Place,
  of: { readonly family: TaskFamily; readonly spec: { readonly on?: ContainerInstance }; readonly taskId: string },
): ecs.Task {
  const { cluster, serviceName, taskDefinition, deploymentId } = of.family;
  return {
    taskArn: arnOf(place, "ecs", `task/${cluster.clusterName}/${of.taskId}`),
    clusterArn: cluster.clusterArn,
    taskDefinitionArn: taskDefinition.taskDefinitionArn,
    group: `service:${serviceName}`,
    startedBy: deploymentId,
    launchType: taskDefinition.launch,
    cpu: taskDefinition.cpu,
    memory: taskDefinition.memory,
    ...(taskDefinition.launch === "FARGATE" ? { platformVersion: "1.4.0", platformFamily: "Linux" } : {}),
    ...(of.spec.on === undefined ? {} : { containerInstanceArn: of.spec.on.containerInstanceArn }),
    tags: [],
  };
}

/** The containers of a task, without their state. */
export function containersOf(place: Place, of: { readonly family: TaskFamily; readonly taskId: string }) {
  const { cluster, taskDefinition } = of.family;
  return taskDefinition.containers.map((container) => ({
    containerArn: arnOf(
      place,
      "ecs",
      `container/${cluster.clusterName}/${of.taskId}/${uuidOf(place, `${of.taskId}/${container.name}`)}`,
    ),
    taskArn: arnOf(place, "ecs", `task/${cluster.clusterName}/${of.taskId}`),
    name: container.name,
    image: imageOf(place, taskDefinition, container),
    runtimeId: hexOf(place, `${of.taskId}/${container.name}`, 32),
    healthStatus: container.healthCheck === undefined ? ("UNKNOWN" as const) : ("HEALTHY" as const),
    cpu: taskDefinition.cpu,
  }));
}

import type { ContainerInstancePlace, ServicePlace, TaskPlace, Topology } from "#lib/graph/topology.ts";

/** Whether an EC2 instance runs Windows, by its `platform`. Source: EC2 API reference, Instance: blank for everything else. */
export function isWindowsPlatform(platform: string | undefined): boolean {
  return platform?.toLowerCase().includes("windows") === true;
}

/** Whether a container instance runs Windows: its agent says so, or its EC2 instance does. */
export function isWindowsHost({ item, instance }: Pick<ContainerInstancePlace, "item" | "instance">): boolean {
  if (isWindowsPlatform(instance?.item.platform)) return true;
  return item.attributes.some(({ name, value }) => name === "ecs.os-type" && value === "windows");
}

/**
 * Whether a task runs Windows. Only AWS Fargate asks for an operating system in the task definition; elsewhere the
 * container instance tells, and Linux is what ECS takes it for when neither does.
 */
export function isWindowsTask(task: Pick<TaskPlace, "taskDefinition" | "containerInstance" | "instance">): boolean {
  const said = task.taskDefinition?.operatingSystemFamily;
  if (said !== undefined) return isWindowsFamily(said);
  const { containerInstance, instance } = task;
  if (containerInstance === undefined) return false;
  return isWindowsHost({ item: containerInstance.item, ...(instance === undefined ? {} : { instance }) });
}

/** Whether a task on a host is taken to run Linux because neither its definition tells nor a host that was read. */
export function isUntoldSystem({ item, taskDefinition, containerInstance, instance }: TaskPlace): boolean {
  const isTold = taskDefinition?.operatingSystemFamily !== undefined || item.launchType === "FARGATE";
  if (isTold || item.containerInstanceArn === undefined || instance !== undefined) return false;
  return containerInstance?.item.attributes.some(({ name }) => name === "ecs.os-type") !== true;
}

/** The ARNs of the container instances that run Windows; from records alone, so that no task need be placed for it. */
export function windowsHostArns({ placed }: Pick<Topology, "placed">): ReadonlySet<string> {
  const found = placed.flatMap(({ byId }) =>
    [...byId.ecsContainerInstances.values()].filter(({ item }) => {
      const instance = byId.ec2Instances.get(item.ec2InstanceId ?? "");
      return isWindowsHost({ item, ...(instance === undefined ? {} : { instance }) });
    }),
  );
  return new Set(found.map(({ item }) => item.containerInstanceArn));
}

/** Whether an operating system, spelt as in a task definition, is Windows. */
export function isWindowsFamily(operatingSystemFamily: string | undefined): boolean {
  return operatingSystemFamily?.startsWith("WINDOWS") === true;
}

/** The operating system of a service's tasks, as a task definition spells it; `undefined` when nothing tells. */
export function operatingSystemOf(
  { taskDefinition, tasks }: ServicePlace,
  { containerInstances }: Pick<Topology, "containerInstances">,
): string | undefined {
  const said = taskDefinition?.operatingSystemFamily;
  if (said !== undefined) return said;
  const hosts = tasks.flatMap(({ containerInstance }) => containerInstances.get(containerInstance?.urn ?? "") ?? []);
  return hosts.some(isWindowsHost) ? "WINDOWS" : undefined;
}

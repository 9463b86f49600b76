import type * as ecs from "@aws-sdk/client-ecs";
import type { RegionWorld } from "./world.ts";

/** Counts the services, tasks and container instances of each cluster, as ecs:DescribeClusters does. */
export function withClusterCounts(world: RegionWorld): RegionWorld {
  return {
    ...world,
    ecsClusters: world.ecsClusters.map((cluster) => {
      const ours = (item: { readonly clusterArn?: string | undefined }) => item.clusterArn === cluster.clusterArn;
      return {
        ...cluster,
        activeServicesCount: world.ecsServices.filter(ours).length,
        registeredContainerInstancesCount: world.ecsContainerInstances.filter(ours).length,
        runningTasksCount: world.ecsTasks.filter((task) => ours(task) && task.lastStatus === "RUNNING").length,
        pendingTasksCount: 0,
      };
    }),
  };
}

/** Takes from each container instance what its tasks use: CPU, memory, and the host ports their definitions fix. */
export function withTasksPlaced(world: RegionWorld): RegionWorld {
  return {
    ...world,
    ecsContainerInstances: world.ecsContainerInstances.map((instance) => {
      const tasks = world.ecsTasks.filter(
        (task) => task.containerInstanceArn === instance.containerInstanceArn && task.lastStatus === "RUNNING",
      );
      const used = {
        CPU: sum(tasks.map(({ cpu }) => Number(cpu))),
        MEMORY: sum(tasks.map(({ memory }) => Number(memory))),
      };
      const taken = tasks.flatMap((task) => fixedPorts(world, task));
      return {
        ...instance,
        runningTasksCount: tasks.length,
        pendingTasksCount: 0,
        remainingResources: (instance.registeredResources ?? []).map((resource) => remaining(resource, used, taken)),
      };
    }),
  };
}

type FixedPort = { readonly protocol: string; readonly port: number };

/** The host ports a task's definition fixes; dynamic ones are not reserved. */
function fixedPorts(world: RegionWorld, task: ecs.Task): FixedPort[] {
  const definition = world.ecsTaskDefinitions.find(({ taskDefinitionArn: arn }) => arn === task.taskDefinitionArn);
  if (definition === undefined || definition.networkMode === "awsvpc") return [];
  return (definition.containerDefinitions ?? [])
    .flatMap(({ portMappings = [] }) => portMappings)
    .flatMap(({ hostPort = 0, protocol = "tcp" }) => (hostPort === 0 ? [] : [{ protocol, port: hostPort }]));
}

function remaining(
  resource: ecs.Resource,
  used: { readonly [name: string]: number },
  taken: readonly FixedPort[],
): ecs.Resource {
  const amount = used[resource.name ?? ""];
  if (amount !== undefined) return { ...resource, integerValue: (resource.integerValue ?? 0) - amount };
  const protocol = resource.name === "PORTS_UDP" ? "udp" : "tcp";
  const ports = taken.filter((port) => port.protocol === protocol).map(({ port }) => String(port));
  return { ...resource, stringSetValue: [...(resource.stringSetValue ?? []), ...ports] };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

import type { ContainerInstancePlace, TaskPlace } from "#lib/graph/topology.ts";
import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Host } from "./capacity-model.ts";
import { defined } from "./defined.ts";
import { hasTrunk } from "./eni-slots.ts";
import { resourceOf, wantedCpu, wantedMemory, zoneOf } from "./placement.ts";
import { newInterface } from "./relaunched-host.ts";

/** So many more hosts like those there are, one zone after the other; empty but for the tasks of daemon services. */
export function addedHosts(
  hosts: readonly Host[],
  { count, daemons }: { readonly count: number; readonly daemons: ReadonlySet<Urn> },
): readonly Host[] {
  const models = [...new Map(hosts.map((host) => [zoneOf(host.place) ?? "", host])).values()];
  return Array.from({ length: count }).flatMap((_, at) => {
    const model = models[at % models.length];
    return model === undefined ? [] : [likeHost(model, { number: at + 1, daemons })];
  });
}

function likeHost(
  model: Host,
  { number, daemons }: { readonly number: number; readonly daemons: ReadonlySet<Urn> },
): Host {
  const { place } = model;
  const id = `new-${number}`;
  const tasks = place.tasks
    .filter(({ serviceUrn }) => serviceUrn !== undefined && daemons.has(serviceUrn))
    .map((task): TaskPlace => anew(task, id));
  const bare: ContainerInstancePlace = {
    ...place,
    urn: `${place.urn.slice(0, place.urn.lastIndexOf("/"))}/${id}`,
    item: itemLike(place.item, id, tasks),
    ...(place.instance === undefined
      ? {}
      : { instance: { ...place.instance, item: { ...place.instance.item, instanceId: id, tags: [] } } }),
    tasks,
    interfaces: [],
  };
  return {
    ...model,
    isNew: true,
    place: {
      ...bare,
      interfaces: [
        newInterface(bare, "container-instance"),
        ...(hasTrunk(place) ? [newInterface(bare, "ecs-trunk")] : []),
      ],
    },
  };
}

/** A task of its own there; an interface it does not have yet. */
function anew(task: TaskPlace, host: string): TaskPlace {
  const { urn, account, region, item, networkMode, ports, taskDefinition, serviceUrn } = task;
  return {
    urn: `${urn}-${host}`,
    account,
    region,
    item,
    networkMode,
    ports,
    ...defined({ taskDefinition, serviceUrn }),
  };
}

function itemLike(item: EcsContainerInstance, id: string, tasks: readonly TaskPlace[]): EcsContainerInstance {
  const left = { CPU: remainder(item, "CPU", tasks), MEMORY: remainder(item, "MEMORY", tasks) };
  return {
    ...item,
    containerInstanceArn: `${item.containerInstanceArn.slice(0, item.containerInstanceArn.lastIndexOf("/"))}/${id}`,
    ec2InstanceId: id,
    status: "ACTIVE",
    agentConnected: true,
    runningTasksCount: tasks.length,
    pendingTasksCount: 0,
    remainingResources: item.registeredResources.map((resource) =>
      resource.name === "CPU" || resource.name === "MEMORY"
        ? { ...resource, integerValue: left[resource.name] }
        : resource,
    ),
    tags: [],
  };
}

function remainder(
  item: EcsContainerInstance,
  resource: "CPU" | "MEMORY",
  tasks: readonly TaskPlace[],
): number | undefined {
  const { registered } = resourceOf(item, resource);
  const wanted = resource === "CPU" ? wantedCpu : wantedMemory;
  const used = tasks.reduce(
    (sum, { taskDefinition }) => sum + (taskDefinition === undefined ? 0 : wanted(taskDefinition)),
    0,
  );
  return registered === undefined ? undefined : Math.max(0, registered - used);
}

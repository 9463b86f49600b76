import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import type { Urn } from "#lib/model/urn.ts";
import { isPrimary } from "./addresses.ts";
import { clusterUrnOf, targetGroupUrnsOf } from "./ecs-urns.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { arnName } from "./identities.ts";
import { placeArea, type PlacedScope } from "./placed-scope.ts";
import { networkAttachmentOf } from "./task-attachment.ts";
import { taskPorts } from "./task-ports.ts";
import type {
  ContainerInstancePlace,
  NetworkMode,
  OwnedInterface,
  Placed,
  ServicePlace,
  TaskPlace,
  TaskPort,
} from "./topology.ts";

/** The tasks, services and container instances of one scope, each sorted by id. */
export type TaskPlaces = {
  readonly tasks: readonly TaskPlace[];
  readonly services: readonly ServicePlace[];
  readonly containerInstances: readonly ContainerInstancePlace[];
};

/** What tasks are placed with. */
type Surroundings = {
  readonly placed: PlacedScope;
  readonly definitions: ReadonlyMap<string, EcsTaskDefinition>;
  /** Filled as tasks ask. */
  readonly portsOfDefinitions: Map<EcsTaskDefinition, readonly TaskPort[]>;
  readonly interfacesById: ReadonlyMap<string, OwnedInterface>;
  readonly interfacesOfInstance: ReadonlyMap<string, readonly OwnedInterface[]>;
};

/** Places the tasks of a scope that are not stopped: their interface, address and ports, their service and instance. */
export function placeTasks(placed: PlacedScope, interfaces: readonly OwnedInterface[]): TaskPlaces {
  const around: Surroundings = {
    placed,
    definitions: new Map(
      itemsOf(placed.scoped, "ecsTaskDefinitions").map((definition) => [definition.taskDefinitionArn, definition]),
    ),
    portsOfDefinitions: new Map(),
    interfacesById: new Map(
      interfaces.map((networkInterface) => [networkInterface.item.networkInterfaceId, networkInterface]),
    ),
    interfacesOfInstance: groupBy(interfaces, ({ item }) => item.attachment?.instanceId),
  };
  const tasks = [...placed.byId.ecsTasks.values()].map((task) => placeTask(task, around));
  return { tasks, services: placeServices(tasks, around), containerInstances: placeContainerInstances(tasks, around) };
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

function placeTask({ urn, account, region, item }: Placed<EcsTask>, around: Surroundings): TaskPlace {
  const taskDefinition = around.definitions.get(item.taskDefinitionArn);
  const networkMode = taskNetworkMode(item, taskDefinition);
  const ports = portsOf(item, networkMode, around);
  // Filled in step by step: spreading the parts that are there is slow at 10,000 tasks.
  const place: Mutable<TaskPlace> = { urn, account, region, item, networkMode, ports };
  if (taskDefinition !== undefined) place.taskDefinition = taskDefinition;
  const serviceUrn = serviceOf(item, around.placed)?.urn;
  if (serviceUrn !== undefined) place.serviceUrn = serviceUrn;
  const containerInstance = containerInstanceOf(item, around.placed);
  if (containerInstance !== undefined) {
    place.containerInstance = containerInstance;
    const instance = around.placed.byId.ec2Instances.get(containerInstance.item.ec2InstanceId ?? "");
    if (instance !== undefined) place.instance = instance;
  }
  const { networkInterface, address } = whereMet(place, around);
  if (networkInterface !== undefined) place.networkInterface = networkInterface;
  if (address !== undefined) place.address = address;
  return place;
}

/** With an address of its own, or on its host's, every task of a definition has the same ports: they share one list. */
function portsOf(task: EcsTask, networkMode: NetworkMode, around: Surroundings): readonly TaskPort[] {
  const definition = around.definitions.get(task.taskDefinitionArn);
  const isShared = networkMode === "awsvpc" || networkMode === "host";
  if (definition === undefined || !isShared) return taskPorts(task, networkMode, definition);
  const known = around.portsOfDefinitions.get(definition) ?? taskPorts(task, networkMode, definition);
  around.portsOfDefinitions.set(definition, known);
  return known;
}

/** The interface and the address at which a task is met: its own, or its instance's. */
function whereMet(
  task: Pick<TaskPlace, "item" | "networkMode" | "instance" | "ports">,
  around: Surroundings,
): { readonly networkInterface?: OwnedInterface | undefined; readonly address?: string | undefined } {
  const attachment = networkAttachmentOf(task.item);
  if (attachment !== undefined) {
    const own = around.interfacesById.get(attachment.networkInterfaceId ?? "");
    const address = attachment.privateIpAddress ?? own?.item.privateIpAddress;
    return { networkInterface: own, address: attachment.isAttached ? address : undefined };
  }
  if (task.instance === undefined || !isOnHostNetwork(task)) return {};
  const { instanceId, privateIpAddress } = task.instance.item;
  const primary = around.interfacesOfInstance.get(instanceId)?.find(isPrimary);
  return { networkInterface: primary, address: primary?.item.privateIpAddress ?? privateIpAddress };
}

/** Host ports were bound: then it is on its host's network, whatever the unread task definition says. */
function isOnHostNetwork({ networkMode, ports }: Pick<TaskPlace, "networkMode" | "ports">): boolean {
  return networkMode === "bridge" || networkMode === "host" || (networkMode === "unknown" && ports.length > 0);
}

function placeServices(tasks: readonly TaskPlace[], around: Surroundings): readonly ServicePlace[] {
  const stopped = placeArea(around.placed.scoped, "ecsTasks", false).values();
  const tasksByService = groupBy(tasks, (task) => task.serviceUrn);
  const stoppedByService = groupBy(stopped, (task) => serviceOf(task.item, around.placed)?.urn);
  return [...around.placed.byId.ecsServices.values()].map((service) => {
    const taskDefinition = around.definitions.get(taskDefinitionArnOf(service.item) ?? "");
    return {
      ...service,
      clusterUrn: clusterUrnOf(service),
      networkMode: serviceNetworkMode(service.item, taskDefinition),
      ...(taskDefinition === undefined ? {} : { taskDefinition }),
      tasks: tasksByService.get(service.urn) ?? [],
      stoppedTasks: stoppedByService.get(service.urn) ?? [],
      targetGroupUrns: targetGroupUrnsOf(service),
    };
  });
}

function placeContainerInstances(
  tasks: readonly TaskPlace[],
  { placed, interfacesOfInstance }: Surroundings,
): readonly ContainerInstancePlace[] {
  const tasksByInstance = groupBy(tasks, (task): Urn | undefined => task.containerInstance?.urn);
  return [...placed.byId.ecsContainerInstances.values()].map((containerInstance) => {
    const instance = placed.byId.ec2Instances.get(containerInstance.item.ec2InstanceId ?? "");
    return {
      ...containerInstance,
      ...(instance === undefined ? {} : { instance }),
      interfaces: interfacesOfInstance.get(containerInstance.item.ec2InstanceId ?? "") ?? [],
      tasks: tasksByInstance.get(containerInstance.urn) ?? [],
    };
  });
}

function serviceOf(task: EcsTask, { byId }: PlacedScope): Placed<EcsService> | undefined {
  const name = task.group?.startsWith("service:") === true ? task.group.slice("service:".length) : undefined;
  return name === undefined ? undefined : byId.ecsServices.get(`${arnName(task.clusterArn)}/${name}`);
}

function containerInstanceOf(task: EcsTask, { byId }: PlacedScope): Placed<EcsContainerInstance> | undefined {
  if (task.containerInstanceArn === undefined) return undefined;
  return byId.ecsContainerInstances.get(`${arnName(task.clusterArn)}/${arnName(task.containerInstanceArn)}`);
}

/** Of a service that an external or CodeDeploy controller deploys, the task definition is its primary task set's. */
function taskDefinitionArnOf(service: EcsService): string | undefined {
  return service.taskDefinition ?? service.taskSets.find(({ status }) => status === "PRIMARY")?.taskDefinition;
}

function serviceNetworkMode(service: EcsService, taskDefinition: EcsTaskDefinition | undefined): NetworkMode {
  if (taskDefinition !== undefined) return networkModeOf(taskDefinition);
  const isOwnNetwork = service.launchType === "FARGATE" || service.awsvpcConfiguration !== undefined;
  return isOwnNetwork ? "awsvpc" : "unknown";
}

function taskNetworkMode(task: EcsTask, taskDefinition: EcsTaskDefinition | undefined): NetworkMode {
  if (taskDefinition !== undefined) return networkModeOf(taskDefinition);
  const isOwnNetwork = task.launchType === "FARGATE" || networkAttachmentOf(task) !== undefined;
  return isOwnNetwork ? "awsvpc" : "unknown";
}

function networkModeOf({ networkMode = "bridge" }: EcsTaskDefinition): NetworkMode {
  switch (networkMode) {
    case "awsvpc":
    case "bridge":
    case "host":
    case "none":
      return networkMode;
    // Windows' NAT network, which binds host ports like a bridge.
    case "default":
    case "nat":
      return "bridge";
    default:
      return "unknown";
  }
}

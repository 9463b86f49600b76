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
import { once } from "./lazily.ts";
import { madeList, type MadeList } from "./made-list.ts";
import { placeArea, type PlacedScope } from "./placed-scope.ts";
import type { TaskAttachment, TaskAttachments } from "./task-attachment.ts";
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
  /** Each made when it is first asked for. */
  readonly tasks: MadeList<TaskPlace>;
  readonly services: () => readonly ServicePlace[];
  readonly containerInstances: () => readonly ContainerInstancePlace[];
};

/** What tasks are placed with: the records of their scope, its interfaces, and the attachments of its tasks, in their order. */
export type TaskSurroundings = {
  readonly placed: PlacedScope;
  readonly interfaces: MadeList<OwnedInterface>;
  readonly attachments: TaskAttachments;
};

type Surroundings = TaskSurroundings & {
  readonly definitions: ReadonlyMap<string, EcsTaskDefinition>;
  /** Filled as tasks ask. */
  readonly portsOfDefinitions: Map<EcsTaskDefinition, readonly TaskPort[]>;
  readonly interfacesOfInstance: (instanceId: string) => readonly OwnedInterface[];
  readonly serviceOf: (task: EcsTask) => Placed<EcsService> | undefined;
  readonly containerInstanceOf: (task: EcsTask) => Placed<EcsContainerInstance> | undefined;
};

/** Places the tasks of a scope that are not stopped: their interface, address and ports, their service and instance. */
export function placeTasks(given: TaskSurroundings): TaskPlaces {
  const { placed, interfaces } = given;
  const around: Surroundings = {
    ...given,
    definitions: new Map(
      itemsOf(placed.scoped, "ecsTaskDefinitions").map((definition) => [definition.taskDefinitionArn, definition]),
    ),
    portsOfDefinitions: new Map(),
    interfacesOfInstance: instanceInterfaces(interfaces),
    serviceOf: serviceFinder(placed),
    containerInstanceOf: containerInstanceFinder(placed),
  };
  const { ecsTasks } = placed.byId;
  // The list is as long as the records.
  const tasks = madeList(ecsTasks.size, (place) => placeTask(ecsTasks.at(place) as Placed<EcsTask>, place, around));
  return {
    tasks,
    services: once(() => placeServices(tasks.all(), around)),
    containerInstances: once(() => placeContainerInstances(tasks.all(), around)),
  };
}

/** Asked for tasks on hosts alone: accounts without any need not look through all interfaces. */
function instanceInterfaces(interfaces: MadeList<OwnedInterface>): Surroundings["interfacesOfInstance"] {
  const byInstance = once(() => groupBy(interfaces.all(), ({ item }) => item.attachment?.instanceId));
  return (instanceId) => byInstance().get(instanceId) ?? [];
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

function placeTask({ urn, account, region, item }: Placed<EcsTask>, at: number, around: Surroundings): TaskPlace {
  const attachment = around.attachments.list[at];
  const taskDefinition = around.definitions.get(item.taskDefinitionArn);
  const networkMode = taskNetworkMode(item, { taskDefinition, attachment });
  const ports = portsOf(item, networkMode, { taskDefinition, around });
  const serviceUrn = around.serviceOf(item)?.urn;
  const containerInstance = around.containerInstanceOf(item);
  const instance = around.placed.byId.ec2Instances.get(containerInstance?.item.ec2InstanceId ?? "");
  const { networkInterface, address } = whereMet({ networkMode, instance, ports }, at, around);
  const place: Mutable<TaskPlace> = { urn, account, region, item, networkMode, ports };
  // Filled in step by step: spreading the parts that are there is slow at 10,000 tasks.
  if (taskDefinition !== undefined) place.taskDefinition = taskDefinition;
  if (serviceUrn !== undefined) place.serviceUrn = serviceUrn;
  if (containerInstance !== undefined) place.containerInstance = containerInstance;
  if (containerInstance !== undefined && instance !== undefined) place.instance = instance;
  if (networkInterface !== undefined) place.networkInterface = networkInterface;
  if (address !== undefined) place.address = address;
  return place;
}

/** With an address of its own, or on its host's, every task of a definition has the same ports: they share one list. */
function portsOf(
  task: EcsTask,
  networkMode: NetworkMode,
  { taskDefinition: definition, around }: { taskDefinition: EcsTaskDefinition | undefined; around: Surroundings },
): readonly TaskPort[] {
  const isShared = networkMode === "awsvpc" || networkMode === "host";
  if (definition === undefined || !isShared) return taskPorts(task, networkMode, definition);
  const known = around.portsOfDefinitions.get(definition);
  if (known !== undefined) return known;
  const ports = taskPorts(task, networkMode, definition);
  around.portsOfDefinitions.set(definition, ports);
  return ports;
}

/** The interface and the address at which a task is met: its own, or its instance's. */
function whereMet(
  task: Pick<TaskPlace, "networkMode" | "ports"> & { readonly instance: TaskPlace["instance"] | undefined },
  at: number,
  around: Surroundings,
): { readonly networkInterface?: OwnedInterface | undefined; readonly address?: string | undefined } {
  const attachment = around.attachments.list[at];
  if (attachment !== undefined) {
    const own = around.interfaces.at(around.attachments.interfacePlaces[at] ?? -1);
    const address = attachment.privateIpAddress ?? own?.item.privateIpAddress;
    return { networkInterface: own, address: attachment.isAttached ? address : undefined };
  }
  if (task.instance === undefined || !isOnHostNetwork(task)) return {};
  const { instanceId, privateIpAddress } = task.instance.item;
  const primary = around.interfacesOfInstance(instanceId).find(isPrimary);
  return { networkInterface: primary, address: primary?.item.privateIpAddress ?? privateIpAddress };
}

/** Host ports were bound: then it is on its host's network, whatever the unread task definition says. */
function isOnHostNetwork({ networkMode, ports }: Pick<TaskPlace, "networkMode" | "ports">): boolean {
  return networkMode === "bridge" || networkMode === "host" || (networkMode === "unknown" && ports.length > 0);
}

function placeServices(tasks: readonly TaskPlace[], around: Surroundings): readonly ServicePlace[] {
  const stopped = placeArea(around.placed.scoped, "ecsTasks", false).list;
  const tasksByService = groupBy(tasks, (task) => task.serviceUrn);
  const stoppedByService = groupBy(stopped, ({ item }) => around.serviceOf(item)?.urn);
  return around.placed.byId.ecsServices.list.map((service) => {
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
  return placed.byId.ecsContainerInstances.list.map((containerInstance) => {
    const instance = placed.byId.ec2Instances.get(containerInstance.item.ec2InstanceId ?? "");
    return {
      ...containerInstance,
      ...(instance === undefined ? {} : { instance }),
      interfaces: interfacesOfInstance(containerInstance.item.ec2InstanceId ?? ""),
      tasks: tasksByInstance.get(containerInstance.urn) ?? [],
    };
  });
}

function serviceFinder({ byId }: PlacedScope): Surroundings["serviceOf"] {
  const find = rememberPairs((clusterArn, group) =>
    group.startsWith("service:")
      ? byId.ecsServices.get(`${arnName(clusterArn)}/${group.slice("service:".length)}`)
      : undefined,
  );
  return ({ clusterArn, group }) => (group === undefined ? undefined : find(clusterArn, group));
}

function containerInstanceFinder({ byId }: PlacedScope): Surroundings["containerInstanceOf"] {
  const find = rememberPairs((clusterArn, arn) =>
    byId.ecsContainerInstances.get(`${arnName(clusterArn)}/${arnName(arn)}`),
  );
  return ({ clusterArn, containerInstanceArn: arn }) => (arn === undefined ? undefined : find(clusterArn, arn));
}

/** Asks once for each two texts: thousands of tasks share few services, and taking ARNs apart costs more than looking up both. */
function rememberPairs<Value>(ask: (one: string, other: string) => Value): (one: string, other: string) => Value {
  const known = new Map<string, Map<string, Value>>();
  return (one, other) => {
    let answers = known.get(one);
    if (answers === undefined) known.set(one, (answers = new Map<string, Value>()));
    const answer = answers.get(other);
    if (answer !== undefined) return answer;
    const asked = ask(one, other);
    answers.set(other, asked);
    return asked;
  };
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

function taskNetworkMode(
  { launchType }: EcsTask,
  known: { readonly taskDefinition: EcsTaskDefinition | undefined; readonly attachment: TaskAttachment | undefined },
): NetworkMode {
  if (known.taskDefinition !== undefined) return networkModeOf(known.taskDefinition);
  return launchType === "FARGATE" || known.attachment !== undefined ? "awsvpc" : "unknown";
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

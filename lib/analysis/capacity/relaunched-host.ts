import { isPrimary } from "#lib/graph/addresses.ts";
import { standOf } from "#lib/graph/interface-stand.ts";
import type { ContainerInstancePlace, OwnedInterface, OwnerClass, TaskPlace } from "#lib/graph/topology.ts";
import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";
import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";
import { urnOf } from "#lib/model/urn.ts";
import { isWindowsHost } from "../operating-system.ts";
import type { Host } from "./capacity-model.ts";
import { resourceOf, wantedCpu, wantedMemory } from "./placement.ts";
import { trunkLimit } from "./trunk-limit.ts";

/** What an instance is replaced by. */
export type Relaunch = { readonly type: InstanceType | undefined; readonly trunking: boolean | undefined };

/** Memory the system and the agent leave for tasks, where the instance replaced does not tell. */
const MEMORY_FOR_TASKS = 0.95;

/**
 * The host, replaced by a new instance: of another type, or with the account setting changed. It starts anew, so it has a trunk
 * when setting and type allow one, and no interface that was attached by hand. Tasks that no longer fit are gone.
 */
export function relaunched(host: Host, { type: wanted, trunking }: Relaunch): Host {
  const type = wanted ?? host.type;
  const setting = trunking ?? host.trunkSetting;
  if (type === undefined) return { ...host, ...(setting === undefined ? {} : { trunkSetting: setting }) };
  const limit = trunkLimit(type.instanceType);
  const isTrunked = setting === true && limit.eligible === true && !isWindowsHost(host.place);
  const registered = registeredOf(host, type, wanted !== undefined);
  const places = isTrunked ? (limit.tasks ?? Infinity) : (type.maximumNetworkInterfaces ?? Infinity) - 1;
  const tasks = fitting(host.place.tasks, { ...registered, places });
  return {
    ...host,
    type,
    ...(setting === undefined ? {} : { trunkSetting: setting }),
    place: {
      ...placeOf(host.place, type, tasks),
      item: itemOf(host.place.item, { type, isTrunked, registered, tasks }),
      interfaces: interfacesOf(host.place, isTrunked, tasks),
    },
  };
}

function placeOf(
  place: ContainerInstancePlace,
  type: InstanceType,
  tasks: readonly TaskPlace[],
): ContainerInstancePlace {
  const { instance } = place;
  return {
    ...place,
    tasks,
    ...(instance === undefined
      ? {}
      : { instance: { ...instance, item: { ...instance.item, instanceType: type.instanceType } } }),
  };
}

type Resources = { readonly cpu: number; readonly memory: number };

/** What the new instance registers; as much as the old one when its type stays. */
function registeredOf({ place, type: before }: Host, type: InstanceType, isOther: boolean): Resources {
  const cpu = resourceOf(place.item, "CPU").registered;
  const memory = resourceOf(place.item, "MEMORY").registered;
  if (!isOther) return { cpu: cpu ?? Infinity, memory: memory ?? Infinity };
  const share = memory === undefined || before?.memoryMib === undefined ? MEMORY_FOR_TASKS : memory / before.memoryMib;
  return {
    cpu: (type.vcpus ?? 0) * 1024,
    memory: Math.floor((type.memoryMib ?? 0) * Math.min(1, share)),
  };
}

/** The tasks that fit, one after the other. */
function fitting(tasks: readonly TaskPlace[], room: Resources & { readonly places: number }): readonly TaskPlace[] {
  const left = { ...room };
  return tasks.filter(({ networkMode, taskDefinition }) => {
    const cpu = taskDefinition === undefined ? 0 : wantedCpu(taskDefinition);
    const memory = taskDefinition === undefined ? 0 : wantedMemory(taskDefinition);
    const places = networkMode === "awsvpc" ? 1 : 0;
    if (cpu > left.cpu || memory > left.memory || places > left.places) return false;
    left.cpu -= cpu;
    left.memory -= memory;
    left.places -= places;
    return true;
  });
}

type Item = {
  readonly type: InstanceType;
  readonly isTrunked: boolean;
  readonly registered: Resources;
  readonly tasks: readonly TaskPlace[];
};

function itemOf(item: EcsContainerInstance, { type, isTrunked, registered, tasks }: Item): EcsContainerInstance {
  const used = {
    cpu: total(tasks, wantedCpu),
    memory: total(tasks, wantedMemory),
  };
  const attributes = item.attributes.filter(
    ({ name }) => name !== "ecs.awsvpc-trunk-id" && name !== "ecs.instance-type",
  );
  return {
    ...item,
    attributes: [
      ...attributes,
      { name: "ecs.instance-type", value: type.instanceType },
      ...(isTrunked ? [{ name: "ecs.awsvpc-trunk-id", value: "eni-new" }] : []),
    ],
    registeredResources: withAmounts(item.registeredResources, registered),
    remainingResources: withAmounts(item.remainingResources, {
      cpu: registered.cpu - used.cpu,
      memory: registered.memory - used.memory,
    }),
  };
}

function total(tasks: readonly TaskPlace[], wantedOf: typeof wantedCpu): number {
  return tasks.reduce(
    (sum, { taskDefinition }) => sum + (taskDefinition === undefined ? 0 : wantedOf(taskDefinition)),
    0,
  );
}

function withAmounts(
  resources: EcsContainerInstance["registeredResources"],
  { cpu, memory }: Resources,
): EcsContainerInstance["registeredResources"] {
  const others = resources.filter(({ name }) => name !== "CPU" && name !== "MEMORY");
  return [
    ...(Number.isFinite(cpu) ? [{ name: "CPU", integerValue: Math.max(0, cpu), stringSetValue: [] }] : []),
    ...(Number.isFinite(memory) ? [{ name: "MEMORY", integerValue: Math.max(0, memory), stringSetValue: [] }] : []),
    ...others,
  ];
}

/** The primary interface, a trunk where there is one, and the tasks' own where there is none. */
function interfacesOf(
  place: ContainerInstancePlace,
  isTrunked: boolean,
  tasks: readonly TaskPlace[],
): readonly OwnedInterface[] {
  const primary = place.interfaces.filter(isPrimary);
  if (isTrunked) {
    const trunk = place.interfaces.find(({ item }) => item.interfaceType === "trunk");
    return [...primary, trunk ?? newInterface(place, "ecs-trunk")];
  }
  const urns = new Set(tasks.flatMap(({ networkInterface }) => networkInterface?.urn ?? []));
  return [...primary, ...place.interfaces.filter((owned) => !isPrimary(owned) && urns.has(owned.urn))];
}

/** An interface that a new instance would have: one address in the subnet of the instance. */
export function newInterface(
  place: ContainerInstancePlace,
  owner: Extract<OwnerClass, "ecs-trunk" | "container-instance">,
): OwnedInterface {
  const { account, region, instance } = place;
  const networkInterfaceId = `eni-new-${owner}-${place.item.containerInstanceArn}`;
  const item: OwnedInterface["item"] = {
    networkInterfaceId,
    subnetId: instance?.item.subnetId,
    vpcId: instance?.item.vpcId,
    interfaceType: owner === "ecs-trunk" ? "trunk" : "interface",
    status: "in-use",
    privateIpAddresses: [{ privateIpAddress: "", primary: true }],
    ipv6Addresses: [],
    ipv4Prefixes: [],
    ipv6Prefixes: [],
    groups: [],
    attachment: {
      instanceId: place.item.ec2InstanceId,
      deviceIndex: owner === "ecs-trunk" ? 1 : 0,
      status: "attached",
    },
    tags: [],
  };
  const urn = urnOf(place, "network-interface", networkInterfaceId);
  return { urn, account, region, item, stand: standOf(item), owner: { class: owner } };
}

import { isPrimary } from "#lib/graph/addresses.ts";
import type { ContainerInstancePlace, OwnedInterface, OwnerClass, TaskPlace } from "#lib/graph/topology.ts";
import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";
import type { Urn } from "#lib/model/urn.ts";
import { defined } from "./defined.ts";
import { trunkLimit } from "./trunk-limit.ts";

/** One place for a network interface on an instance, and who has it. */
export type EniSlot = {
  readonly owner: OwnerClass | "pending-task";
  readonly urn?: Urn;
  readonly eniId?: string;
  readonly address?: string;
  /** Of a task: its service. */
  readonly service?: Urn;
  /** On its way to the instance, or from it; absent when it is there. */
  readonly state?: "attaching" | "detaching";
};

/** How many network interfaces a container instance holds, and how many tasks with one of their own still fit. */
export type EniSlots = {
  /** What the instance type can hold, the primary interface included. */
  readonly max: number;
  /** Attached now, of any kind; branch interfaces are not attached and do not count. */
  readonly attached: number;
  /** Whether tasks share a trunk. */
  readonly trunked: boolean;
  /**
   * Task interfaces this instance can hold as it stands: it falls with interfaces that are not tasks'.
   * Absent when what the trunk carries on this type is not known.
   */
  readonly taskLimit?: number;
  readonly taskUsed: number;
  readonly taskFree?: number;
  /** The places that are taken. */
  readonly slots: readonly EniSlot[];
};

/**
 * The interface places of a container instance. `undefined` when its type's limits were not read.
 * Source: EC2 DescribeInstanceTypes, NetworkInfo; ECS developer guide, task networking with the awsvpc network mode.
 */
export function eniSlots(place: ContainerInstancePlace, type: InstanceType | undefined): EniSlots | undefined {
  const max = type?.maximumNetworkInterfaces ?? cardTotal(type);
  if (type === undefined || max === undefined) return undefined;
  const attached = place.interfaces.filter(isAttached).toSorted((a, b) => deviceIndexOf(a) - deviceIndexOf(b));
  if (hasTrunk(place)) return trunkedSlots(place, { attached, max, tasks: trunkLimit(type.instanceType).tasks });
  const waiting = waitingTasks(place, attached);
  const taskUsed = attached.filter(isTasks).length + waiting.length;
  const taskFree = Math.max(0, max - attached.length - waiting.length);
  return {
    max,
    attached: attached.length,
    trunked: false,
    taskLimit: taskUsed + taskFree,
    taskUsed,
    taskFree,
    slots: [...attached.map(slotsOf(place)), ...waiting.map(slotOfTask)],
  };
}

/** Whether the instance has a trunk: the agent's own word, or an interface of that type. */
export function hasTrunk(place: ContainerInstancePlace): boolean {
  return (
    place.item.attributes.some(({ name }) => name === "ecs.awsvpc-trunk-id") ||
    place.interfaces.some((owned) => isAttached(owned) && owned.item.interfaceType === "trunk")
  );
}

/** Tasks have branch interfaces then, which are not attached; what else is attached takes of the trunk's places. */
function trunkedSlots(
  place: ContainerInstancePlace,
  of: { readonly attached: readonly OwnedInterface[]; readonly max: number; readonly tasks: number | undefined },
): EniSlots {
  const own = place.tasks.filter(({ networkMode }) => networkMode === "awsvpc");
  const counted = {
    max: of.max,
    attached: of.attached.length,
    trunked: true,
    taskUsed: own.length,
    slots: [...of.attached.filter((owned) => !isTasks(owned)).map(slotsOf(place)), ...own.map(slotOfTask)],
  };
  if (of.tasks === undefined) return counted;
  const others = of.attached.filter(
    (owned) => !isTasks(owned) && !isPrimary(owned) && owned.item.interfaceType !== "trunk",
  );
  const taskFree = Math.max(0, of.tasks - others.length - own.length);
  return { ...counted, taskLimit: own.length + taskFree, taskFree };
}

/** The type's total over its network cards; `undefined` when no card says a number. */
function cardTotal(type: InstanceType | undefined): number | undefined {
  const limits = type?.networkCards.flatMap(({ maximumNetworkInterfaces }) => maximumNetworkInterfaces ?? []) ?? [];
  return limits.length === 0 ? undefined : limits.reduce((total, limit) => total + limit, 0);
}

function isAttached({ item }: OwnedInterface): boolean {
  return item.interfaceType !== "branch" && item.attachment !== undefined && item.attachment.status !== "detached";
}

function deviceIndexOf({ item }: OwnedInterface): number {
  return item.attachment?.deviceIndex ?? 0;
}

function isTasks({ owner }: OwnedInterface): boolean {
  return owner.class === "ecs-task";
}

/** Tasks that were placed and have no interface attached yet: a task in PROVISIONING already holds its slot. */
function waitingTasks(place: ContainerInstancePlace, attached: readonly OwnedInterface[]): readonly TaskPlace[] {
  const urns = new Set(attached.map(({ urn }) => urn));
  return place.tasks.filter(
    (task) =>
      task.networkMode === "awsvpc" && !(task.networkInterface !== undefined && urns.has(task.networkInterface.urn)),
  );
}

function slotsOf({ tasks }: ContainerInstancePlace): (owned: OwnedInterface) => EniSlot {
  const services = new Map(tasks.map(({ urn, serviceUrn }) => [urn, serviceUrn]));
  return ({ item, owner }) => {
    const status = item.attachment?.status ?? item.status;
    return {
      owner: owner.class,
      ...defined({
        urn: owner.urn,
        service: services.get(owner.urn ?? ""),
        eniId: item.networkInterfaceId,
        address: item.privateIpAddress,
        state: status === "attaching" || status === "detaching" ? status : undefined,
      }),
    };
  };
}

/** A task with its branch interface, or one that waits for its interface. */
function slotOfTask({ urn, item, networkInterface, serviceUrn: service }: TaskPlace): EniSlot {
  if (networkInterface === undefined) return { owner: "pending-task", urn, ...defined({ service }) };
  const isLeaving = item.lastStatus === "DEPROVISIONING" || item.lastStatus === "STOPPING";
  return {
    owner: "ecs-task",
    urn,
    eniId: networkInterface.item.networkInterfaceId,
    ...defined({
      service,
      address: networkInterface.item.privateIpAddress,
      state: isLeaving ? ("detaching" as const) : undefined,
    }),
  };
}

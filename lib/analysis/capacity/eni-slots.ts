import type { ContainerInstancePlace, OwnedInterface, OwnerClass, TaskPlace } from "#lib/graph/topology.ts";
import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";
import type { Urn } from "#lib/model/urn.ts";

/** One place for a network interface on an instance, and who has it. */
export type EniSlot = { readonly owner: OwnerClass | "pending-task"; readonly urn?: Urn; readonly eniId?: string };

/** How many network interfaces a container instance holds, and how many tasks with one of their own still fit. */
export type EniSlots = {
  /** What the instance type can hold, the primary interface included. */
  readonly max: number;
  /** Attached now, of any kind; branch interfaces are not attached and do not count. */
  readonly attached: number;
  /** Whether tasks share a trunk. Then the limits are not told by any API and are absent here. */
  readonly trunked: boolean;
  /** Task interfaces this instance can hold as it stands: it falls with interfaces that are not tasks'. */
  readonly taskLimit?: number;
  readonly taskUsed: number;
  readonly taskFree?: number;
  readonly slots: readonly EniSlot[];
};

/**
 * The interface places of a container instance. `undefined` when its type's limits were not read.
 * Source: EC2 DescribeInstanceTypes, NetworkInfo; ECS developer guide, task networking with the awsvpc network mode.
 */
export function eniSlots(place: ContainerInstancePlace, type: InstanceType | undefined): EniSlots | undefined {
  const max = type?.maximumNetworkInterfaces ?? cardTotal(type);
  if (max === undefined) return undefined;
  const attached = place.interfaces.filter(isAttached);
  const trunked = hasTrunk(place) || attached.some(({ item }) => item.interfaceType === "trunk");
  const waiting = waitingTasks(place, attached);
  const taskUsed = attached.filter(({ owner }) => owner.class === "ecs-task").length + waiting.length;
  const counted = {
    max,
    attached: attached.length,
    trunked,
    taskUsed,
    slots: [...attached.map(slotOf), ...waiting.map(({ urn }): EniSlot => ({ owner: "pending-task", urn }))],
  };
  if (trunked) return counted;
  const taskFree = Math.max(0, max - attached.length - waiting.length);
  return { ...counted, taskLimit: taskUsed + taskFree, taskFree };
}

/** The type's total over its network cards; `undefined` when no card says a number. */
function cardTotal(type: InstanceType | undefined): number | undefined {
  const limits = type?.networkCards.flatMap(({ maximumNetworkInterfaces }) => maximumNetworkInterfaces ?? []) ?? [];
  return limits.length === 0 ? undefined : limits.reduce((total, limit) => total + limit, 0);
}

function isAttached({ item }: OwnedInterface): boolean {
  return item.interfaceType !== "branch" && item.attachment !== undefined && item.attachment.status !== "detached";
}

function hasTrunk(place: ContainerInstancePlace): boolean {
  return place.item.attributes.some(({ name }) => name === "ecs.awsvpc-trunk-id");
}

/** Tasks that were placed and have no interface attached yet: a task in PROVISIONING already holds its slot. */
function waitingTasks(place: ContainerInstancePlace, attached: readonly OwnedInterface[]): readonly TaskPlace[] {
  const urns = new Set(attached.map(({ urn }) => urn));
  return place.tasks.filter(
    (task) =>
      task.networkMode === "awsvpc" && !(task.networkInterface !== undefined && urns.has(task.networkInterface.urn)),
  );
}

function slotOf({ item, owner }: OwnedInterface): EniSlot {
  const slot = { owner: owner.class, eniId: item.networkInterfaceId };
  return owner.urn === undefined ? slot : { ...slot, urn: owner.urn };
}

import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { Scope } from "#lib/model/scope.ts";
import type { PlacedScope } from "./placed-scope.ts";

/** The interface attached to a task of network mode awsvpc. */
export type TaskAttachment = {
  /** The id of the attachment, which the interface's description ends with; or its ARN, which ends in the id. */
  readonly id: string | undefined;
  readonly networkInterfaceId: string | undefined;
  readonly subnetId: string | undefined;
  readonly privateIpAddress: string | undefined;
  readonly isAttached: boolean;
};

/** The live tasks and the network interfaces of a scope as the records they are, and how they hang together, in numbers. */
export type TaskAttachments = {
  readonly scope: Scope;
  readonly tasks: readonly EcsTask[];
  readonly interfaces: readonly NetworkInterface[];
  /** The network attachments of the tasks, in their order. */
  readonly list: readonly (TaskAttachment | undefined)[];
  /** Where the interface of each stands among those of the scope; -1 when none is known. */
  readonly interfacePlaces: Int32Array;
  /** Of each interface of the scope, where the task stands that names it; -1 when none does. */
  readonly taskPlaces: Int32Array;
};

/** The network attachments of the live tasks of a scope. */
export function attachmentsOf({ scoped: { scope }, byId }: PlacedScope): TaskAttachments {
  const { ecsTasks, networkInterfaces } = byId;
  const list = ecsTasks.items.map(networkAttachmentOf);
  const interfacePlaces = new Int32Array(list.length).fill(-1);
  const taskPlaces = new Int32Array(networkInterfaces.size).fill(-1);
  for (let task = 0; task < list.length; task += 1) {
    const id = list[task]?.networkInterfaceId;
    const place = id === undefined ? undefined : networkInterfaces.placeOf(id);
    if (place === undefined) continue;
    interfacePlaces[task] = place;
    taskPlaces[place] = task;
  }
  return { scope, tasks: ecsTasks.items, interfaces: networkInterfaces.items, list, interfacePlaces, taskPlaces };
}

/** As DescribeTasks spells it, and as its documentation does. */
const isOfNetwork = (type: string | undefined) => type === "ElasticNetworkInterface" || type === "eni";
const isOver = (status: string | undefined) => status === "DETACHED" || status === "DELETED" || status === "FAILED";

/**
 * The network attachment of a task, picked by its type: Service Connect and volumes are attachments too.
 * `undefined` when there is none, or when it is over: then the interface may be somebody else's by now.
 */
export function networkAttachmentOf({ attachments }: EcsTask): TaskAttachment | undefined {
  for (let at = 0; at < attachments.length; at += 1) {
    const attachment = attachments[at];
    if (attachment !== undefined && isOfNetwork(attachment.type) && !isOver(attachment.status))
      return readAttachment(attachment);
  }
  return undefined;
}

/** Read in one go, by number: it is done for every task. */
function readAttachment({ id, status, details }: EcsTask["attachments"][number]): TaskAttachment {
  let networkInterfaceId: string | undefined;
  let subnetId: string | undefined;
  let privateIpAddress: string | undefined;
  for (let at = 0; at < details.length; at += 1) {
    const detail = details[at];
    if (detail === undefined) continue;
    const { name, value } = detail;
    if (name === "networkInterfaceId") networkInterfaceId ??= value;
    else if (name === "subnetId") subnetId ??= value;
    else if (name === "privateIPv4Address") privateIpAddress ??= value;
  }
  const isAttached = status === undefined || status === "ATTACHED";
  return { id, networkInterfaceId, subnetId, privateIpAddress, isAttached };
}

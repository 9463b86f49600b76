import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
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

/** The network attachments of the live tasks of a scope, in the order of the tasks. */
export type TaskAttachments = {
  readonly list: readonly (TaskAttachment | undefined)[];
  /** Where the interface of each stands among those of the scope; -1 when none is known. */
  readonly interfacePlaces: Int32Array;
};

/** The network attachments of the live tasks of a scope. */
export function attachmentsOf({ byId: { ecsTasks, networkInterfaces } }: PlacedScope): TaskAttachments {
  const list = ecsTasks.list.map(({ item }) => networkAttachmentOf(item));
  const interfacePlaces = new Int32Array(list.length);
  for (let at = 0; at < list.length; at += 1) {
    interfacePlaces[at] = networkInterfaces.placeOf(list[at]?.networkInterfaceId ?? "") ?? -1;
  }
  return { list, interfacePlaces };
}

/** As DescribeTasks spells it, and as its documentation does. */
const isOfNetwork = (type: string | undefined) => type === "ElasticNetworkInterface" || type === "eni";
const isOver = (status: string | undefined) => status === "DETACHED" || status === "DELETED" || status === "FAILED";

/**
 * The network attachment of a task, picked by its type: Service Connect and volumes are attachments too.
 * `undefined` when there is none, or when it is over: then the interface may be somebody else's by now.
 */
export function networkAttachmentOf(task: EcsTask): TaskAttachment | undefined {
  const attachment = task.attachments.find(({ type, status }) => isOfNetwork(type) && !isOver(status));
  if (attachment === undefined) return undefined;
  const { status, id, details } = attachment;
  return {
    id,
    networkInterfaceId: detail(details, "networkInterfaceId"),
    subnetId: detail(details, "subnetId"),
    privateIpAddress: detail(details, "privateIPv4Address"),
    isAttached: status === undefined || status === "ATTACHED",
  };
}

function detail(details: EcsTask["attachments"][number]["details"], wanted: string): string | undefined {
  return details.find(({ name }) => name === wanted)?.value;
}

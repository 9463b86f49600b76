import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { arnName } from "./identities.ts";

/** The interface attached to a task of network mode awsvpc. */
export type TaskAttachment = {
  /** The last part of the attachment's ARN: what the interface's description ends with. */
  readonly attachmentId?: string;
  readonly networkInterfaceId?: string;
  readonly subnetId?: string;
  readonly privateIpAddress?: string;
  readonly isAttached: boolean;
};

const isOver = new Set(["DETACHED", "DELETED", "FAILED"]);

/**
 * The network attachment of a task, picked by its type: Service Connect and volumes are attachments too.
 * `undefined` when there is none, or when it is over: then the interface may be somebody else's by now.
 */
export function networkAttachmentOf(task: EcsTask): TaskAttachment | undefined {
  const attachment = task.attachments.find(
    ({ type, status }) =>
      (type === "ElasticNetworkInterface" || type === "eni") && (status === undefined || !isOver.has(status)),
  );
  if (attachment === undefined) return undefined;
  const found: { -readonly [Key in keyof TaskAttachment]: TaskAttachment[Key] } = {
    isAttached: attachment.status === undefined || attachment.status === "ATTACHED",
  };
  if (attachment.id !== undefined) found.attachmentId = arnName(attachment.id);
  for (const { name, value } of attachment.details) {
    if (value === undefined) continue;
    if (name === "networkInterfaceId") found.networkInterfaceId = value;
    if (name === "subnetId") found.subnetId = value;
    if (name === "privateIPv4Address") found.privateIpAddress = value;
  }
  return found;
}

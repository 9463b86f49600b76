import type * as ecs from "@aws-sdk/client-ecs";
import { ecsId } from "./cluster.ts";
import type { ContainerInstance } from "./container-instance.ts";
import type { Built } from "./part.ts";
import { hexOf, minutesAgo, uuidOf, type Place } from "./place.ts";
import { addressIn, type Subnet } from "./subnet.ts";
import { containersOf, taskOf, type TaskFamily } from "./task-record.ts";

/** A task that stopped within the hour, as a scenario writes it. */
export type StoppedTaskSpec = {
  readonly subnet?: Subnet;
  /** The address it had; absent when it never got one. */
  readonly host?: number;
  readonly on?: ContainerInstance;
  readonly minutesAgo: number;
  /** Absent when it never ran. */
  readonly startedMinutesAgo?: number;
  readonly stopCode: ecs.TaskStopCode;
  readonly reason: string;
};

/** A task that stopped; its interface is gone, but its attachment still tells the address it had. */
export function stoppedTask(
  place: Place,
  family: TaskFamily,
  spec: StoppedTaskSpec & { readonly name: string },
): Built {
  const taskId = ecsId(place, `${family.cluster.clusterName}/${family.serviceName}/${spec.name}`);
  const attachmentId = uuidOf(place, `attachment/${taskId}`);
  const details =
    spec.subnet === undefined
      ? []
      : [{ name: "subnetId", value: spec.subnet.subnetId }].concat(
          spec.host === undefined
            ? []
            : [
                { name: "networkInterfaceId", value: `eni-0${hexOf(place, `gone/${taskId}`, 16)}` },
                { name: "privateIPv4Address", value: addressIn(spec.subnet, spec.host) },
              ],
        );
  const record: ecs.Task = {
    ...taskOf(place, { family, spec, taskId }),
    availabilityZone: spec.subnet?.availabilityZone ?? spec.on?.subnet.availabilityZone,
    lastStatus: "STOPPED",
    desiredStatus: "STOPPED",
    healthStatus: "UNKNOWN",
    createdAt: minutesAgo(place, (spec.startedMinutesAgo ?? spec.minutesAgo + 2) + 1),
    ...(spec.startedMinutesAgo === undefined ? {} : { startedAt: minutesAgo(place, spec.startedMinutesAgo) }),
    stoppingAt: minutesAgo(place, spec.minutesAgo + 1),
    stoppedAt: minutesAgo(place, spec.minutesAgo),
    stopCode: spec.stopCode,
    stoppedReason: spec.reason,
    attachments:
      spec.subnet === undefined
        ? []
        : [{ id: attachmentId, type: "ElasticNetworkInterface", status: "DELETED", details }],
    containers: containersOf(place, { family, taskId }).map((container) => ({
      ...container,
      lastStatus: "STOPPED",
      networkBindings: [],
      networkInterfaces: [],
    })),
  };
  return { part: { ecsTasks: [record] } };
}

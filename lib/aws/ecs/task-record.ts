import type { Container, Task } from "@aws-sdk/client-ecs";
import { isoDate } from "../iso-date.ts";
import { tagsOf } from "./tags.ts";

/** A task under the model's names. */
export function taskRecord(task: Task) {
  return {
    taskArn: task.taskArn,
    clusterArn: task.clusterArn,
    taskDefinitionArn: task.taskDefinitionArn,
    group: task.group,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    launchType: task.launchType,
    capacityProviderName: task.capacityProviderName,
    containerInstanceArn: task.containerInstanceArn,
    availabilityZone: task.availabilityZone,
    platformVersion: task.platformVersion,
    healthStatus: task.healthStatus,
    startedBy: task.startedBy,
    createdAt: isoDate(task.createdAt),
    startedAt: isoDate(task.startedAt),
    stoppingAt: isoDate(task.stoppingAt),
    stoppedAt: isoDate(task.stoppedAt),
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    attachments: (task.attachments ?? []).map(({ id, type, status, details }) => ({
      id,
      type,
      status,
      details: (details ?? []).map(({ name, value }) => ({ name, value })),
    })),
    containers: (task.containers ?? []).map(containerRecord),
    tags: tagsOf(task.tags),
  };
}

function containerRecord(container: Container) {
  return {
    containerArn: container.containerArn,
    name: container.name,
    image: container.image,
    lastStatus: container.lastStatus,
    healthStatus: container.healthStatus,
    exitCode: container.exitCode,
    reason: container.reason,
    networkBindings: (container.networkBindings ?? []).map(({ bindIP, containerPort, hostPort, protocol }) => ({
      bindIp: bindIP,
      containerPort,
      hostPort,
      protocol,
    })),
    networkInterfaces: (container.networkInterfaces ?? []).map(({ attachmentId, privateIpv4Address, ipv6Address }) => ({
      attachmentId,
      privateIpv4Address,
      ipv6Address,
    })),
  };
}

import { urnOf } from "#lib/model/urn.ts";
import { clusterUrnOf } from "../ecs-urns.ts";
import { arnName } from "../identities.ts";
import type { NumberedScope, Numbers } from "../numbers.ts";
import type { Pen } from "./edge-pen.ts";

/** What runs where: cluster, service, task, container, container instance, EC2 instance. */
export function ecsEdges({ scopes }: Numbers, pen: Pen): void {
  for (const scope of scopes) {
    serviceEdges(scope, pen);
    taskEdges(scope, pen);
    containerInstanceEdges(scope, pen);
  }
}

function serviceEdges({ joins }: NumberedScope, pen: Pen): void {
  const [contains, registers] = [pen("contains"), pen("registers")];
  for (const service of joins.services) {
    contains(service.clusterUrn, service.urn);
    for (const groupUrn of service.targetGroupUrns) registers(service.urn, groupUrn);
    for (const { registryArn } of service.item.serviceRegistries) {
      if (registryArn !== undefined) {
        registers(service.urn, urnOf(service, "cloud-map-service", arnName(registryArn)));
      }
    }
  }
}

function taskEdges({ joins, containers, nodes }: NumberedScope, pen: Pen): void {
  const [contains, runsOn] = [pen("contains"), pen("runs-on")];
  const { first } = nodes("ecs-task");
  for (let place = 0; place < joins.tasks.length; place += 1) {
    const task = joins.tasks[place];
    if (task === undefined) continue;
    contains(task.serviceUrn ?? clusterUrnOf(task), first + place);
    runsOn(first + place, task.containerInstance?.urn);
  }
  const firstContainer = nodes("ecs-container").first;
  for (let place = 0; place < containers.length; place += 1) {
    const task = containers[place]?.task;
    if (task !== undefined) contains(first + task, firstContainer + place);
  }
}

function containerInstanceEdges({ joins }: NumberedScope, pen: Pen): void {
  const [contains, runsOn] = [pen("contains"), pen("runs-on")];
  for (const containerInstance of joins.containerInstances) {
    contains(clusterUrnOf(containerInstance), containerInstance.urn);
    runsOn(containerInstance.urn, containerInstance.instance?.urn);
  }
}

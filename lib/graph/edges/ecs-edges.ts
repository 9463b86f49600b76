import { urnOf } from "#lib/model/urn.ts";
import { clusterUrnOf, containerId } from "../ecs-urns.ts";
import { arnName } from "../identities.ts";
import type { TaskPlace, Topology } from "../topology.ts";
import type { EdgeDrafts } from "./edge-draft.ts";

/** What runs where: cluster, service, task, container, container instance, EC2 instance. */
export function* ecsEdges(topology: Topology): EdgeDrafts {
  for (const service of topology.services.values()) {
    yield { kind: "contains", from: service.clusterUrn, to: service.urn };
    for (const to of service.targetGroupUrns) yield { kind: "registers", from: service.urn, to };
    for (const { registryArn } of service.item.serviceRegistries) {
      if (registryArn === undefined) continue;
      yield { kind: "registers", from: service.urn, to: urnOf(service, "cloud-map-service", arnName(registryArn)) };
    }
  }
  for (const task of topology.tasks.values()) yield* taskEdges(task);
  for (const containerInstance of topology.containerInstances.values()) {
    yield { kind: "contains", from: clusterUrnOf(containerInstance), to: containerInstance.urn };
    if (containerInstance.instance) {
      yield { kind: "runs-on", from: containerInstance.urn, to: containerInstance.instance.urn };
    }
  }
}

function* taskEdges(task: TaskPlace): EdgeDrafts {
  yield { kind: "contains", from: task.serviceUrn ?? clusterUrnOf(task), to: task.urn };
  for (const { name } of task.item.containers) {
    yield { kind: "contains", from: task.urn, to: urnOf(task, "ecs-container", containerId(task.item, name)) };
  }
  if (task.containerInstance) yield { kind: "runs-on", from: task.urn, to: task.containerInstance.urn };
}

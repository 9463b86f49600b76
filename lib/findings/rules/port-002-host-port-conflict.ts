import type { ContainerInstancePlace, Placed, ServicePlace, TaskPlace } from "#lib/graph/topology.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { fact } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { pointsAt } from "../messages.ts";
import { defineRule } from "../rule.ts";
import { isWanted, openEvent, type ServiceEvent } from "../service-state.ts";
import { subjectOf } from "../subject.ts";
import { clusterName } from "./eni-001-no-interface-for-a-task.ts";

/** PORT-002: ECS or Docker says that a host port is taken. */
export const hostPortConflict = defineRule({
  id: "PORT-002",
  slug: "host-port-conflict",
  severity: "high",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions", "ecsContainerInstances", "ec2Instances"],
  partialIsFine: ["ecsTasks", "ecsTaskDefinitions", "ecsContainerInstances", "ec2Instances"],
  symptomOf: ["PORT-001"],
  text: {
    title: "Host port is already in use",
    why: "Two tasks want the same port of one host. The second is not placed, or stops as soon as it starts.",
    fix: "Let Docker choose the port (hostPort 0), use awsvpc mode, or add container instances. When a range of your own is exhausted, widen ECS_DYNAMIC_HOST_PORT_RANGE.",
    limits: "AWS keeps about a hundred events of a service and an hour of stopped tasks.",
    says: {
      placement:
        "{service} cannot place a task in cluster {cluster}: the host port it needs is taken on every container instance",
      stopped: "A task of {service} stopped in cluster {cluster}: the host port it needs was taken",
    },
    figures: {
      placement:
        "{running} of {desired} tasks run. Closest container instance: {instance}; taken there by: {holder}. ECS said so at {at}.",
      stopped:
        "{running} of {desired} tasks run. Container instance: {instance}; taken there by: {holder}. The task stopped at {at}: {reason}",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.services, scope).filter(
      ({ item, networkMode }) => isWanted(item) && (networkMode === "bridge" || networkMode === "host"),
    ),
  check: (service, { topology, now, scope }) => {
    const { item } = service;
    const event = item.runningCount < item.desiredCount ? openEvent(item, "PORT-002", now) : undefined;
    const stopped = event === undefined ? newestStopped(service) : undefined;
    if (event === undefined && stopped === undefined) return [];
    const reason = stopped === undefined ? undefined : reasonOf(stopped.item);
    const text = event?.message ?? reason ?? "";
    const at = event?.createdAt ?? stopped?.item.stoppedAt ?? "";
    const instances = inScope(topology.containerInstances, scope);
    const host = hostOf(instances, event, stopped);
    const holder = host === undefined ? undefined : holderOf(host, service, text);
    return [
      {
        ...subjectOf(service.urn),
        says: event === undefined ? "stopped" : "placement",
        confidence: "confirmed",
        values: {
          service: item.serviceName,
          cluster: clusterName(item.clusterArn),
          running: item.runningCount,
          desired: item.desiredCount,
          instance: host?.item.ec2InstanceId ?? "?",
          holder: holder?.item.group ?? "?",
          at,
          reason: reason ?? "",
        },
        affected: [service.urn],
        because: [fact(service.urn, event === undefined ? "ecsTasks" : "ecsServices", `${at}: ${text}`)],
        about: [service.urn, ...service.targetGroupUrns],
      },
    ];
  },
});

/** The task of the service that stopped last for a taken port; not when the service has all its tasks again. */
function newestStopped({ item, stoppedTasks }: ServicePlace): Placed<EcsTask> | undefined {
  if (item.runningCount >= item.desiredCount) return undefined;
  return stoppedTasks
    .filter((task) => reasonOf(task.item) !== undefined)
    .toSorted((a, b) => Date.parse(b.item.stoppedAt ?? "") - Date.parse(a.item.stoppedAt ?? ""))[0];
}

/** What the task, or one of its containers, says of a taken port. */
function reasonOf({ stoppedReason, containers }: EcsTask): string | undefined {
  const reasons = [stoppedReason, ...containers.map(({ reason }) => reason)];
  return reasons.find((reason) => reason !== undefined && pointsAt("PORT-002", "stopped-reason", reason));
}

function hostOf(
  instances: readonly ContainerInstancePlace[],
  event: ServiceEvent | undefined,
  stopped: Placed<EcsTask> | undefined,
): ContainerInstancePlace | undefined {
  const named = /container-instance ([0-9a-f-]+)/i.exec(event?.message ?? "")?.[1];
  return instances.find(({ item: { containerInstanceArn } }) =>
    named === undefined
      ? containerInstanceArn === stopped?.item.containerInstanceArn
      : containerInstanceArn.endsWith(`/${named}`),
  );
}

/** The task on the host that has a port this service's tasks want: the one the text names, else the first they share. */
function holderOf(host: ContainerInstancePlace, service: ServicePlace, text: string): TaskPlace | undefined {
  const named = /:(\d+)\b.*(?:already|in use)|port (\d+)/i.exec(text);
  const wanted = new Set(
    named === null
      ? (service.taskDefinition?.containerDefinitions ?? []).flatMap(({ portMappings }) =>
          portMappings.flatMap(({ hostPort, containerPort }) => hostPort ?? containerPort ?? []),
        )
      : [Number(named[1] ?? named[2])],
  );
  return host.tasks.find(({ ports }) => ports.some(({ port }) => wanted.has(port)));
}

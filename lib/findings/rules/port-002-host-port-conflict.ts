import type { ContainerInstancePlace, Placed, ServicePlace, TaskPlace } from "#lib/graph/topology.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { fact } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { pointsAt } from "../messages.ts";
import { defineRule } from "../rule.ts";
import { isWanted, openEvent } from "../service-state.ts";
import { subjectOf } from "../subject.ts";
import { clusterName } from "../clusters.ts";

/** PORT-002: ECS or Docker says that a host port is taken. */
export const hostPortConflict = defineRule({
  id: "PORT-002",
  slug: "host-port-conflict",
  severity: "high",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions", "ecsContainerInstances", "ec2Instances"],
  partialIsFine: ["ecsTasks", "ecsTaskDefinitions", "ecsContainerInstances", "ec2Instances"],
  symptomOf: ["PORT-001", "PORT-003"],
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
    // A service that has all its tasks again is well, whatever was said before.
    const conflict = item.runningCount < item.desiredCount ? conflictOf(service, now) : undefined;
    if (conflict === undefined) return [];
    const { text, at, area } = conflict;
    const host = inScope(topology.containerInstances, scope).find((place) => isHost(place, conflict));
    const holder = host === undefined ? undefined : holderOf(host, service, text);
    return [
      {
        ...subjectOf(service.urn),
        says: area === "ecsServices" ? "placement" : "stopped",
        confidence: "confirmed",
        values: {
          service: item.serviceName,
          cluster: clusterName(item.clusterArn),
          running: item.runningCount,
          desired: item.desiredCount,
          instance: host?.item.ec2InstanceId ?? "?",
          holder: holder?.item.group ?? "?",
          at,
          reason: text,
        },
        affected: [service.urn],
        because: [fact(service.urn, area, `${at}: ${text}`)],
        about: [service.urn, ...service.targetGroupUrns],
      },
    ];
  },
});

/** What said that the port is taken: an event of the service, or a task that stopped. */
type Conflict = {
  readonly text: string;
  readonly at: string;
  readonly area: "ecsServices" | "ecsTasks";
  /** The end of the container instance's ARN. */
  readonly hostId: string | undefined;
};

function conflictOf(service: ServicePlace, now: string): Conflict | undefined {
  const event = openEvent(service.item, "PORT-002", now);
  if (event !== undefined) {
    const hostId = /container-instance ([0-9a-f-]+)/i.exec(event.message)?.[1];
    return { text: event.message, at: event.createdAt, area: "ecsServices", hostId };
  }
  const stopped = newestStopped(service);
  if (stopped === undefined) return undefined;
  const { stoppedAt, containerInstanceArn } = stopped.item;
  return { text: reasonOf(stopped.item) ?? "", at: stoppedAt ?? "?", area: "ecsTasks", hostId: containerInstanceArn };
}

function isHost({ item }: ContainerInstancePlace, { hostId }: Conflict): boolean {
  return (
    hostId !== undefined && (item.containerInstanceArn === hostId || item.containerInstanceArn.endsWith(`/${hostId}`))
  );
}

/** The task of the service that stopped last for a taken port. */
function newestStopped({ stoppedTasks }: ServicePlace): Placed<EcsTask> | undefined {
  return stoppedTasks
    .filter((task) => reasonOf(task.item) !== undefined)
    .toSorted((a, b) => Date.parse(b.item.stoppedAt ?? "") - Date.parse(a.item.stoppedAt ?? ""))[0];
}

/** What the task, or one of its containers, says of a taken port. */
function reasonOf({ stoppedReason, containers }: EcsTask): string | undefined {
  const reasons = [stoppedReason, ...containers.map(({ reason }) => reason)];
  return reasons.find((reason) => reason !== undefined && pointsAt("PORT-002", "stopped-reason", reason));
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

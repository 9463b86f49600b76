import { unreadArea } from "#lib/analysis/reach/unread.ts";
import type { ContainerInstancePlace, ServicePlace } from "#lib/graph/topology.ts";
import { clusterName, clustersInScope, instanceName, type ClusterPlace } from "../clusters.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { meaningOf } from "../messages.ts";
import { defineRule, type Saying } from "../rule.ts";
import { isWanted, openEvent, runsOnInstances, type ServiceEvent } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

/** A service that may be refused, or a cluster whose agents may be away. */
type Subject =
  | { readonly kind: "service"; readonly service: ServicePlace }
  | { readonly kind: "cluster"; readonly cluster: ClusterPlace };

type Says = "capacity" | "attribute" | "agent" | "zone" | "agents";

/** How long after it registered an agent may still be on its way. */
const YOUNG_MS = 300_000;

/** ECS-005: ECS cannot place a task, for a reason that is not the network's. */
export const placementFails = defineRule({
  id: "ECS-005",
  slug: "placement-fails",
  severity: "high",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions", "ecsContainerInstances", "ec2Instances"],
  partialIsFine: ["ecsTasks", "ecsTaskDefinitions", "ecsContainerInstances", "ec2Instances"],
  symptomOf: ["ECS-004"],
  text: {
    title: "Task cannot be placed, and the network is not to blame",
    why: "ECS looks for an instance with CPU, memory, attributes and a connected agent, or for capacity on Fargate. When it finds none, the task stays away, and looking at routes and security groups leads nowhere.",
    fix: "Follow the reason: more or larger instances, a smaller reservation, the attribute or constraint that is missing, an agent that cannot reach ECS, a zone that AWS Fargate does not serve, or a higher quota.",
    limits:
      "An agent that is disconnected as the survey looks may be back a moment later: agents reconnect several times an hour. AWS keeps about a hundred events of a service.",
    says: {
      capacity:
        "{service} cannot place a task in cluster {cluster} for want of CPU, memory or capacity, not for the network",
      attribute:
        "{service} cannot place a task in cluster {cluster}: no container instance has an attribute that it asks for",
      agent:
        "{service} cannot place a task in cluster {cluster}: the agent of the closest container instance is disconnected",
      zone: "{service} cannot place a task in cluster {cluster}: AWS Fargate had an internal error, as it has in zones that it does not serve",
      agents:
        "The agents of {instances|container instance|container instances} of cluster {cluster} are disconnected: no task is placed there",
    },
    figures: {
      capacity: "{running} of {desired} tasks run. ECS said at {at}: {message}",
      attribute: "{running} of {desired} tasks run. ECS said at {at}: {message}",
      agent: "{running} of {desired} tasks run. ECS said at {at}: {message}",
      zone: "{running} of {desired} tasks run. ECS said at {at}: {message}",
      agents: "Disconnected: {table}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html"],
  subjects: ({ scope, topology }) => [
    ...inScope(topology.services, scope)
      .filter(({ item }) => isWanted(item))
      .map((service): Subject => ({ kind: "service", service })),
    ...clustersInScope(topology, scope)
      .filter(({ instances }) => instances.length > 0)
      .map((cluster): Subject => ({ kind: "cluster", cluster })),
  ],
  check: (subject, { now, scope, topology }) => {
    if (subject.kind === "service") return refusalOf(subject.service, now);
    const away = subject.cluster.instances.filter((place) => isAway(place, now));
    const unread = unreadArea(topology, scope, "ec2Instances");
    // One that is stopped has no agent, and is none the less as it should be.
    const sure = unread === undefined ? away : away.filter(isMachineKnown);
    if (sure.length > 0) return awayFrom(subject.cluster, sure);
    return unread === undefined || away.length === 0 ? [] : { unknown: unread.text };
  },
});

function refusalOf(service: ServicePlace, now: string): readonly Saying<Says>[] {
  const { item } = service;
  const event = item.runningCount < item.desiredCount ? openEvent(item, "ECS-005", now) : undefined;
  if (event === undefined) return [];
  return [
    {
      ...subjectOf(service.urn),
      says: reasonOf(event),
      confidence: "confirmed",
      values: {
        service: item.serviceName,
        cluster: clusterName(item.clusterArn),
        running: item.runningCount,
        desired: item.desiredCount,
        at: event.createdAt,
        message: event.message,
      },
      affected: [service.urn],
      because: [fact(service.urn, "ecsServices", `${event.createdAt}: ${event.message}`)],
      about: [service.urn, ...service.targetGroupUrns],
    },
  ];
}

function reasonOf({ message }: ServiceEvent): Says {
  // A memberOf expression asks for attributes: no room in the cluster would meet it.
  if (/attribute|memberOf/i.test(message)) return "attribute";
  if (meaningOf("service-event", message)?.notNetwork === "capacity") return "capacity";
  return /internal error/i.test(message) ? "zone" : "agent";
}

function awayFrom(cluster: ClusterPlace, away: readonly ContainerInstancePlace[]): readonly Saying<Says>[] {
  const services = cluster.services.filter(({ item }) => isWanted(item) && runsOnInstances(item));
  return [
    {
      ...subjectOf(cluster.urn),
      says: "agents",
      confidence: "possible",
      values: { cluster: cluster.name, instances: away.length, table: listed(away.map(rowOf)) },
      affected: away.map(({ urn }) => urn),
      because: away.map((place) => fact(place.urn, "ecsContainerInstances", rowOf(place))),
      about: [cluster.urn, ...services.map(({ urn }) => urn)],
    },
  ];
}

/** Whether the agent of a running instance is disconnected, and not for being new. */
function isAway({ item, instance }: ContainerInstancePlace, now: string): boolean {
  const isYoung = item.registeredAt !== undefined && Date.parse(now) - Date.parse(item.registeredAt) < YOUNG_MS;
  return item.status === "ACTIVE" && item.agentConnected === false && !isYoung && instance?.item.state !== "stopped";
}

/** Whether EC2 told of the machine, or it is none of EC2's: one of ECS Anywhere has no id there. */
function isMachineKnown({ item, instance }: ContainerInstancePlace): boolean {
  return instance !== undefined || item.ec2InstanceId?.startsWith("i-") !== true;
}

function rowOf(place: ContainerInstancePlace): string {
  return `${instanceName(place)}: agentConnected = false, agentVersion = ${place.item.agentVersion ?? "?"}`;
}

import type { NetworkMode, ServicePlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import { fact, listed, revisionName } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { pointsAt } from "../messages.ts";
import { defineRule } from "../rule.ts";
import { isWanted } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

/** PORT-006: containers of one task that share a network want the same port, or one wants a port it cannot have. */
export const portsClashInATask = defineRule({
  id: "PORT-006",
  slug: "ports-clash-in-a-task",
  severity: "high",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions"],
  partialIsFine: ["ecsTasks"],
  text: {
    title: "Containers of one task want the same port",
    why: "In awsvpc and host mode the containers of a task share one network: a port can be had once, and the host port is the container port. The second container that listens there stops with address already in use.",
    fix: "Let each container listen on a port of its own, and leave hostPort empty.",
    limits: "What a container listens on beside its mappings is not visible. AWS keeps an hour of stopped tasks.",
    says: {
      twice: "{service} cannot run its containers {containers} together: they all want {port} of one network",
      differs: "{service} maps {port} in {mode} mode, where the host port must be the container port",
      stopped: "A container of {service} stopped because its address was already in use within the task",
    },
    figures: {
      twice: "Network mode {mode}, task definition {definition}.",
      differs: "Task definition {definition}.",
      stopped: "Network mode {mode}, task definition {definition}. {reason}",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.services, scope).filter(
      ({ item, networkMode }) => isWanted(item) && networkMode !== "bridge" && networkMode !== "none",
    ),
  check: (service) => {
    const { item, taskDefinition: definition, networkMode } = service;
    if (definition === undefined) return { unknown: `The task definition of ${item.serviceName} was not read.` };
    const reason = stoppedReason(service);
    const clash = clashOf(definition) ?? differing(definition) ?? stoppedBy(reason, networkMode);
    if (clash === undefined) return [];
    return [
      {
        ...subjectOf(service.urn),
        says: clash.says,
        confidence: reason === undefined ? "likely" : "confirmed",
        values: {
          service: item.serviceName,
          mode: networkMode,
          definition: revisionName(definition),
          port: clash.port,
          containers: listed(clash.containers),
          reason: reason ?? "",
        },
        affected: [service.urn],
        because: [
          fact(service.urn, "ecsTaskDefinitions", factOf(networkMode, clash)),
          ...(reason === undefined ? [] : [fact(service.urn, "ecsTasks", reason)]),
        ],
        about: [service.urn, ...service.targetGroupUrns],
      },
    ];
  },
});

type Clash = {
  readonly says: "twice" | "differs" | "stopped";
  readonly port: string;
  readonly containers: readonly string[];
};

function factOf(mode: NetworkMode, { port, containers }: Clash): string {
  return `networkMode = ${mode}: ${port} → ${listed(containers) || "—"}`;
}

/** What a container that stopped says. In host mode another task of the host may have the port: that is PORT-002's. */
function stoppedBy(reason: string | undefined, mode: NetworkMode): Clash | undefined {
  return reason === undefined || mode !== "awsvpc" ? undefined : { says: "stopped", port: "—", containers: [] };
}

/** The first port that two containers of a task both map. */
function clashOf({ containerDefinitions }: EcsTaskDefinition): Clash | undefined {
  const wanted = containerDefinitions.flatMap(({ name, portMappings }) =>
    portMappings.flatMap(({ containerPort, protocol = "tcp" }) =>
      containerPort === undefined ? [] : [{ name, key: `${protocol}/${containerPort}` }],
    ),
  );
  const [clash] = [...groupBy(wanted, ({ key }) => key)].filter(
    ([, who]) => new Set(who.map(({ name }) => name)).size > 1,
  );
  if (clash === undefined) return undefined;
  const [port, who] = clash;
  return { says: "twice", port, containers: who.map(({ name }) => name) };
}

/** The first mapping whose host port is another than its container port. */
function differing({ containerDefinitions }: EcsTaskDefinition): Clash | undefined {
  for (const { name, portMappings } of containerDefinitions) {
    const odd = portMappings.find(
      ({ hostPort = 0, containerPort }) => hostPort !== 0 && containerPort !== undefined && hostPort !== containerPort,
    );
    if (odd !== undefined)
      return { says: "differs", port: `${odd.hostPort ?? "?"}:${odd.containerPort ?? "?"}`, containers: [name] };
  }
  return undefined;
}

function stoppedReason({ stoppedTasks }: ServicePlace): string | undefined {
  return stoppedTasks
    .flatMap(({ item }) => [item.stoppedReason, ...item.containers.map(({ reason }) => reason)])
    .find((reason) => reason !== undefined && pointsAt("PORT-006", "stopped-reason", reason));
}

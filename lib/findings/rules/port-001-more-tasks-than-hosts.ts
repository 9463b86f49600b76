import {
  hostPortKey,
  hostsOfPort,
  staticHostPorts,
  takenHostPorts,
  type HostPort,
} from "#lib/analysis/capacity/host-ports.ts";
import { eligibleInstances, hasUntoldExpressions } from "#lib/analysis/capacity/placement.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { ContainerInstancePlace, ServicePlace } from "#lib/graph/topology.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { sharedPort } from "../port-rivals.ts";
import { defineRule } from "../rule.ts";
import { isWanted, openEvent, runsOnInstances } from "../service-state.ts";
import { subjectOf } from "../subject.ts";
import { clusterName } from "../clusters.ts";

/** A service that needs a host port for itself, with those that need the same one. */
type Subject = {
  readonly service: ServicePlace;
  readonly port: HostPort;
  /** The services of the cluster that need this port, this one among them. */
  readonly rivals: readonly ServicePlace[];
  readonly instances: readonly ContainerInstancePlace[];
};

/** PORT-001: more tasks want a fixed host port than there are hosts to give it. */
export const moreTasksThanHosts = defineRule({
  id: "PORT-001",
  slug: "more-tasks-than-hosts",
  severity: "high",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions", "ecsContainerInstances", "ec2Instances"],
  text: {
    title: "More tasks want a host port than there are hosts that can give it",
    why: "In host mode, and in bridge mode with a fixed hostPort, one container instance can run one such task only. The tasks beyond that are never placed.",
    fix: "Let Docker choose the port: hostPort 0 behind a load balancer with instance targets. Or use awsvpc mode, in which each task has its own ports. Or add container instances.",
    limits:
      "Placement expressions are evaluated as far as they compare attributes; whether an Auto Scaling group will add hosts is not read.",
    says: {
      alone:
        "{service} wants {desired|task|tasks} on host port {port}, and only {hosts|container instance|container instances} of cluster {cluster} can give it",
      together:
        "{service} cannot have host port {port} for every task: {services} together want {wanted}, and {hosts|container instance|container instances} of cluster {cluster} can give it",
    },
    figures: {
      alone: "Desired {desired}, running {running}. Hosts that can give {port}: {table}.",
      together: "Desired {desired}, running {running}; wanted by all: {wanted}. Hosts that can give {port}: {table}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html"],
  subjects: ({ scope, topology }) => {
    const instances = groupBy(inScope(topology.containerInstances, scope), ({ item }) => item.clusterArn);
    const wanting = inScope(topology.services, scope)
      .filter(({ item }) => isWanted(item) && runsOnInstances(item) && item.schedulingStrategy !== "DAEMON")
      .flatMap((service) => portsOf(service).map((port) => ({ service, port })));
    const rivals = groupBy(wanting, ({ service, port }) => `${service.item.clusterArn} ${hostPortKey(port)}`);
    return wanting.map(({ service, port }): Subject => {
      const { clusterArn } = service.item;
      const same = rivals.get(`${clusterArn} ${hostPortKey(port)}`) ?? [];
      return { service, port, rivals: same.map((rival) => rival.service), instances: instances.get(clusterArn) ?? [] };
    });
  },
  check: ({ service, port, rivals, instances }, { now }) => {
    const { item } = service;
    const key = hostPortKey(port);
    const eligible = eligibleInstances(service, instances);
    // Without any instance the port is not to blame: that is ECS-004's, or a capacity provider is about to add some.
    if (eligible.length === 0) return [];
    const shared = sharedPort(service, key, { rivals, instances });
    const { wanted } = shared;
    const own = hostsOfPort(eligible, key, new Set(rivals.map(({ urn }) => urn)));
    const isAlone = item.desiredCount > own.length;
    const hosts = isAlone ? own : shared.hosts;
    // Of rivals, only the one that lacks tasks suffers.
    const isSqueezed = wanted > hosts.length && item.runningCount < item.desiredCount;
    if (!isAlone && !isSqueezed) {
      return hasUntoldExpressions(service, eligible)
        ? { unknown: `${item.serviceName} is placed by an expression that is not evaluated.` }
        : [];
    }
    const names = hosts.map((place) => place.item.ec2InstanceId ?? place.item.containerInstanceArn);
    return [
      {
        ...subjectOf(service.urn),
        discriminator: key,
        says: isAlone ? "alone" : "together",
        confidence: openEvent(item, "PORT-002", now) === undefined ? "likely" : "confirmed",
        values: {
          service: item.serviceName,
          cluster: clusterName(item.clusterArn),
          port: key,
          desired: item.desiredCount,
          running: item.runningCount,
          services: listed(distinct(shared.services.map((rival) => rival.item.serviceName))),
          wanted,
          hosts: hosts.length,
          table: names.length === 0 ? "—" : listed(names),
        },
        affected: [service.urn],
        because: [
          fact(service.urn, "ecsServices", `desiredCount = ${item.desiredCount}, runningCount = ${item.runningCount}`),
          fact(
            service.urn,
            "ecsTaskDefinitions",
            `${service.taskDefinition?.taskDefinitionArn ?? ""}: ${service.networkMode}, hostPort = ${key}`,
          ),
          ...instances.map((place) => fact(place.urn, "ecsContainerInstances", rowOf(place, key))),
        ],
        about: [service.urn, ...service.targetGroupUrns],
      },
    ];
  },
});

function portsOf({ taskDefinition, networkMode }: ServicePlace): readonly HostPort[] {
  return taskDefinition === undefined ? [] : staticHostPorts(taskDefinition, networkMode);
}

function rowOf({ item }: ContainerInstancePlace, key: string): string {
  const taken = takenHostPorts(item);
  const state = taken === undefined ? "PORTS = ?" : `PORTS ${taken.has(key) ? "∋" : "∌"} ${key}`;
  return `${item.ec2InstanceId ?? item.containerInstanceArn}: ${item.status ?? "?"}, ${state}`;
}

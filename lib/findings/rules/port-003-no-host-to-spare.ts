import { deploymentRoom } from "#lib/analysis/capacity/deployment-room.ts";
import { hostPortKey, staticHostPorts } from "#lib/analysis/capacity/host-ports.ts";
import { growingProviders } from "#lib/analysis/capacity/launch.ts";
import type { ContainerInstancePlace, ServicePlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { clustersInScope, instanceName } from "../clusters.ts";
import { fact, listed } from "../fact.ts";
import { sharedPort } from "../port-rivals.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { isWanted, openEvent, runsOnInstances } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

/** A service with fixed host ports, each with the services of the cluster that want it, this one among them. */
type Subject = {
  readonly service: ServicePlace;
  readonly cluster: string;
  readonly ports: readonly { readonly key: string; readonly rivals: readonly ServicePlace[] }[];
  readonly instances: readonly ContainerInstancePlace[];
  readonly scalingProviders: ReadonlySet<string>;
};

/** PORT-003: every host that can give a fixed port is taken, and a deployment may not stop a task first. */
export const noHostToSpare = defineRule({
  id: "PORT-003",
  slug: "no-host-to-spare",
  severity: "medium",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "capacityProviders",
  ],
  text: {
    title: "Rolling update cannot start a new task: no host has the port to spare",
    why: "With a fixed host port one container instance runs one such task. When every instance has one, and minimumHealthyPercent lets ECS stop none first, a deployment cannot begin.",
    fix: "Lower minimumHealthyPercent so that a task may stop first (50, or 0 for a single task), let Docker choose the port (hostPort 0), or add a container instance.",
    limits:
      "Placement expressions are evaluated as far as they compare attributes. A capacity provider with managed scaling is taken to add the host that is missing.",
    says: {
      stuck:
        "A deployment of {service} cannot start a task in cluster {cluster}: {port} is taken on each of {hosts|container instance|container instances}",
    },
    figures: {
      stuck:
        "Desired {desired}, running {running}, minimumHealthyPercent {minimum}, maximumPercent {maximum}. Hosts that can give {port}: {table}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html"],
  subjects: ({ scope, topology, items }) => {
    const scalingProviders = growingProviders(items.capacityProviders);
    return clustersInScope(topology, scope).flatMap(({ name, services, instances }) => {
      const wanting = services.flatMap((service) => fixedPorts(service).map((key) => ({ service, key })));
      const byPort = groupBy(wanting, ({ key }) => key);
      return [...groupBy(wanting, ({ service }) => service)].map(([service, own]): Subject => {
        const ports = own.map(({ key }) => ({ key, rivals: (byPort.get(key) ?? []).map((one) => one.service) }));
        return { service, cluster: name, ports, instances, scalingProviders };
      });
    });
  },
  check: (subject, { now, scope }) => {
    const { service, cluster, instances } = subject;
    const { item } = service;
    const room = deploymentRoom(item);
    // Deployments that may stop first, or start nothing beside the old tasks (ECS-003), do not wait for a host.
    if (room === undefined || room.stopsFirst || room.maxTasks <= item.desiredCount || mayGrow(subject)) return [];
    const tight = tightPort(subject);
    if (tight === undefined) return [];
    return [
      {
        ...subjectOf(service.urn),
        says: "stuck",
        ...verdictOf(item, now),
        values: {
          service: item.serviceName,
          cluster,
          port: tight.key,
          hosts: tight.hosts.length,
          desired: item.desiredCount,
          running: item.runningCount,
          minimum: room.minimumHealthyPercent,
          maximum: room.maximumPercent,
          table: listed(tight.hosts.map(instanceName)) || "—",
        },
        affected: [service.urn],
        because: [
          fact(
            service.urn,
            "ecsServices",
            `desiredCount = ${item.desiredCount}, minimumHealthyPercent = ${room.minimumHealthyPercent}`,
          ),
          fact(service.urn, "ecsTaskDefinitions", `${service.networkMode}, hostPort = ${tight.key}`),
          ...instances.map((place) => fact(place.urn, "ecsContainerInstances", `status = ${place.item.status ?? "?"}`)),
        ],
        cli: awsCommand(scope.region, "ecs update-service", {
          cluster: item.clusterArn,
          service: item.serviceArn,
          "deployment-configuration": `maximumPercent=${room.maximumPercent},minimumHealthyPercent=${item.desiredCount === 1 ? 0 : 50}`,
        }),
        about: [service.urn, ...service.targetGroupUrns],
      },
    ];
  },
});

function verdictOf(item: EcsService, now: string): Pick<Saying<"stuck">, "severity" | "confidence"> {
  const deploying = item.deployments.find(({ rolloutState }) => rolloutState === "IN_PROGRESS");
  const isLate = deploying?.createdAt !== undefined && Date.parse(now) - Date.parse(deploying.createdAt) > 15 * 60_000;
  return {
    severity: deploying === undefined ? "medium" : "high",
    confidence: isLate && openEvent(item, "PORT-002", now) !== undefined ? "confirmed" : "likely",
  };
}

function fixedPorts({ item, taskDefinition, networkMode }: ServicePlace): readonly string[] {
  if (!isWanted(item) || !runsOnInstances(item) || item.schedulingStrategy === "DAEMON") return [];
  return taskDefinition === undefined ? [] : staticHostPorts(taskDefinition, networkMode).map(hostPortKey);
}

/** The first port with a host for every wanted task and none to spare; with fewer hosts it is PORT-001's. */
function tightPort({ service, ports, instances }: Subject) {
  return ports
    .map(({ key, rivals }) => ({ key, ...sharedPort(service, key, { rivals, instances }) }))
    .find(({ hosts, wanted }) => hosts.length > 0 && hosts.length === wanted);
}

function mayGrow({ service, scalingProviders }: Subject): boolean {
  return service.item.capacityProviderStrategy.some(({ capacityProvider }) => scalingProviders.has(capacityProvider));
}

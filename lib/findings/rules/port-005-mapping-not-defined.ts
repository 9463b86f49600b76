import type { ServicePlace } from "#lib/graph/topology.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ContainerDefinition, EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import { fact, listed, revisionName } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** A port that a service asks for, who asks, and what the task definition has of it. */
type Wanted = { readonly by: string; readonly text: string; readonly found: "mapped" | "ranged" | "missing" };

/** PORT-005: a service asks for a container port that its task definition does not have. */
export const mappingNotDefined = defineRule({
  id: "PORT-005",
  slug: "mapping-not-defined",
  severity: "high",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions"],
  partialIsFine: ["ecsTasks"],
  text: {
    title: "Service asks for a container port that the task definition does not have",
    why: "A load balancer, a service registry or Service Connect of a service names a container and a port. When the current task definition has no such mapping, the next task cannot be registered, and the next deployment fails.",
    fix: "Add the port mapping to the task definition, or change the service to the name and port that it has.",
    limits:
      "Services of CodeDeploy and of external controllers get their ports with each deployment and are not judged. A port that only a range covers may or may not do.",
    says: {
      missing: "{service} asks for {wanted}, which its task definition {definition} does not map",
      ranged: "{service} asks for {wanted}, which its task definition {definition} maps only within a range",
    },
    figures: {
      missing: "Asked for by: {by}. Mapped in {definition}: {mapped}.",
      ranged: "Asked for by: {by}. Mapped in {definition}: {mapped}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.services, scope).filter(
      ({ item }) => item.status === "ACTIVE" && (item.deploymentController ?? "ECS") === "ECS",
    ),
  check: (service) => {
    const { item, taskDefinition: definition } = service;
    if (!asksForPorts(item)) return [];
    if (definition === undefined) return { unknown: `The task definition of ${item.serviceName} was not read.` };
    const wanted = wantedPorts(service, definition);
    const missing = wanted.filter(({ found }) => found === "missing");
    const shown = missing.length > 0 ? missing : wanted.filter(({ found }) => found === "ranged");
    if (shown.length === 0) return [];
    return [
      {
        ...subjectOf(service.urn),
        says: missing.length > 0 ? "missing" : "ranged",
        confidence: missing.length > 0 ? "likely" : "possible",
        values: {
          service: item.serviceName,
          wanted: listed(shown.map(({ text }) => text)),
          by: listed(shown.map(({ by }) => by)),
          definition: revisionName(definition),
          mapped: listed(definition.containerDefinitions.flatMap(mappingTexts), 10) || "—",
        },
        affected: [service.urn],
        because: shown.map(({ by, text }) => fact(service.urn, "ecsServices", `${by}: ${text}`)),
        about: [service.urn, ...service.targetGroupUrns],
      },
    ];
  },
});

function asksForPorts(item: EcsService): boolean {
  return item.loadBalancers.length + item.serviceRegistries.length + connectPorts(item).length > 0;
}

function connectPorts({ deployments }: EcsService): readonly string[] {
  const primary = deployments.find(({ status }) => status === "PRIMARY");
  return (primary?.serviceConnect?.services ?? []).flatMap(({ portName }) => portName ?? []);
}

function wantedPorts({ item }: ServicePlace, { containerDefinitions }: EcsTaskDefinition): readonly Wanted[] {
  const named = (
    by: string,
    containerName: string | undefined,
    containerPort: number | undefined,
  ): readonly Wanted[] => {
    if (containerName === undefined || containerPort === undefined) return [];
    const container = containerDefinitions.find(({ name }) => name === containerName);
    return [{ by, text: `${containerName}:${containerPort}`, found: foundIn(container, containerPort) }];
  };
  const mappedNames = new Set(
    containerDefinitions.flatMap(({ portMappings }) => portMappings.flatMap(({ name }) => name ?? [])),
  );
  return [
    ...item.loadBalancers.flatMap((one) => named("loadBalancers", one.containerName, one.containerPort)),
    ...item.serviceRegistries.flatMap((one) => named("serviceRegistries", one.containerName, one.containerPort)),
    ...connectPorts(item).map((portName): Wanted => ({
      by: "serviceConnectConfiguration",
      text: portName,
      found: mappedNames.has(portName) ? "mapped" : "missing",
    })),
  ];
}

function foundIn(container: ContainerDefinition | undefined, port: number): Wanted["found"] {
  const mappings = container?.portMappings ?? [];
  if (mappings.some(({ containerPort }) => containerPort === port)) return "mapped";
  return mappings.some(({ containerPortRange }) => isInRange(containerPortRange, port)) ? "ranged" : "missing";
}

function isInRange(range: string | undefined, port: number): boolean {
  const [from = NaN, to = NaN] = (range ?? "").split("-").map(Number);
  return from <= port && port <= to;
}

function mappingTexts({ name, portMappings }: ContainerDefinition): readonly string[] {
  return portMappings.map((mapping) => {
    const port = `${name}:${mapping.containerPort ?? mapping.containerPortRange ?? "?"}`;
    return mapping.name === undefined ? port : `${port} (${mapping.name})`;
  });
}

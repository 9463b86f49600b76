import type { ServicePlace, Topology } from "#lib/graph/topology.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ContainerDefinition, NetworkReference } from "#lib/model/resources/ecs-task-definition.ts";
import { containsAddress } from "#lib/net/cidr.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { fact } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** The ways in which a container misses its neighbour. */
type Says = "dockerAddress" | "localhost" | "containerName" | "noDockerBridge";

/** A reference that misses, with the container it is meant for when that is known. */
type Miss = {
  readonly says: Says;
  readonly from: ContainerDefinition;
  readonly reference: NetworkReference;
  readonly peer?: ContainerDefinition;
};

type Subject = { readonly service: ServicePlace; readonly aliases: ReadonlySet<string> };

/** Docker's default bridge network. */
const DOCKER_BRIDGE = "172.17.0.0/16";

/** ECS-001: a container addresses another container of its task in a way its network mode does not know. */
export const containersMissEachOther = defineRule({
  id: "ECS-001",
  slug: "containers-miss-each-other",
  severity: "high",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions", "vpcs"],
  partialIsFine: ["ecsTasks", "ecsTaskDefinitions"],
  text: {
    title: "Containers of one task address each other the wrong way",
    why: "In awsvpc mode the containers of a task share one network: they meet on localhost, and no name or Docker address leads from one to the other. In bridge mode each has a network of its own: localhost is the container itself, and Docker's addresses change with the order of start.",
    fix: "In awsvpc mode use localhost and the container port. In bridge mode declare links and use the linked name. Never write 172.17.x.x.",
    limits:
      "Only hosts found in environment values, commands, health checks and extra hosts are seen; a configuration file inside an image is not. A Docker bridge with a range of its own is not known.",
    says: {
      localhost:
        "Container {container} of {service} looks for {peer} on localhost:{port}, where in bridge mode only itself listens",
      containerName:
        "Container {container} of {service} calls {peer} by its name, which does not resolve in awsvpc mode",
      dockerAddress:
        "Container {container} of {service} holds {host}, a Docker address that changes with the order of start",
      noDockerBridge:
        "Container {container} of {service} holds {host}, a Docker address that does not exist in awsvpc mode",
    },
    figures: {
      localhost:
        "{source} of {container} in {definition}: {host}:{port}; {peer} has container port {port}. References of this kind: {count}.",
      containerName:
        "{source} of {container} in {definition}: {host}:{port}; use localhost:{port}. References of this kind: {count}.",
      dockerAddress: "{source} of {container} in {definition}: {host}:{port}. References of this kind: {count}.",
      noDockerBridge: "{source} of {container} in {definition}: {host}:{port}. References of this kind: {count}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-bridge.html",
  ],
  subjects: ({ scope, topology, items }) => {
    const aliases = connectAliases(items.ecsServices);
    return inScope(topology.services, scope)
      .filter(({ item }) => item.status === "ACTIVE")
      .map((service): Subject => ({ service, aliases }));
  },
  check: ({ service, aliases }, { topology }) => {
    const definition = service.taskDefinition;
    if (definition === undefined)
      return { unknown: `The task definition of ${service.item.serviceName} was not read.` };
    if (service.networkMode !== "awsvpc" && service.networkMode !== "bridge") return [];
    const containers = definition.containerDefinitions;
    const misses = containers.flatMap((from) =>
      from.networkReferences.flatMap((reference) => missOf({ from, reference, containers }, service, aliases)),
    );
    const kept = misses.filter(({ says, reference }) => isNameOrLocal(says) || !isReal(reference.host, topology));
    return [...groupBy(kept, ({ says }) => says)].flatMap(([says, [first, ...more]]) => {
      if (first === undefined) return [];
      const { from, reference, peer } = first;
      return [
        {
          ...subjectOf(service.urn),
          discriminator: says,
          says,
          severity: isNameOrLocal(says) ? ("high" as const) : ("medium" as const),
          confidence: isFailing(service, from) ? ("confirmed" as const) : ("likely" as const),
          values: {
            service: service.item.serviceName,
            container: from.name,
            peer: peer?.name ?? "—",
            host: reference.host,
            port: reference.port ?? "?",
            source: reference.name === undefined ? reference.from : `${reference.from} ${reference.name}`,
            definition: `${definition.family ?? definition.taskDefinitionArn}:${definition.revision ?? "?"}`,
            count: more.length + 1,
          },
          affected: [service.urn],
          because: [first, ...more].map((miss) =>
            fact(
              service.urn,
              "ecsTaskDefinitions",
              `${miss.from.name}: ${miss.reference.from} ${miss.reference.name ?? ""} = ${miss.reference.host}:${miss.reference.port ?? "?"} (networkMode = ${service.networkMode})`,
            ),
          ),
          about: [service.urn, ...service.targetGroupUrns],
        },
      ];
    });
  },
});

type Place = {
  readonly from: ContainerDefinition;
  readonly reference: NetworkReference;
  readonly containers: readonly ContainerDefinition[];
};

function missOf(place: Place, service: ServicePlace, aliases: ReadonlySet<string>): readonly Miss[] {
  const { from, reference } = place;
  const isAwsvpc = service.networkMode === "awsvpc";
  if (containsAddress(DOCKER_BRIDGE, reference.host)) {
    return [{ says: isAwsvpc ? "noDockerBridge" : "dockerAddress", from, reference }];
  }
  const peer = isAwsvpc ? peerByName(place, aliases) : peerOnLocalhost(place, service.item);
  return peer === undefined ? [] : [{ says: isAwsvpc ? "containerName" : "localhost", from, reference, peer }];
}

/** The neighbour a container of an awsvpc task calls by a name that nothing resolves. */
function peerByName(
  { from, reference, containers }: Place,
  aliases: ReadonlySet<string>,
): ContainerDefinition | undefined {
  const host = reference.host.toLowerCase();
  const resolves = aliases.has(host) || from.extraHosts.some(({ hostname }) => hostname.toLowerCase() === host);
  return resolves
    ? undefined
    : containers.find((other) => other.name !== from.name && other.name.toLowerCase() === host);
}

/** The neighbour a container of a bridge task looks for on its own localhost. */
function peerOnLocalhost({ from, reference, containers }: Place, service: EcsService): ContainerDefinition | undefined {
  const { host, port } = reference;
  const isLocal = ["localhost", "127.0.0.1", "::1"].includes(host.toLowerCase());
  // A sidecar proxy of Service Connect listens on the container's own loopback.
  if (!isLocal || port === undefined || hasProxy(service) || hasPort(from, port)) return undefined;
  return containers.find((other) => other.name !== from.name && hasPort(other, port));
}

function hasPort({ portMappings }: ContainerDefinition, port: number): boolean {
  return portMappings.some(({ containerPort }) => containerPort === port);
}

function isNameOrLocal(says: Says): boolean {
  return says === "localhost" || says === "containerName";
}

function hasProxy({ deployments }: EcsService): boolean {
  return deployments.some(({ serviceConnect }) => serviceConnect?.enabled === true);
}

/** The names Service Connect gives services: those resolve by the proxy. */
function connectAliases(services: readonly EcsService[]): ReadonlySet<string> {
  const offered = services.flatMap(({ deployments }) =>
    deployments.flatMap(({ serviceConnect }) => serviceConnect?.services ?? []),
  );
  return new Set(
    offered
      .flatMap(({ discoveryName, portName, clientAliases }) => [
        discoveryName,
        portName,
        ...clientAliases.map(({ dnsName }) => dnsName),
      ])
      .flatMap((name) => name?.toLowerCase() ?? []),
  );
}

/** Whether an address of Docker's default range is one of a VPC too: then it may be somebody, in the service's own or where a way leads. */
function isReal(address: string, { vpcs }: Topology): boolean {
  return [...vpcs.values()].some(({ item }) =>
    item.cidrBlockAssociations.some(({ cidrBlock }) => containsAddress(cidrBlock, address)),
  );
}

/** Why a task stopped that nobody stopped. */
const ownAccord = new Set(["EssentialContainerExited", "TaskFailedToStart"]);

/** Whether the calling container is unhealthy, or left with an error; one that was told to stop leaves with a code of its own. */
function isFailing({ tasks, stoppedTasks }: ServicePlace, { name }: ContainerDefinition): boolean {
  return [...tasks, ...stoppedTasks].some(({ item: { stopCode, containers } }) => {
    const mayHaveFailed = stopCode === undefined || ownAccord.has(stopCode);
    return containers.some(
      (one) => one.name === name && (one.healthStatus === "UNHEALTHY" || (mayHaveFailed && (one.exitCode ?? 0) !== 0)),
    );
  });
}

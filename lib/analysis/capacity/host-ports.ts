import type { ContainerInstancePlace, NetworkMode } from "#lib/graph/topology.ts";
import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ContainerDefinition, EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import { isWindowsFamily } from "../operating-system.ts";

/** A port of a host: it is reserved per protocol. */
export type HostPort = { readonly port: number; readonly protocol: "tcp" | "udp" };

/** A range of ports, both ends included. */
export type PortRange = { readonly from: number; readonly to: number };

type PortMapping = ContainerDefinition["portMappings"][number];

/** The host ports every task of a definition needs for itself: static mappings in bridge mode, container ports in host mode. */
export function staticHostPorts(definition: EcsTaskDefinition, mode: NetworkMode): readonly HostPort[] {
  const mappings = definition.containerDefinitions.flatMap(({ portMappings }) => portMappings);
  const ports = mappings.flatMap((mapping) => {
    const port = staticPort(mapping, mode);
    return port === undefined ? [] : [{ port, protocol: protocolOf(mapping) }];
  });
  return [...new Map(ports.map((port) => [hostPortKey(port), port])).values()];
}

/** Whether Docker chooses the host port of a mapping when the task starts. */
export function isDynamic(mapping: PortMapping, mode: NetworkMode): boolean {
  return mode === "bridge" && (mapping.hostPort ?? 0) === 0;
}

/**
 * The host ports of an instance that are taken, `tcp/80`: by the agent and by static mappings of placed tasks.
 * `undefined` when the instance does not say.
 * Source: ECS API reference, Resource: `PORTS` lists the ports that are taken, in `remainingResources` too.
 */
export function takenHostPorts(instance: EcsContainerInstance): ReadonlySet<string> | undefined {
  const ports = instance.remainingResources.filter(({ name }) => name === "PORTS" || name === "PORTS_UDP");
  if (ports.length === 0) return undefined;
  return new Set(
    ports.flatMap(({ name, stringSetValue }) =>
      stringSetValue.map((port) => `${name === "PORTS" ? "tcp" : "udp"}/${port}`),
    ),
  );
}

/** The instances that have a host port free, or gave it to a task of one of these services. */
export function hostsOfPort(
  instances: readonly ContainerInstancePlace[],
  key: string,
  services: ReadonlySet<Urn>,
): readonly ContainerInstancePlace[] {
  return instances.filter(
    (place) =>
      takenHostPorts(place.item)?.has(key) !== true ||
      place.tasks.some(({ serviceUrn }) => serviceUrn !== undefined && services.has(serviceUrn)),
  );
}

/** A host port as text: `tcp/80`. */
export function hostPortKey({ port, protocol }: HostPort): string {
  return `${protocol}/${port}`;
}

/**
 * The range Docker takes dynamic host ports from when nothing else is configured; what is configured no AWS API shows.
 * Source: ECS agent, the kernel's ip_local_port_range on Amazon Linux; ECS API reference, PortMapping, for Windows.
 */
export function dynamicHostPortRange(operatingSystemFamily: string | undefined): PortRange {
  return isWindowsFamily(operatingSystemFamily) ? { from: 49152, to: 65535 } : { from: 32768, to: 60999 };
}

/**
 * The TCP ports a host keeps for itself: SSH or remote desktop, Docker, the agent.
 * Source: ECS API reference, PortMapping; ECS agent, reserved ports.
 */
export function reservedHostPorts(operatingSystemFamily: string | undefined): readonly number[] {
  const agents = [22, 2375, 2376, 51678, 51679, 51680];
  return isWindowsFamily(operatingSystemFamily) ? [...agents, 53, 135, 139, 445, 3389, 5985, 5986] : agents;
}

function staticPort(mapping: PortMapping, mode: NetworkMode): number | undefined {
  if (mode === "host")
    return mapping.hostPort !== undefined && mapping.hostPort > 0 ? mapping.hostPort : mapping.containerPort;
  if (mode === "bridge") return mapping.hostPort !== undefined && mapping.hostPort > 0 ? mapping.hostPort : undefined;
  return undefined;
}

function protocolOf({ protocol }: PortMapping): "tcp" | "udp" {
  return protocol === "udp" ? "udp" : "tcp";
}

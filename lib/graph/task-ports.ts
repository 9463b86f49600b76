import type { EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { NetworkMode, TaskPort } from "./topology.ts";

type PortMapping = EcsTaskDefinition["containerDefinitions"][number]["portMappings"][number];

/**
 * Where a task's container ports are met: as mapped by the task definition when it has an address of its own or its
 * host's (awsvpc, host), as Docker bound them in bridge mode. Empty when there are none, or when neither was read.
 */
export function taskPorts(
  task: EcsTask,
  networkMode: NetworkMode,
  taskDefinition: EcsTaskDefinition | undefined,
): readonly TaskPort[] {
  switch (networkMode) {
    case "awsvpc":
    case "host":
      return mappedPorts(taskDefinition);
    case "bridge":
    case "unknown":
      return boundPorts(task, taskDefinition);
    case "none":
      return [];
  }
}

function mappedPorts(taskDefinition: EcsTaskDefinition | undefined): readonly TaskPort[] {
  return (taskDefinition?.containerDefinitions ?? []).flatMap((container) =>
    container.portMappings.flatMap((mapping) =>
      containerPortsOf(mapping).map((port) => ({
        containerName: container.name,
        containerPort: port,
        protocol: protocolOf(mapping.protocol),
        port,
        dynamic: false,
      })),
    ),
  );
}

function boundPorts(task: EcsTask, taskDefinition: EcsTaskDefinition | undefined): readonly TaskPort[] {
  const ports = new Map<string, TaskPort>();
  for (const container of task.containers) {
    const definition = taskDefinition?.containerDefinitions.find(({ name }) => name === container.name);
    for (const { hostPort, containerPort, protocol } of container.networkBindings) {
      if (hostPort === undefined || hostPort === 0 || containerPort === undefined) continue;
      const mapping = definition?.portMappings.find((mapped) => containerPortsOf(mapped).includes(containerPort));
      // IPv4 and IPv6 are bound one by one, to the same port.
      ports.set(`${container.name}|${containerPort}|${protocolOf(protocol)}|${hostPort}`, {
        containerName: container.name,
        containerPort,
        protocol: protocolOf(protocol),
        port: hostPort,
        dynamic: mapping === undefined ? hostPort >= 32768 : (mapping.hostPort ?? 0) === 0,
      });
    }
  }
  return [...ports.values()];
}

function containerPortsOf({ containerPort, containerPortRange }: PortMapping): readonly number[] {
  const [first, last] = (containerPortRange ?? "").split("-").map(Number);
  if (first === undefined || last === undefined || !(first <= last)) {
    return containerPort === undefined ? [] : [containerPort];
  }
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}

function protocolOf(protocol: string | undefined): "tcp" | "udp" {
  return protocol?.toLowerCase() === "udp" ? "udp" : "tcp";
}

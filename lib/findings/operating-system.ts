import { isWindowsHost } from "#lib/analysis/capacity/trunking.ts";
import type { ServicePlace, Topology } from "#lib/graph/topology.ts";

/**
 * The operating system of a service's tasks, as a task definition spells it. Only AWS Fargate asks for one in the definition;
 * elsewhere the container instances tell. `undefined` when neither does: Linux is what ECS takes it for.
 */
export function operatingSystemOf(
  { taskDefinition, tasks }: ServicePlace,
  { containerInstances }: Pick<Topology, "containerInstances">,
): string | undefined {
  const said = taskDefinition?.operatingSystemFamily;
  if (said !== undefined) return said;
  const hosts = tasks.flatMap(({ containerInstance }) => containerInstances.get(containerInstance?.urn ?? "") ?? []);
  return hosts.some(isWindowsHost) ? "WINDOWS" : undefined;
}

import type { OwnedInterface, Topology } from "#lib/graph/topology.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { portsBetween, type PortSet } from "#lib/net/port-set.ts";
import { isWindowsPlatform, isWindowsTask } from "../operating-system.ts";
import type { World } from "./world.ts";

/** Source ports a client takes, by what it is. Source: VPC User Guide, "Ephemeral ports". */
export const clientPorts = {
  linux: portsBetween(32768, 60999),
  windows: portsBetween(49152, 65535),
  /** NAT gateways, load balancers, and clients nobody knows. */
  any: portsBetween(1024, 65535),
} as const satisfies { readonly [Name in "linux" | "windows" | "any"]: PortSet };

/** The source ports of a client that runs Windows, or Linux. */
export function portsOfClient(isWindows: boolean): PortSet {
  return isWindows ? clientPorts.windows : clientPorts.linux;
}

/** The source ports of whatever sends through an interface: its task, its instance, or a service of AWS's. */
export function portsOfOwner(
  { topology }: Pick<World, "topology">,
  { account, region, owner, item }: OwnedInterface,
): PortSet {
  if (owner.class === "load-balancer" || owner.class === "nat-gateway") return clientPorts.any;
  const task = owner.class === "ecs-task" && owner.urn !== undefined ? topology.tasks.get(owner.urn) : undefined;
  if (task !== undefined) return portsOfClient(isWindowsTask(task));
  const { instanceId } = item.attachment ?? {};
  return portsOfClient(instanceId !== undefined && runsWindows(topology, scopeKey({ account, region }), instanceId));
}

function runsWindows({ placed }: Topology, scope: string, instanceId: string): boolean {
  const found = placed.find(({ scoped }) => scopeKey(scoped.scope) === scope);
  return isWindowsPlatform(found?.byId.ec2Instances.get(instanceId)?.item.platform);
}

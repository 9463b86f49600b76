import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { isPrimary, privateAddressKey, type InterfaceAddresses } from "./addresses.ts";
import type { OwnedInterface, Placed, TargetPlace, TaskPlace, TaskPort } from "./topology.ts";

/** What targets are placed with. */
export type TargetSurroundings = {
  readonly addresses: InterfaceAddresses;
  readonly tasks: readonly TaskPlace[];
  readonly interfaces: readonly OwnedInterface[];
};

type Listening = { readonly task: TaskPlace; readonly port: TaskPort };

/** The id of a target's node: the group, the target and its port; Lambda functions have none. */
export function targetId(targetGroupArn: string, target: Pick<Target, "id" | "port">): string {
  return `${targetGroupArn}/${target.id}${target.port === undefined ? "" : `:${target.port}`}`;
}

/** Finds what stands behind a target: the interface its traffic arrives at, and the live task that listens there. */
export function targetPlacer(around: TargetSurroundings): (target: Target, group: Placed<TargetGroup>) => TargetPlace {
  const listening = indexListening(around.tasks);
  const taskByInterface = indexOwners(around.tasks);
  const primaryByInstance = indexPrimaries(around.interfaces);
  return (target, group) => {
    const networkInterface =
      group.item.targetType === "ip"
        ? around.addresses.interfacesByPrivateAddress.get(privateAddressKey(group.item.vpcId ?? "", target.id))
        : primaryByInstance.get(target.id);
    const address = group.item.targetType === "ip" ? target.id : networkInterface?.item.privateIpAddress;
    const place = {
      urn: urnOf(group, "target", targetId(group.item.targetGroupArn, target)),
      target,
      targetGroupUrn: group.urn,
      ...(address === undefined ? {} : { address }),
    };
    if (networkInterface === undefined) return place;
    const all = listening.get(`${networkInterface.urn}|${target.port ?? ""}`) ?? [];
    const heard = preferred(all, group.item.protocol);
    if (heard !== undefined) return { ...place, networkInterface, ...heard };
    const task = taskByInterface.get(networkInterface.urn);
    return { ...place, networkInterface, ...(task === undefined ? {} : { task }) };
  };
}

/** The task that owns an interface, by the interface's URN. */
function indexOwners(tasks: readonly TaskPlace[]): ReadonlyMap<Urn, TaskPlace> {
  const owners = new Map<Urn, TaskPlace>();
  for (const task of tasks) {
    if (task.networkMode === "awsvpc" && task.networkInterface) owners.set(task.networkInterface.urn, task);
  }
  return owners;
}

/** The primary interface of an instance, by the instance's id: where traffic to an instance target arrives. */
function indexPrimaries(interfaces: readonly OwnedInterface[]): ReadonlyMap<string, OwnedInterface> {
  const primaries = new Map<string, OwnedInterface>();
  for (const owned of interfaces) {
    if (isPrimary(owned)) primaries.set(owned.item.attachment?.instanceId ?? "", owned);
  }
  return primaries;
}

/** What listens where, by `<interface>|<port>`. */
function indexListening(tasks: readonly TaskPlace[]): ReadonlyMap<string, readonly Listening[]> {
  const listening = new Map<string, Listening[]>();
  for (const task of tasks) {
    if (task.networkInterface === undefined) continue;
    for (const port of task.ports) {
      const key = `${task.networkInterface.urn}|${port.port}`;
      const others = listening.get(key);
      if (others === undefined) listening.set(key, [{ task, port }]);
      else others.push({ task, port });
    }
  }
  return listening;
}

/** Of those that listen on one port, the one that speaks the group's protocol; a running one before one that starts or stops. */
function preferred(listening: readonly Listening[], protocol: string | undefined): Listening | undefined {
  const wanted = protocol === "UDP" || protocol === "QUIC" ? "udp" : "tcp";
  const speaking = listening.filter(({ port }) => port.protocol === wanted);
  const candidates = speaking.length === 0 ? listening : speaking;
  return candidates.find(({ task }) => task.item.lastStatus === "RUNNING") ?? candidates[0];
}

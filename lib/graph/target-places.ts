import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { urnOf } from "#lib/model/urn.ts";
import { isPrimary, privateAddressKey, type InterfaceAddresses } from "./addresses.ts";
import type { OwnedInterface, Placed, TargetPlace, TaskPlace, TaskPort } from "./topology.ts";

/** What targets are placed with. */
export type TargetSurroundings = {
  readonly addresses: InterfaceAddresses;
  readonly tasks: readonly TaskPlace[];
  readonly interfaces: readonly OwnedInterface[];
};

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

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
  const arrivalOf = ({ id }: Target, { item }: Placed<TargetGroup>): OwnedInterface | undefined =>
    item.targetType === "ip"
      ? around.addresses.interfacesByPrivateAddress.get(privateAddressKey(item.vpcId ?? "", id))
      : primaryByInstance.get(id);
  return (target, group) => {
    const networkInterface = arrivalOf(target, group);
    const address = group.item.targetType === "ip" ? target.id : networkInterface?.item.privateIpAddress;
    const urn = urnOf(group, "target", targetId(group.item.targetGroupArn, target));
    // Filled in step by step, like a task's place.
    const place: Mutable<TargetPlace> = { urn, target, targetGroupUrn: group.urn };
    if (address !== undefined) place.address = address;
    if (networkInterface === undefined) return place;
    place.networkInterface = networkInterface;
    const heard = preferred(listening.get(networkInterface)?.get(target.port ?? 0), group.item.protocol);
    const task = heard?.task ?? taskByInterface.get(networkInterface);
    if (task !== undefined) place.task = task;
    if (heard !== undefined) place.port = heard.port;
    return place;
  };
}

/** The task that owns an interface. */
function indexOwners(tasks: readonly TaskPlace[]): ReadonlyMap<OwnedInterface, TaskPlace> {
  const owners = new Map<OwnedInterface, TaskPlace>();
  for (const task of tasks) {
    if (task.networkMode === "awsvpc" && task.networkInterface) owners.set(task.networkInterface, task);
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

/** What listens on the ports of an interface. By the interface itself: spelling out 20,000 keys cost more than the join. */
function indexListening(tasks: readonly TaskPlace[]): ReadonlyMap<OwnedInterface, ReadonlyMap<number, Listening[]>> {
  const listening = new Map<OwnedInterface, Map<number, Listening[]>>();
  for (const task of tasks) {
    if (task.networkInterface === undefined) continue;
    let here = listening.get(task.networkInterface);
    if (here === undefined) listening.set(task.networkInterface, (here = new Map<number, Listening[]>()));
    for (const port of task.ports) {
      const others = here.get(port.port);
      if (others === undefined) here.set(port.port, [{ task, port }]);
      else others.push({ task, port });
    }
  }
  return listening;
}

/** Of those that listen on one port, the one that speaks the group's protocol; a running one before one that starts or stops. */
function preferred(listening: readonly Listening[] | undefined, protocol: string | undefined): Listening | undefined {
  if (listening === undefined) return undefined;
  const wanted = protocol === "UDP" || protocol === "QUIC" ? "udp" : "tcp";
  const speaking = listening.filter(({ port }) => port.protocol === wanted);
  const candidates = speaking.length === 0 ? listening : speaking;
  return candidates.find(({ task }) => task.item.lastStatus === "RUNNING") ?? candidates[0];
}

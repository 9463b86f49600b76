import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { isInVpc, isPrimary, type InterfaceAddresses } from "./addresses.ts";
import { each } from "./each.ts";
import type { OwnedInterface, Placed, TargetPlace, TaskPlace, TaskPort } from "./topology.ts";

/** What targets are placed with. */
export type TargetSurroundings = {
  readonly addresses: Pick<InterfaceAddresses, "holdersOf">;
  readonly tasks: readonly TaskPlace[];
  readonly interfaces: readonly OwnedInterface[];
};

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

type Listening = { readonly task: TaskPlace; readonly port: TaskPort };

/** The id of a target's node: the group, the target and its port; Lambda functions have none. */
export function targetId(targetGroupArn: string, target: Pick<Target, "id" | "port">): string {
  return `${targetGroupArn}/${targetName(target)}`;
}

function targetName({ id, port }: Pick<Target, "id" | "port">): string {
  return port === undefined ? id : `${id}:${port}`;
}

/** Finds what stands behind the targets of a group, in the order of their ids: the interface the traffic of each arrives at, and the live task that listens there. */
export function targetPlacer(
  around: TargetSurroundings,
): (targets: readonly Target[], group: Placed<TargetGroup>) => readonly TargetPlace[] {
  const tasksAt = indexTasks(around.tasks);
  const primaryByInstance = indexPrimaries(around.interfaces);
  const arrivalOf = ({ id }: Target, { account, region, item }: Placed<TargetGroup>): OwnedInterface | undefined =>
    item.targetType === "ip"
      ? around.addresses
          .holdersOf(id)
          .find((owned) => isInVpc(owned, item.vpcId) && owned.account === account && owned.region === region)
      : primaryByInstance.get(id);
  const placeTarget = (target: Target, urn: Urn, group: Placed<TargetGroup>): TargetPlace => {
    const networkInterface = arrivalOf(target, group);
    const address = group.item.targetType === "ip" ? target.id : networkInterface?.item.privateIpAddress;
    // Filled in step by step, like a task's place.
    const place: Mutable<TargetPlace> = { urn, target, targetGroupUrn: group.urn };
    if (address !== undefined) place.address = address;
    if (networkInterface === undefined) return place;
    place.networkInterface = networkInterface;
    const here = tasksAt.get(networkInterface) ?? [];
    const heard = preferred(listeningOn(target.port ?? 0, here), group.item.protocol);
    const task = heard?.task ?? here.findLast(({ networkMode }) => networkMode === "awsvpc");
    if (task !== undefined) place.task = task;
    if (heard !== undefined) place.port = heard.port;
    return place;
  };
  return (targets, group) => {
    const start = urnOf(group, "target", `${group.item.targetGroupArn}/`);
    return targets
      .map((target) => ({ target, name: targetName(target) }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
      .map(({ target, name }) => placeTarget(target, `${start}${name}`, group));
  };
}

/** The tasks that are met at an interface: one in network mode awsvpc, those of a container instance at its own. */
function indexTasks(tasks: readonly TaskPlace[]): ReadonlyMap<OwnedInterface, readonly TaskPlace[]> {
  const index = new Map<OwnedInterface, TaskPlace[]>();
  each(tasks, (task) => {
    if (task.networkInterface === undefined) return;
    const others = index.get(task.networkInterface);
    if (others === undefined) index.set(task.networkInterface, [task]);
    else others.push(task);
  });
  return index;
}

/** The primary interface of an instance, by the instance's id: where traffic to an instance target arrives. */
function indexPrimaries(interfaces: readonly OwnedInterface[]): ReadonlyMap<string, OwnedInterface> {
  const primaries = new Map<string, OwnedInterface>();
  each(interfaces, (owned) => {
    if (isPrimary(owned)) primaries.set(owned.item.attachment?.instanceId ?? "", owned);
  });
  return primaries;
}

function listeningOn(wanted: number, tasks: readonly TaskPlace[]): readonly Listening[] {
  const listening: Listening[] = [];
  each(tasks, (task) => {
    each(task.ports, (port) => {
      if (port.port === wanted) listening.push({ task, port });
    });
  });
  return listening;
}

/** Of those that listen on one port, the one that speaks the group's protocol; a running one before one that starts or stops. */
function preferred(listening: readonly Listening[], protocol: string | undefined): Listening | undefined {
  if (listening.length < 2) return listening[0];
  const wanted = protocol === "UDP" || protocol === "QUIC" ? "udp" : "tcp";
  const speaking = listening.filter(({ port }) => port.protocol === wanted);
  const candidates = speaking.length === 0 ? listening : speaking;
  return candidates.find(({ task }) => task.item.lastStatus === "RUNNING") ?? candidates[0];
}

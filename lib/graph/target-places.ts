import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { isInVpc, isPrimary, type InterfaceAddresses } from "./addresses.ts";
import type { OwnedInterface, Placed, TargetPlace, TaskPlace, TaskPort } from "./topology.ts";

/** What targets are placed with. */
export type TargetSurroundings = {
  readonly addresses: Pick<InterfaceAddresses, "holderOf">;
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
      ? around.addresses.holderOf(
          id,
          (owned) => isInVpc(owned, item.vpcId) && owned.account === account && owned.region === region,
        )
      : primaryByInstance.get(id);
  const placeTarget = (target: Target, urn: Urn, group: Placed<TargetGroup>): TargetPlace => {
    const networkInterface = arrivalOf(target, group);
    const address = group.item.targetType === "ip" ? target.id : networkInterface?.item.privateIpAddress;
    const here = networkInterface && tasksAt.get(networkInterface);
    const { task, port } = here === undefined ? nobody : listenerAt(here, target.port ?? 0, group.item.protocol);
    // Nearly all are whole.
    if (networkInterface !== undefined && address !== undefined && task !== undefined && port !== undefined)
      return { urn, target, targetGroupUrn: group.urn, networkInterface, address, task, port };
    return inPart({ urn, target, targetGroupUrn: group.urn }, { networkInterface, address, task, port });
  };
  return (targets, group) => {
    const start = urnOf(group, "target", `${group.item.targetGroupArn}/`);
    return targets
      .map((target) => ({ target, name: targetName(target) }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
      .map(({ target, name }) => placeTarget(target, `${start}${name}`, group));
  };
}

/** A place with those parts that are there. */
function inPart(
  place: Mutable<TargetPlace>,
  { networkInterface, address, task, port }: { [Name in keyof TargetPlace]?: TargetPlace[Name] | undefined },
): TargetPlace {
  if (address !== undefined) place.address = address;
  if (networkInterface !== undefined) place.networkInterface = networkInterface;
  if (task !== undefined) place.task = task;
  if (port !== undefined) place.port = port;
  return place;
}

/** The tasks that are met at an interface: one in network mode awsvpc, those of a container instance at its own. */
type TasksAt = ReadonlyMap<OwnedInterface, TaskPlace | readonly TaskPlace[]>;

function indexTasks(tasks: readonly TaskPlace[]): TasksAt {
  const index = new Map<OwnedInterface, TaskPlace | TaskPlace[]>();
  for (let at = 0; at < tasks.length; at += 1) {
    const task = tasks[at];
    if (task?.networkInterface === undefined) continue;
    const others = index.get(task.networkInterface);
    if (others === undefined) index.set(task.networkInterface, task);
    else if (Array.isArray(others)) others.push(task);
    else index.set(task.networkInterface, [others, task]);
  }
  return index;
}

/** The primary interface of an instance, by the instance's id: where traffic to an instance target arrives. */
function indexPrimaries(interfaces: readonly OwnedInterface[]): ReadonlyMap<string, OwnedInterface> {
  const primaries = new Map<string, OwnedInterface>();
  for (let at = 0; at < interfaces.length; at += 1) {
    const owned = interfaces[at];
    if (owned === undefined) continue;
    if (isPrimary(owned)) primaries.set(owned.item.attachment?.instanceId ?? "", owned);
  }
  return primaries;
}

type Heard = { readonly task: TaskPlace | undefined; readonly port: TaskPort | undefined };

const nobody: Heard = { task: undefined, port: undefined };

/** Who listens on a port among those met at an interface, else whose interface it is. */
function listenerAt(here: TaskPlace | readonly TaskPlace[], wanted: number, protocol: string | undefined): Heard {
  const speaks = protocol === "UDP" || protocol === "QUIC" ? "udp" : "tcp";
  if ("urn" in here) {
    const port = portOf(here, wanted, speaks);
    return port === undefined && here.networkMode !== "awsvpc" ? nobody : { task: here, port };
  }
  const listening = here.flatMap((task) => {
    const port = portOf(task, wanted, speaks);
    return port === undefined ? [] : [{ task, port }];
  });
  return (
    preferred(listening, speaks) ?? {
      task: here.findLast(({ networkMode }) => networkMode === "awsvpc"),
      port: undefined,
    }
  );
}

/** The port of a task that is met at a number: of two, the one that speaks the protocol. */
function portOf({ ports }: TaskPlace, wanted: number, speaks: "tcp" | "udp"): TaskPort | undefined {
  const isMet = ({ port }: TaskPort) => port === wanted;
  return ports.find((port) => isMet(port) && port.protocol === speaks) ?? ports.find(isMet);
}

/** Of those that listen on one port, the one that speaks the protocol; a running one before one that starts or stops. */
function preferred(listening: readonly Listening[], speaks: "tcp" | "udp"): Listening | undefined {
  const speaking = listening.filter(({ port }) => port.protocol === speaks);
  const candidates = speaking.length === 0 ? listening : speaking;
  return candidates.find(({ task }) => task.item.lastStatus === "RUNNING") ?? candidates[0];
}

import type { OwnedInterface } from "#lib/graph/topology.ts";
import type { Ec2Instance } from "#lib/model/resources/ec2-instance.ts";
import { parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import { isWindowsPlatform } from "../operating-system.ts";
import type { Member, OwnGate } from "./endpoint.ts";
import { portsOfClient } from "./client-ports.ts";
import { interfaceMember } from "./members.ts";
import type { Speaking } from "./naming.ts";
import { unreadArea, type Place } from "./unread.ts";
import type { World } from "./world.ts";

/**
 * An EC2 instance as an end of a question. It sends from its primary interface, and is met at each of its own: those
 * that tasks brought along are the tasks'. `node` is what the interfaces stand for: the instance, or its container instance.
 */
export function instanceMembers({ world, say, field }: Speaking, instanceId: string, node: Urn): readonly Member[] {
  const place = parseUrn(node) ?? { account: "", region: "" };
  const instance = instanceOf(world, place, instanceId);
  const urn = urnOf(place, "ec2-instance", instanceId);
  const more = {
    state: [{ kind: "instance", urn, state: instance?.state ?? "running" } as const],
    clientPorts: portsOfClient(isWindowsPlatform(instance?.platform)),
  };
  const own = interfacesOfInstance(world, place, instanceId);
  if (own.length === 0) {
    const text = say("noInterface", { id: instanceId });
    const call = "ec2:DescribeNetworkInterfaces";
    const unread = unreadArea(world.topology, place, "networkInterfaces") ?? { text, call };
    return [{ node, inward: [], ...more, missing: { code: "DATA_MISSING", text, unread } }];
  }
  const used = field === "from" ? own.slice(0, 1) : own;
  return used.map((owned) => {
    const label = used.length > 1 ? { label: owned.item.networkInterfaceId } : {};
    return interfaceMember(world, owned, { node, ...more, ...label });
  });
}

/** The interfaces of an instance that are its own, the primary one first. */
function interfacesOfInstance({ topology }: World, place: Place, id: string): readonly OwnedInterface[] {
  const index = ({ item }: OwnedInterface) => item.attachment?.deviceIndex ?? 0;
  return [...topology.interfaces.values()]
    .filter(({ account, item }) => account === place.account && item.attachment?.instanceId === id)
    .filter(({ owner }) => owner.class !== "ecs-task" && owner.class !== "ecs-trunk")
    .sort((a, b) => index(a) - index(b));
}

function instanceOf({ topology }: World, place: Place, id: string): Ec2Instance | undefined {
  const items = topology.scopes.get(`${place.account}/${place.region}`)?.areas.ec2Instances?.items;
  return items?.find(({ instanceId }) => instanceId === id);
}

/** The state of an instance that is a target, seen from something in its Region; `undefined` when it was not read. */
export function instanceState(world: World, near: Urn, id: string): OwnGate | undefined {
  const place = parseUrn(near);
  const state = place === undefined ? undefined : instanceOf(world, place, id)?.state;
  if (place === undefined || state === undefined) return undefined;
  return { kind: "instance", urn: urnOf(place, "ec2-instance", id), state };
}

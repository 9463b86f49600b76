import type { LoadBalancerPlace, OwnedInterface, TaskPlace } from "#lib/graph/topology.ts";
import type { Ec2Instance } from "#lib/model/resources/ec2-instance.ts";
import { parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";
import { portsBetween, type PortSet } from "#lib/net/port-set.ts";
import { TCP, UDP } from "#lib/net/protocol.ts";
import { union } from "#lib/net/range-set.ts";
import { noTraffic, trafficOf, type Traffic } from "#lib/net/traffic.ts";
import type { Member, OwnGate } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import type { Say } from "./sentences.ts";
import { unreadArea, type Place } from "./unread.ts";
import type { World } from "./world.ts";

/** Source ports a client takes, by what it is. Source: VPC User Guide, "Ephemeral ports". */
export const clientPorts = {
  linux: portsBetween(32768, 60999),
  windows: portsBetween(49152, 65535),
  /** NAT gateways, load balancers, and clients nobody knows. */
  any: portsBetween(1024, 65535),
} as const satisfies { readonly [Name in "linux" | "windows" | "any"]: PortSet };

/** A task as an end of a question, or one of its containers: its own interface, or its host's and the ports bound there. */
export function taskMember(say: Say, task: TaskPlace, containerName?: string): Member {
  const { item, networkMode } = task;
  const id = item.taskArn.split("/").at(-1) ?? "";
  const node = containerName === undefined ? task.urn : urnOf(task, "ecs-container", `${id}/${containerName}`);
  const isWindows = task.taskDefinition?.operatingSystemFamily?.startsWith("WINDOWS") ?? false;
  const common = {
    node,
    state: [{ kind: "task", task, isRunning: item.lastStatus === "RUNNING" } as const],
    inward: publishedPorts(task, containerName),
    clientPorts: isWindows ? clientPorts.windows : clientPorts.linux,
    ...(item.availabilityZone === undefined ? {} : { zone: item.availabilityZone }),
  };
  const ip = parseIp(task.address ?? task.networkInterface?.item.privateIpAddress ?? "");
  if (task.networkInterface !== undefined && ip !== undefined) {
    return { ...common, station: { kind: "interface", node, owned: task.networkInterface, ip } };
  }
  if (networkMode === "none")
    return { ...common, missing: { code: "NETWORK_MODE_NONE", text: say("networkNone", { task: id }) } };
  return {
    ...common,
    missing: { code: "DATA_MISSING", text: say("noInterface", { id }), unread: whyNoInterface(say, id) },
  };
}

function whyNoInterface(say: Say, id: string) {
  return { text: say("noInterface", { id }), call: "ec2:DescribeNetworkInterfaces" };
}

/** Behind a host, only what was bound is there; an interface of its own offers every port. */
function publishedPorts(task: TaskPlace, containerName: string | undefined): readonly OwnGate[] {
  if (task.networkMode !== "bridge" && task.networkMode !== "host") return [];
  const ports = task.ports.filter((port) => containerName === undefined || port.containerName === containerName);
  const bound = ports.reduce<Traffic>(
    (sum, { port, protocol }) => union(sum, trafficOf(protocol === "udp" ? UDP : TCP, portsBetween(port, port))),
    noTraffic,
  );
  return [{ kind: "published", task, ports: bound }];
}

/** An interface as an end of a question. */
export function interfaceMember(owned: OwnedInterface, node: Urn = owned.urn, more: Partial<Member> = {}): Member {
  const ip = parseIp(owned.item.privateIpAddress ?? owned.item.privateIpAddresses[0]?.privateIpAddress ?? "");
  const isOurs = owned.owner.class === "load-balancer" || owned.owner.class === "nat-gateway";
  return {
    node,
    ...(ip === undefined ? {} : { station: { kind: "interface", node, owned, ip } }),
    state: [],
    inward: [],
    clientPorts: isOurs ? clientPorts.any : clientPorts.linux,
    ...(owned.item.availabilityZone === undefined ? {} : { zone: owned.item.availabilityZone }),
    ...more,
  };
}

/** An EC2 instance as an end of a question: its primary interface. */
export function instanceMember(
  world: World,
  place: Place,
  { urn, say }: { readonly urn: Urn; readonly say: Say },
): Member {
  const id = idOf(urn);
  const instance = instanceOf(world, place, id);
  const own = [...world.topology.interfaces.values()].filter(({ item }) => item.attachment?.instanceId === id);
  const primary = own.find(({ item }) => (item.attachment?.deviceIndex ?? 0) === 0) ?? own[0];
  const more = {
    state: [{ kind: "instance", urn, state: instance?.state ?? "running" } as const],
    clientPorts:
      instance?.platform?.toLowerCase().includes("windows") === true ? clientPorts.windows : clientPorts.linux,
  };
  if (primary !== undefined) return interfaceMember(primary, urn, more);
  const text = say("noInterface", { id });
  const unread = unreadArea(world.topology, place, "networkInterfaces") ?? {
    text,
    call: "ec2:DescribeNetworkInterfaces",
  };
  return { node: urn, inward: [], ...more, missing: { code: "DATA_MISSING", text, unread } };
}

function instanceOf({ topology }: World, place: Place, id: string): Ec2Instance | undefined {
  const items = topology.scopes.get(`${place.account}/${place.region}`)?.areas.ec2Instances?.items;
  return items?.find(({ instanceId }) => instanceId === id);
}

/** The state of the instance that is a target, seen from something in its Region; `undefined` when it was not read. */
export function instanceState(world: World, near: Urn, id: string): OwnGate | undefined {
  const place = parseUrn(near);
  const state = place === undefined ? undefined : instanceOf(world, place, id)?.state;
  if (place === undefined || state === undefined) return undefined;
  return { kind: "instance", urn: urnOf(place, "ec2-instance", id), state };
}

/** The nodes of a load balancer, each behind the listeners; of one listener when it is named. */
export function loadBalancerMembers(world: World, balancer: LoadBalancerPlace, listenerUrn?: Urn): readonly Member[] {
  const listeners = balancer.listeners.filter(({ urn }) => listenerUrn === undefined || urn === listenerUrn);
  const ports = listeners.reduce<Traffic>((sum, { item }) => union(sum, listenerTraffic(item)), noTraffic);
  const unread = unreadArea(world.topology, balancer, "listeners");
  const gate: OwnGate = { kind: "listeners", urn: balancer.urn, ports, unread: unread === undefined ? [] : [unread] };
  return balancer.interfaces.map((owned) =>
    interfaceMember(owned, listenerUrn ?? balancer.urn, { inward: [gate], clientPorts: clientPorts.any }),
  );
}

/** What a listener listens to. */
export function listenerTraffic({
  port,
  protocol,
}: {
  readonly port?: number | undefined;
  readonly protocol?: string | undefined;
}): Traffic {
  if (port === undefined) return noTraffic;
  const ports = portsBetween(port, port);
  const udp = trafficOf(UDP, ports);
  if (protocol === "UDP" || protocol === "QUIC") return udp;
  const tcp = trafficOf(TCP, ports);
  return protocol === "TCP_UDP" || protocol === "TCP_QUIC" ? union(tcp, udp) : tcp;
}

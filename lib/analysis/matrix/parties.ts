import type { OwnedInterface, TaskPlace } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import type { PortSet } from "#lib/net/port-set.ts";
import { formatTraffic, type Traffic } from "#lib/net/traffic.ts";
import { isWindowsPlatform, isWindowsTask } from "../operating-system.ts";
import type { Member, OwnGate } from "../reach/endpoint.ts";
import { idOf } from "../reach/ends.ts";
import { instanceMembers } from "../reach/instance-member.ts";
import { clientPorts, portsOfClient } from "../reach/client-ports.ts";
import { interfaceMember, loadBalancerMembers } from "../reach/members.ts";
import type { Say } from "../reach/sentences.ts";
import { taskMember } from "../reach/task-member.ts";
import { unreadAreas } from "../reach/unread.ts";
import type { World } from "../reach/world.ts";

/** One thing that can be an end of a path, as the partition into classes looks at it: cheap to make by the ten thousand. */
export type Party = {
  readonly node: Urn;
  /** The interface and the IPv4 address at which it is met, or its text; `undefined` when it has no network, or none is known. */
  readonly owned: OwnedInterface | undefined;
  readonly ip: number | string | undefined;
  /** What it says of itself: state, published ports, listeners. Parties with equal words pass and block alike. */
  readonly own: string;
  readonly clientPorts: PortSet;
  /** Something of the party itself was not read: no verdict about it is certain. */
  readonly isUnread: boolean;
  /** A further interface of an EC2 instance: the instance is met there too, but sends from its primary one. */
  readonly isSecondary: boolean;
  /** What {@link memberOf} makes an end of: a task, an EC2 instance by its URN, or the end itself. */
  readonly from: TaskPlace | Member | "instance";
};

/** A party as an end that the gates can be asked about. */
export function memberOf(world: World, say: Say, { from, node, owned }: Party): Member {
  if (from !== "instance") return "networkMode" in from ? taskMember(say, from) : from;
  const members = instanceMembers({ world, say, field: "to" }, idOf(node), node);
  const met = members.find(({ station }) => station?.owned === owned) ?? members[0];
  return met ?? { node, state: [], inward: [], clientPorts: clientPorts.linux };
}

/**
 * The parties of an account that are no tasks: load balancers by their nodes, EC2 instances, and every network interface
 * that is not of a task's own, by its place among all.
 */
export function otherParties(world: World, isOfTask: (place: number) => boolean): readonly Party[] {
  const { loadBalancers, interfaces } = world.topology;
  const taken = new Set<OwnedInterface>();
  const found: Party[] = [];
  for (const balancer of loadBalancers.values()) {
    const isUnread = unreadAreas(world.topology, balancer, ["networkInterfaces"]).length > 0;
    for (const owned of balancer.interfaces) taken.add(owned);
    for (const member of loadBalancerMembers(world, balancer)) {
      found.push(memberParty(member, { own: gateWords(member.inward), isUnread }));
    }
    if (balancer.interfaces.length === 0) found.push(lostBalancer(balancer.urn));
  }
  found.push(...instanceParties(world, taken));
  for (let place = 0; place < interfaces.size; place += 1) {
    const owned = isOfTask(place) ? undefined : interfaces.at(place);
    if (owned !== undefined && !taken.has(owned)) found.push(interfaceParty(world, owned));
  }
  return found;
}

/** A task as a party. */
export function taskParty(task: TaskPlace): Party {
  const owned = task.networkInterface;
  return {
    node: task.urn,
    owned,
    ip: owned === undefined ? undefined : (task.address ?? owned.item.privateIpAddress),
    own: taskWords(task, task.item.lastStatus ?? ""),
    clientPorts: portsOfClient(isWindowsTask(task)),
    isUnread: false,
    isSecondary: false,
    from: task,
  };
}

/** Of a task with an interface of its own its state is all; behind a host, the ports that were bound too. */
function taskWords({ networkMode, ports }: TaskPlace, status: string): string {
  if (networkMode === "awsvpc") return status;
  return `${status} ${networkMode} ${ports.map(({ port, protocol }) => `${protocol} ${port}`).join(" ")}`;
}

type MemberSays = Pick<Party, "own" | "isUnread"> & Partial<Pick<Party, "from" | "isSecondary">>;

function memberParty(member: Member, { own, isUnread, isSecondary = false, from = member }: MemberSays): Party {
  const { station, node } = member;
  const ip = station?.ip.family === 4 ? station.ip.value : undefined;
  return { node, owned: station?.owned, ip, own, clientPorts: member.clientPorts, isUnread, isSecondary, from };
}

/** What gates say, in words that are equal when they are. */
function gateWords(gates: readonly OwnGate[]): string {
  return gates.map(gateWord).join(" ");
}

function gateWord(gate: OwnGate): string {
  switch (gate.kind) {
    case "task":
      return gate.isRunning ? "running" : "stopped";
    case "instance":
      return gate.state;
    case "registered":
      return portWords(gate.ports);
    case "published":
    case "listeners":
      return gate.unread.length > 0 ? `${portWords(gate.ports)} or more` : portWords(gate.ports);
  }
}

function portWords(ports: Traffic): string {
  return `on ${formatTraffic(ports)}`;
}

/** A load balancer none of whose interfaces is known: nothing can be told about it. */
function lostBalancer(node: Urn): Party {
  const member: Member = { node, state: [], inward: [], clientPorts: clientPorts.any };
  return memberParty(member, { own: "lost", isUnread: true });
}

/** The EC2 instances that are not gone, by each interface of their own: those that tasks brought along are the tasks'. */
function instanceParties(world: World, taken: Set<OwnedInterface>): readonly Party[] {
  const found: Party[] = [];
  const scopes = [...world.topology.scopes.values()].filter(({ areas }) => (areas.ec2Instances?.items.length ?? 0) > 0);
  if (scopes.length === 0) return found;
  const interfaces = interfacesByInstance(world);
  for (const { scope, areas } of scopes) {
    for (const { instanceId, state, platform } of areas.ec2Instances?.items ?? []) {
      if (state === "terminated") continue;
      const urn = urnOf(scope, "ec2-instance", instanceId);
      const ports = portsOfClient(isWindowsPlatform(platform));
      const own = interfaces.get(`${scope.account} ${instanceId}`) ?? [];
      const says = { own: `instance ${state ?? "running"}`, isUnread: false, from: "instance" } as const;
      if (own.length === 0) found.push(memberParty({ node: urn, state: [], inward: [], clientPorts: ports }, says));
      for (const [place, owned] of own.entries()) {
        taken.add(owned);
        const member = interfaceMember(world, owned, { node: urn, clientPorts: ports });
        found.push(memberParty(member, { ...says, isSecondary: place > 0 }));
      }
    }
  }
  return found;
}

/** By account and instance id: its own interfaces, the primary one first. */
function interfacesByInstance({ topology }: World): ReadonlyMap<string, readonly OwnedInterface[]> {
  const index = ({ item }: OwnedInterface) => item.attachment?.deviceIndex ?? 0;
  const found = new Map<string, OwnedInterface[]>();
  const records = topology.attachments.flatMap(({ interfaces }) => interfaces);
  for (const [place, { attachment }] of records.entries()) {
    const instanceId = attachment?.instanceId;
    const owned = instanceId === undefined ? undefined : topology.interfaces.at(place);
    if (owned === undefined || owned.owner.class === "ecs-task" || owned.owner.class === "ecs-trunk") continue;
    const key = `${owned.account} ${instanceId}`;
    found.set(key, [...(found.get(key) ?? []), owned]);
  }
  for (const interfaces of found.values()) interfaces.sort((a, b) => index(a) - index(b));
  return found;
}

/** An interface of its own account: as the VPC endpoint or NAT gateway it belongs to, when it belongs to one. */
function interfaceParty(world: World, owned: OwnedInterface): Party {
  const { owner } = owned;
  const isGateway = owner.class === "vpc-endpoint" || owner.class === "nat-gateway";
  const node = isGateway && owner.urn !== undefined ? owner.urn : owned.urn;
  const isUnread = node !== owned.urn && unreadAreas(world.topology, owned, ["networkInterfaces"]).length > 0;
  return memberParty(interfaceMember(world, owned, { node }), { own: "", isUnread });
}

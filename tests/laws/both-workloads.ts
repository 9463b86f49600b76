import fc from "fast-check";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import type { TraceAnswer } from "#lib/analysis/reach/answer.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { natPorts, partly, protocolNumbers, Refused, type Truth } from "./both.ts";
import { clientPorts } from "./generate-rules.ts";
import { callTargets, listenerOf } from "./oracle/balancers.ts";
import { converse, type Outcome, type Sender } from "./oracle/connects.ts";
import type { Packet } from "./oracle/filters.ts";
import type { Areas, Network } from "./oracle/network.ts";
import { doorsOfBalancer, doorsOfService, doorsOfTask, interfaceOfInstance, type Door } from "./oracle/workloads.ts";

/** One end: an ARN or id, with everything it may be met at; or somebody outside. */
export type Party = {
  readonly text: string;
  readonly kind: "interface" | "task" | "service" | "balancer" | "instance" | "outside";
};

/** One packet between two parties; `through` goes on to a load balancer's targets. */
export type Visit = {
  readonly from: Party;
  readonly to: Party;
  readonly protocol: "tcp" | "udp";
  readonly server: number;
  readonly client: number;
  readonly through?: "targets";
};

type Talker = { readonly sender: Sender; readonly address: string };

/** What the oracle says: all of the parties' doors, some, or none; nothing when both are one interface. */
export function truthOfVisit(network: Network, visit: Visit): Truth | undefined {
  const talkers = talkersOf(network, visit.from);
  const doors = doorsOf(network, visit.to);
  const isOneHost = talkers.some(
    ({ sender }) => sender !== "outside" && doors.some((door) => door.interface === sender.interface),
  );
  if (isOneHost) return undefined;
  const outcomes = talkers.flatMap((talker) =>
    natPorts.flatMap((port) =>
      visit.through === "targets"
        ? callOutcomes(network, visit, talker, port)
        : meetOutcomes(network, visit, talker, port),
    ),
  );
  const [first = { kind: "lost", why: "nobody there" } as const] = outcomes;
  // A task that runs and can be met nowhere is one of the service's all the same.
  const isSomeNowhere = [visit.from, visit.to].some(
    ({ kind, text }) =>
      kind === "service" && doorsOfService(network, text.split("/").at(-1) ?? "").some((doors) => doors.length === 0),
  );
  if (outcomes.some(({ kind }) => kind === "unknown")) return { kind: "unknown", why: partly };
  const passing = outcomes.filter(({ kind }) => kind === "passes");
  if (passing.length === 0) return { kind: "lost", why: first.why };
  if (passing.length === outcomes.length && !isSomeNowhere) return { kind: "passes", why: "" };
  return { kind: "some", why: outcomes.find(({ kind }) => kind !== "passes")?.why ?? "" };
}

function packetFrom({ protocol, server, client }: Visit, source: string, destination: string): Packet {
  return { source, destination, protocol: protocolNumbers[protocol], sourcePort: client, destinationPort: server };
}

function callOutcomes(
  network: Network,
  visit: Visit,
  { sender, address }: Talker,
  nodePort: number,
): readonly Outcome[] {
  const loadBalancer = network.areas.loadBalancers?.find(({ loadBalancerArn }) => loadBalancerArn === visit.to.text);
  if (loadBalancer === undefined) return [];
  return callTargets(network, { sender, packet: packetFrom(visit, address, ""), loadBalancer, nodePort });
}

function meetOutcomes(
  network: Network,
  visit: Visit,
  { sender, address }: Talker,
  natPort: number,
): readonly Outcome[] {
  return doorsOf(network, visit.to).map((door) => {
    const destination = sender === "outside" ? publicAddressOf(door) : door.address;
    if (destination === undefined) return { kind: "lost", why: "no public address" };
    const packet = packetFrom(visit, address, destination);
    if (door.published?.includes(`${visit.protocol}/${String(visit.server)}`) === false)
      return { kind: "lost", why: "port not published" };
    if (visit.to.kind === "balancer" && !hasListener(network, visit.to, packet))
      return { kind: "lost", why: "no listener" };
    // A load balancer's node takes any of its own ports, as a NAT gateway does.
    const own = visit.from.kind === "balancer" ? { ...packet, sourcePort: natPort } : packet;
    return converse(network, { sender, packet: own, natPort, meant: door.interface });
  });
}

function hasListener(network: Network, to: Party, packet: Packet): boolean {
  const loadBalancer = network.areas.loadBalancers?.find(({ loadBalancerArn }) => loadBalancerArn === to.text);
  return loadBalancer !== undefined && listenerOf(network, loadBalancer, packet) !== undefined;
}

function publicAddressOf(door: Door): string | undefined {
  return door.interface.privateIpAddresses.find(({ privateIpAddress }) => privateIpAddress === door.address)
    ?.association?.publicIp;
}

function talkersOf(network: Network, party: Party): readonly Talker[] {
  if (party.kind === "outside") return [{ sender: "outside", address: party.text }];
  return doorsOf(network, party).map((door) => ({ sender: { interface: door.interface }, address: door.address }));
}

function doorsOf(network: Network, { kind, text }: Party): readonly Door[] {
  switch (kind) {
    case "task":
      return (network.areas.ecsTasks ?? [])
        .filter(({ taskArn }) => taskArn === text)
        .flatMap((task) => doorsOfTask(network, task));
    case "service":
      return doorsOfService(network, text.split("/").at(-1) ?? "").flat();
    case "balancer":
      return doorsOfBalancer(network, text);
    case "interface":
      return ownDoor(network.interfaceById.get(text));
    case "instance":
      return ownDoor(interfaceOfInstance(network, text));
    case "outside":
      return [];
  }
}

function ownDoor(one: Door["interface"] | undefined): readonly Door[] {
  return one?.privateIpAddress === undefined ? [] : [{ interface: one, address: one.privateIpAddress }];
}

/** A question as text, for whoever reads a failure. */
export function textOfVisit({ from, to, protocol, server, client, through }: Visit): string {
  const name = ({ text }: Party) => text.split(":").slice(-1).join();
  return `${name(from)} → ${name(to)}${through === undefined ? "" : " and its targets"} ${protocol} ${String(server)} from ${String(client)}`;
}

/** Asks the engine the same. */
export function engineOfVisit(topology: Topology, { from, to, protocol, server, client, through }: Visit): TraceAnswer {
  const answer = tracePath(
    topology,
    {
      from: from.text,
      to: to.text,
      protocol,
      port: String(server),
      // A load balancer's own port is not the asker's to choose.
      ...(from.kind === "balancer" ? { sourcePort: "1024-65535" } : { sourcePort: String(client) }),
      ...(through === undefined ? {} : { through }),
    },
    { withFixes: false },
  );
  if ("status" in answer) throw new Refused(`${from.text} → ${to.text}: ${answer.detail}`);
  return answer;
}

type Drawn = {
  readonly from: readonly [kind: number, at: number];
  readonly to: readonly [kind: number, at: number];
  readonly protocol: "tcp" | "udp";
  readonly server: number;
  readonly client: number;
  /** Whether the port is one the other end is known to listen on. */
  readonly isListening: boolean;
  readonly isThrough: boolean;
};

/** As many questions about workloads, drawn from all of them. */
export function visitsFor(count: number): fc.Arbitrary<readonly Drawn[]> {
  const party = fc.tuple(fc.nat(), fc.nat());
  const one = fc.record({
    from: party,
    to: party,
    protocol: fc.constantFrom("tcp" as const, "tcp" as const, "tcp" as const, "udp" as const),
    server: fc.constantFrom(80, 80, 443, 443, 40000, 22),
    client: fc.constantFrom(...Object.values(clientPorts)),
    isListening: fc.constantFrom(true, true, true, false),
    isThrough: fc.constantFrom(true, true, false),
  });
  return fc.array(one, { minLength: count, maxLength: count });
}

/** A dozen questions about workloads. */
export const visiting = visitsFor(12);

/** The questions that were drawn, of one account. */
export function visitsOf(areas: Areas, drawn: readonly Drawn[]): readonly Visit[] {
  const parties = (kind: Party["kind"], texts: readonly string[]) => texts.map((text): Party => ({ kind, text }));
  const own = (areas.networkInterfaces ?? []).map(({ networkInterfaceId }) => networkInterfaceId);
  const tasks = parties(
    "task",
    (areas.ecsTasks ?? []).map(({ taskArn }) => taskArn),
  );
  const services = parties(
    "service",
    (areas.ecsServices ?? []).map(({ serviceArn }) => serviceArn),
  );
  const balancers = parties(
    "balancer",
    (areas.loadBalancers ?? []).map(({ loadBalancerArn }) => loadBalancerArn),
  );
  const instances = parties(
    "instance",
    (areas.ec2Instances ?? []).map(({ instanceId }) => instanceId),
  );
  const interfaces = parties(
    "interface",
    own.filter((id) => /^eni-\d\d$/.test(id)),
  );
  const outside = parties("outside", ["198.51.100.7", "203.0.113.9"]);
  const sources = [interfaces, interfaces, outside, tasks, tasks, services, balancers, instances];
  const goals = [tasks, tasks, services, balancers, balancers, balancers, instances];
  return drawn.flatMap((one): Visit[] => {
    const [from, to] = [pick(sources, one.from), pick(goals, one.to)];
    if (from === undefined || to === undefined || from.text === to.text) return [];
    const isThrough = one.isThrough && to.kind === "balancer" && from.kind !== "balancer";
    const server = (one.isListening ? listeningPort(areas, to) : undefined) ?? one.server;
    const { protocol, client } = one;
    return [{ from, to, protocol, server, client, ...(isThrough ? { through: "targets" as const } : {}) }];
  });
}

function pick<Value>(groups: readonly (readonly Value[])[], [kind, at]: readonly [number, number]): Value | undefined {
  const group = groups[kind % groups.length] ?? [];
  return group[at % group.length];
}

/** A port the other end has: a listener's, or one published on a host. */
function listeningPort(areas: Areas, { kind, text }: Party): number | undefined {
  if (kind === "balancer") return areas.listeners?.find(({ loadBalancerArn }) => loadBalancerArn === text)?.port;
  const task = kind === "task" ? areas.ecsTasks?.find(({ taskArn }) => taskArn === text) : undefined;
  return task?.containers[0]?.networkBindings[0]?.hostPort;
}

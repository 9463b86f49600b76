import type { TaskPlace, Unread } from "#lib/graph/topology.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { TCP, UDP } from "#lib/net/protocol.ts";
import { includes, intersect, isEmpty, union } from "#lib/net/range-set.ts";
import { formatTraffic, trafficOf, type Traffic } from "#lib/net/traffic.ts";
import type { Member, OwnGate } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { blocks, passes, type Gated, type Packet } from "./gate.ts";
import type { Step, Walk } from "./step.ts";

/** The hops an end adds of itself: whether it runs, whether the port leads to a container, whether it listens. */
export function ownSteps(walk: Walk, gates: Member["state"], packet: Packet): readonly Step[] {
  return gates.map((gate) => ({ ...identify(gate), gated: judge(walk, gate, packet), packet, walk }));
}

function identify(gate: OwnGate): Pick<Step, "kind" | "urn" | "id"> {
  switch (gate.kind) {
    case "task":
      return { kind: "ecs-task", urn: gate.task.urn, id: idOf(gate.task.urn) };
    case "published":
      return { kind: "port-mapping", urn: gate.task.urn, id: idOf(gate.task.urn) };
    case "instance":
      return { kind: "ec2-instance", urn: gate.urn, id: idOf(gate.urn) };
    case "registered":
      return { kind: "target-group", urn: gate.urn, id: idOf(gate.urn) };
    case "listeners":
      return { kind: "load-balancer", urn: gate.urn, id: idOf(gate.urn) };
  }
}

type Saying = {
  readonly code: string;
  readonly yes: string;
  readonly no: string;
  readonly unread?: readonly Unread[];
  readonly assumes?: Gated["assumes"];
};

function judge(walk: Walk, gate: OwnGate, packet: Packet): Gated {
  const { urn, id, kind } = identify(gate);
  const evidence = (text: string) => ({ kind, id, text });
  switch (gate.kind) {
    case "task": {
      const state = gate.task.item.lastStatus ?? "";
      return gate.isRunning
        ? passes(evidence(walk.say("taskRunning", { task: id })), urn)
        : blocks("TASK_NOT_RUNNING", evidence(walk.say("taskNotRunning", { task: id, state })), urn);
    }
    case "instance": {
      const said = evidence(walk.say("instanceState", { id, state: gate.state }));
      return gate.state === "running" ? passes(said, urn) : blocks("BAD_STATE", said, urn);
    }
    case "published":
      return judgePorts(gate, packet, sayPublished(walk, gate, packet));
    case "registered": {
      const said = { id, ports: formatTraffic(gate.ports), traffic: formatTraffic(packet.traffic) };
      const texts = { yes: walk.say("registeredOn", said), no: walk.say("notRegisteredOn", said) };
      return judgePorts(gate, packet, { code: "TARGET_PORT_RESTRICTION", ...texts });
    }
    case "listeners": {
      const said = { id, ports: formatTraffic(gate.ports), traffic: formatTraffic(packet.traffic) };
      const texts = { yes: walk.say("listens", said), no: walk.say("doesNotListen", said) };
      return judgePorts(gate, packet, { code: "ELBV2_LISTENERS_MISMATCH", ...texts, unread: gate.unread });
    }
  }
}

type PortGate = Extract<OwnGate, { readonly ports: Traffic }>;

function judgePorts(gate: PortGate, packet: Packet, { code, yes, no, unread = [], assumes = [] }: Saying): Gated {
  const { ports } = gate;
  const { urn, id, kind } = identify(gate);
  const { traffic } = packet;
  if (includes(ports, traffic)) {
    return { ...passes({ kind, id, text: yes }, urn), allows: ports, mayAllow: ports, assumes };
  }
  const evidence = { kind, id, text: no };
  const closed = isEmpty(ports)
    ? blocks(code, evidence, urn)
    : { ...passes(evidence, urn), allows: ports, mayAllow: ports, code };
  return unread.length === 0 ? closed : { ...closed, mayAllow: union(ports, traffic), unread };
}

/** A host port leads to a container; one that was chosen at start will be another one next time. */
function sayPublished(
  { say, world }: Walk,
  gate: Extract<OwnGate, { readonly kind: "published" }>,
  packet: Packet,
): Saying {
  const { task, ports, dynamic, unread } = gate;
  const said = { task: identify(gate).id, traffic: formatTraffic(packet.traffic), ports: formatTraffic(ports) };
  const isDynamic = !isEmpty(intersect(dynamic, packet.traffic));
  const range = { code: "HOST_PORT_DYNAMIC_RANGE", text: say("dynamicRange", { ...said, range: "32768-60999" }) };
  const holder = holderOf(world, task, packet.traffic);
  return {
    code: "HOST_PORT_NOT_MAPPED",
    yes: say("portMapped", said),
    no: holder === undefined ? say("portNotMapped", said) : say("portOfOther", { ...said, holder }),
    unread,
    assumes: isDynamic ? [range] : [],
  };
}

/** Whose the asked port is instead: another task's on the host, or another container's of the task. */
function holderOf({ topology }: Walk["world"], task: TaskPlace, traffic: Traffic): string | undefined {
  const isThere = ({ port, protocol }: TaskPlace["ports"][number]) =>
    includes(trafficOf(protocol === "udp" ? UDP : TCP, portsBetween(port, port)), traffic);
  const near = topology.containerInstances.get(task.containerInstance?.urn ?? "")?.tasks ?? [];
  const isBound = ({ networkMode }: TaskPlace) => networkMode === "bridge" || networkMode === "host";
  const other = isBound(task) ? near.find((one) => one !== task && isBound(one) && one.ports.some(isThere)) : undefined;
  return other === undefined ? task.ports.find(isThere)?.containerName : idOf(other.urn);
}

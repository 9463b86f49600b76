import { includes, isEmpty } from "#lib/net/range-set.ts";
import { formatTraffic } from "#lib/net/traffic.ts";
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
    case "listeners":
      return { kind: "load-balancer", urn: gate.urn, id: idOf(gate.urn) };
  }
}

function judge({ say }: Walk, gate: OwnGate, packet: Packet): Gated {
  const { urn, id, kind } = identify(gate);
  const evidence = (text: string) => ({ kind, id, text });
  switch (gate.kind) {
    case "task": {
      const state = gate.task.item.lastStatus ?? "";
      return gate.isRunning
        ? passes(evidence(say("taskRunning", { task: id })), urn)
        : blocks("TASK_NOT_RUNNING", evidence(say("taskNotRunning", { task: id, state })), urn);
    }
    case "instance": {
      const said = evidence(say("instanceState", { id, state: gate.state }));
      return gate.state === "running" ? passes(said, urn) : blocks("BAD_STATE", said, urn);
    }
    case "published":
      return open(gate, packet, {
        urn,
        code: "HOST_PORT_NOT_MAPPED",
        evidence,
        yes: say("portMapped", { task: id, ports: formatTraffic(gate.ports) }),
        no: say("portNotMapped", {
          task: id,
          traffic: formatTraffic(packet.traffic),
          ports: formatTraffic(gate.ports),
        }),
      });
    case "listeners": {
      const said = { id, ports: formatTraffic(gate.ports), traffic: formatTraffic(packet.traffic) };
      const gated = open(gate, packet, {
        urn,
        code: "ELBV2_LISTENERS_MISMATCH",
        evidence,
        yes: say("listens", said),
        no: say("doesNotListen", said),
      });
      const isOpen = includes(gate.ports, packet.traffic);
      return gate.unread.length === 0 || isOpen ? gated : { ...gated, mayAllow: packet.traffic, unread: gate.unread };
    }
  }
}

type Saying = {
  readonly urn: string;
  readonly code: string;
  readonly evidence: (text: string) => Gated["because"][number];
  readonly yes: string;
  readonly no: string;
};

function open(
  { ports }: Extract<OwnGate, { readonly kind: "published" | "listeners" }>,
  { traffic }: Packet,
  { urn, code, evidence, yes, no }: Saying,
): Gated {
  if (includes(ports, traffic)) return { ...passes(evidence(yes), urn), allows: ports, mayAllow: ports };
  if (isEmpty(ports)) return blocks(code, evidence(no), urn);
  return { ...passes(evidence(no), urn), allows: ports, mayAllow: ports, code };
}

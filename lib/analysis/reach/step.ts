import type { OwnedInterface } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import { everyPort, portTexts, type PortSet } from "#lib/net/port-set.ts";
import { formatProtocol, hasPorts, type Protocol } from "#lib/net/protocol.ts";
import { includes, intersect, isEmpty } from "#lib/net/range-set.ts";
import type { Traffic } from "#lib/net/traffic.ts";
import type { Blocker, Hop } from "./answer.ts";
import type { Gated, Packet } from "./gate.ts";
import type { Say } from "./sentences.ts";
import type { World } from "./world.ts";

/** One of our interfaces with the private address that packets carry. */
export type InterfaceStation = {
  readonly kind: "interface";
  /** The endpoint it stands for: a task, a load balancer … */
  readonly node: Urn;
  readonly owned: OwnedInterface;
  readonly ip: Ip;
  /** The public address mapped on it, where the interface's own record does not say: a NAT gateway's. */
  readonly publicIp?: string;
};

/** Somewhere that is not ours to see: an address of the internet or of another network. */
export type OutsideStation = {
  readonly kind: "outside";
  readonly node: Urn;
  readonly ip: Ip;
  readonly text: string;
  /** The VPN gateway it comes in by, when the question names one. */
  readonly by?: Urn;
};

/** What joins two VPCs on a packet's way. */
export type Carrier = { readonly kind: "vpc-peering-connection" | "transit-gateway"; readonly id: string };

/** Where packets start or end. */
export type Station = InterfaceStation | OutsideStation;

/** A question under way: what is carried, and how the words are said. */
export type Walk = {
  readonly world: World;
  readonly say: Say;
  readonly protocol: Protocol;
  readonly ports: PortSet;
  readonly sourcePorts: PortSet;
  /** By destination port. */
  readonly request: Traffic;
  /** By destination port, that is the client's source port; empty when no reply is due. */
  readonly reply: Traffic;
  /** Interfaces a security group reference may also know the source by: a Network Load Balancer's, which kept the client's address. */
  readonly alsoKnownBy?: readonly OwnedInterface[];
  /** Endpoint policies are judged elsewhere, request by request. */
  readonly leavesPolicies?: boolean;
  /** The interfaces behind the source's public address: a reference would know them, had the packet not taken a public path. */
  readonly behind?: readonly OwnedInterface[];
  /** The NAT gateways the packet came through: one that meets it again would send it round for ever. */
  readonly translatedBy?: readonly Urn[];
  /** How an address outside is written when it stands for many, and what it is an address of. */
  readonly outside?: { readonly ip: Ip; readonly text: string; readonly node: Urn };
};

/** One gate passed on the way: a hop before it is numbered. */
export type Step = {
  readonly kind: string;
  readonly urn: Urn;
  readonly id: string;
  readonly gated: Gated;
  readonly packet: Packet;
  readonly walk: Walk;
  readonly side?: "ingress" | "egress";
  /** The interface a security group or network ACL is asked for. */
  readonly on?: OwnedInterface;
  /** Of a security group: the interfaces a reference may know the other end by. */
  readonly peers?: readonly OwnedInterface[];
};

/** Both ways of a path, each in the order travelled. */
export type Journey = { readonly request: readonly Step[]; readonly reply: readonly Step[] };

/** The packet of a direction between two addresses. */
export function packetOf(
  walk: Walk,
  direction: "request" | "reply",
  { source, destination }: { readonly source: Ip; readonly destination: Ip },
): Packet {
  return { source, destination, direction, traffic: direction === "request" ? walk.request : walk.reply };
}

/** What a step decided over what was asked of it. */
export function decisionOf({ gated, packet }: Step): "pass" | "block" | "unknown" {
  if (includes(gated.allows, packet.traffic)) return "pass";
  const possible = intersect(gated.mayAllow, packet.traffic);
  if (isEmpty(possible)) return "block";
  return includes(gated.allows, possible) ? "pass" : "unknown";
}

/** A step as the answer shows it. */
export function toHop(step: Step, order: number): Hop {
  const decision = decisionOf(step);
  const component = step.gated.because[0] ?? { kind: step.kind, id: step.id, text: "" };
  const { code } = step.gated;
  return {
    order,
    kind: step.kind,
    urn: step.urn,
    id: step.id,
    component,
    decision,
    ...(decision !== "pass" && code !== undefined ? { code } : {}),
    traffic: headerOf(step),
  };
}

/** What stops packets at a step; `undefined` when something passes or may pass. */
export function blockerOf(step: Step): Blocker | undefined {
  if (decisionOf(step) !== "block") return undefined;
  const { gated, packet, side } = step;
  const urn = gated.decidedBy ?? step.urn;
  const replyAcl =
    gated.code === "SUBNET_ACL_RESTRICTION" && packet.direction === "reply" && hasPorts(step.walk.protocol);
  return {
    code: replyAcl ? "NACL_RETURN_EPHEMERAL_BLOCKED" : (gated.code ?? "NO_PATH"),
    urn,
    id: urn.split("/").slice(4).join("/"),
    direction: packet.direction,
    ...(side === undefined ? {} : { side }),
    ...(gated.lost === undefined ? {} : { reason: gated.lost.reason }),
    text: gated.because[0]?.text ?? "",
  };
}

function headerOf({ packet, walk }: Step): Hop["traffic"] {
  const isRequest = packet.direction === "request";
  const text = (ip: Ip) =>
    walk.outside !== undefined && walk.outside.ip.value === ip.value ? walk.outside.text : formatIp(ip);
  const [near, far] = [portsText(walk, walk.sourcePorts), portsText(walk, walk.ports)];
  return {
    protocol: formatProtocol(walk.protocol),
    source: text(packet.source),
    sourcePorts: isRequest ? near : far,
    destination: text(packet.destination),
    destinationPorts: isRequest ? far : near,
  };
}

function portsText(walk: Walk, ports: PortSet): string {
  if (!hasPorts(walk.protocol)) return "all";
  return includes(ports, everyPort) ? "all" : portTexts(ports).join(", ");
}

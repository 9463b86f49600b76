import type { LoadBalancerPlace, TargetGroupPlace, TargetPlace, Unread } from "#lib/graph/topology.ts";
import type { Ip } from "#lib/net/ip.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { hasPorts, TCP, UDP } from "#lib/net/protocol.ts";
import { equals, intersect, union } from "#lib/net/range-set.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import type { Assumption, Gated } from "./gate.ts";
import { clientPorts } from "./client-ports.ts";
import type { InterfaceStation, Journey, Step, Walk } from "./step.ts";
import { travel } from "./travel.ts";

/**
 * The second leg of a load balancer: to a port of the target, from the load balancer's own ports; where the client's
 * address is kept, so is its port. Source: NLB Guide, "Client IP preservation" and its troubleshooting page.
 */
export function targetWalk(
  walk: Walk,
  {
    group,
    target,
    isKept,
  }: { readonly group: TargetGroupPlace; readonly target: TargetPlace; readonly isKept?: boolean },
): Walk {
  const port = target.target.port ?? group.item.port ?? 0;
  const leg = portWalk(walk, protocolOf(walk, group), port);
  if (isKept !== true || !hasPorts(leg.protocol)) return leg;
  const { sourcePorts } = walk;
  return { ...leg, sourcePorts, reply: trafficOf(leg.protocol, sourcePorts) };
}

/** A leg from a load balancer's node to one port. */
export function portWalk(walk: Walk, protocol: number, port: number): Walk {
  const ports = portsBetween(port, port);
  const sourcePorts = clientPorts.any;
  const request = trafficOf(protocol, ports);
  const reply = hasPorts(protocol) ? trafficOf(protocol, sourcePorts) : walk.reply;
  return { ...walk, protocol, ports, sourcePorts, request, reply };
}

function protocolOf({ protocol }: Walk, { item }: TargetGroupPlace): number {
  if (item.protocol === "UDP" || item.protocol === "QUIC") return UDP;
  const isBoth = item.protocol === "TCP_UDP" || item.protocol === "TCP_QUIC";
  return isBoth && protocol === UDP ? UDP : TCP;
}

/** Whether targets see the client's address, and what was taken for granted or not read to say so. */
export type Preservation = {
  readonly keeps: boolean;
  readonly assumes: readonly Assumption[];
  /** Why it may as well be the other way round. */
  readonly unread?: Unread;
};

/**
 * Whether targets see the client's address. Application load balancers never keep it; of a network load balancer's groups
 * instances and load balancers do, and UDP always; addresses with TCP or TLS do not, unless an attribute says otherwise.
 * Source: NLB Guide, "Client IP preservation".
 */
export function keepsClientIp(
  walk: Pick<Walk, "say">,
  { balancer, group }: { readonly balancer: LoadBalancerPlace; readonly group: TargetGroupPlace },
): Preservation {
  if (balancer.item.type !== "network") return { keeps: false, assumes: [] };
  const { targetType, protocol, targetGroupName, attributes } = group.item;
  const isFixed = ["UDP", "TCP_UDP", "QUIC", "TCP_QUIC"].includes(protocol ?? "");
  if (isFixed) return { keeps: true, assumes: [] };
  const keeps = targetType === "instance" || targetType === "alb";
  if (!attributes.known) {
    return { keeps, assumes: [], unread: { text: attributes.problem.message, call: attributes.problem.call } };
  }
  const said = attributes.value.find(({ key }) => key === "preserve_client_ip.enabled")?.value;
  if (said !== undefined) return { keeps: said === "true", assumes: [] };
  const code = `ASSUMPTION_PRESERVE_CLIENT_IP_IS_${keeps ? "ENABLED" : "DISABLED"}`;
  const text = walk.say("preservationOff", { group: targetGroupName, default: String(keeps) });
  return { keeps, assumes: [{ code, text }] };
}

/** The ends of the second leg, and the address the target sees when the client's is kept. */
export type TargetEnds = {
  readonly node: InterfaceStation;
  readonly station: InterfaceStation;
  readonly seenAs?: Ip | undefined;
  /** Why the target may also see the node's own address. */
  readonly unread?: Unread | undefined;
};

/**
 * The second leg. With the client's address kept, packets go the node's way under the client's address: the target's
 * security groups and network ACLs, and the replies', see that address. Of security groups by reference only the load
 * balancer's own is known by it; the client's is not.
 * Source: NLB Guide, "Target security groups"; "Security group considerations".
 */
export function targetLeg(walk: Walk, { node, station, seenAs, unread }: TargetEnds): Journey {
  const direct = travel(walk, node, station);
  if (seenAs === undefined) return direct;
  const asClient = travel(walk, { ...node, ip: seenAs }, station);
  const overlaid = (step: Step, seen: readonly Step[]) => overlay(step, { seen, seenAs, node, unread });
  return {
    request: direct.request.map((step) => asNotAllowed(overlaid(step, asClient.request))),
    reply: direct.reply.map((step) => overlaid(step, asClient.reply)),
  };
}

type Overlay = {
  readonly seen: readonly Step[];
  readonly seenAs: Ip;
  readonly node: InterfaceStation;
  readonly unread: Unread | undefined;
};

/** A step under the client's address: filters decide anew, everything else as for the node. */
function overlay(step: Step, { seen, seenAs, node, unread }: Overlay): Step {
  const { side, on, kind, packet } = step;
  const isAlike = (other: Step) => other.side === side && other.kind === kind && other.on?.urn === on?.urn;
  const filter = side === undefined ? undefined : seen.find(isAlike);
  if (filter !== undefined) return { ...filter, gated: eitherWay(step.gated, filter.gated, unread), walk: step.walk };
  const swap = (ip: Ip) => (ip.value === node.ip.value ? seenAs : ip);
  return { ...step, packet: { ...packet, source: swap(packet.source), destination: swap(packet.destination) } };
}

/** What a filter lets through whichever address it sees, and what it may. */
function eitherWay(asNode: Gated, asClient: Gated, unread: Unread | undefined): Gated {
  if (unread === undefined) return asClient;
  const allows = intersect(asNode.allows, asClient.allows);
  const mayAllow = union(asNode.mayAllow, asClient.mayAllow);
  return equals(allows, mayAllow) ? asClient : { ...asClient, allows, mayAllow, unread: [...asClient.unread, unread] };
}

function asNotAllowed(step: Step): Step {
  if (step.side !== "ingress" || step.gated.code !== "ENI_SG_RULES_MISMATCH") return step;
  return { ...step, gated: { ...step.gated, code: "NLB_CLIENT_IP_NOT_ALLOWED" } };
}

import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import { isSameAddress } from "./addresses.ts";
import { groupsAllow, type Packet } from "./filters.ts";
import type { Fate, Place } from "./journey.ts";
import type { Network } from "./network.ts";
import { travel } from "./travel.ts";

/** Who sends the first packet. */
export type Sender = { readonly interface: NetworkInterface } | "outside";

/** One conversation: its first packet, who sends it, and what a NAT gateway on the way would choose. */
export type Conversation = {
  readonly sender: Sender;
  readonly packet: Packet;
  readonly natPort: number;
  /** Who is meant, when that is one interface: another that holds the same address elsewhere is not it. */
  readonly meant?: NetworkInterface;
};

/** Whether it is held; why not is for whoever reads a failure. */
export type Outcome = { readonly kind: "passes" | "lost" | "unknown"; readonly why: string };

/**
 * Whether one packet and the answer to it both arrive: every rule walked one by one, the request and the reply as two
 * packets. Written from what AWS documents and apart from the engine, so that the two check each other.
 */
export function converse(network: Network, { sender, packet, natPort, meant }: Conversation): Outcome {
  if (sender !== "outside" && sender.interface.status !== "in-use") return { kind: "lost", why: "sender not in use" };
  const session = { isReply: false, natPort, translations: [], isFromOutside: false };
  const request = travel(network, { packet, place: placeOfSender(sender), session, references: "kept" });
  const filtered = filterRequest(network, { sender, packet, request });
  if (filtered !== undefined) return filtered;
  if (request.kind === "lost" || request.kind === "unknown")
    return { kind: request.kind, why: `request: ${request.why}` };
  if (meant !== undefined && (request.kind !== "interface" || request.interface !== meant))
    return { kind: "lost", why: "request: arrives at somebody else" };
  const answer = replyTo(request.journey.packet);
  if (answer === undefined) return { kind: "passes", why: "" };
  const reply = travel(network, {
    packet: answer,
    place: placeOfReceiver(request),
    session: { ...request.journey.session, isReply: true },
    references: "lost",
  });
  return judgeReply(reply, { sender, packet });
}

function judgeReply(reply: Fate, { sender, packet }: Pick<Conversation, "sender" | "packet">): Outcome {
  if (reply.kind === "lost" || reply.kind === "unknown") return { kind: reply.kind, why: `reply: ${reply.why}` };
  const { source, destination } = reply.journey.packet;
  const isHome =
    sender === "outside"
      ? reply.kind === "outside"
      : reply.kind === "interface" && reply.interface === sender.interface;
  const isKnown = isSameAddress(source, packet.destination) && isSameAddress(destination, packet.source);
  return isHome && isKnown ? { kind: "passes", why: "" } : { kind: "lost", why: "reply: comes from elsewhere" };
}

function placeOfSender(sender: Sender): Place {
  if (sender === "outside") return { kind: "outside" };
  return { kind: "subnet", subnetId: sender.interface.subnetId ?? "", by: "interface" };
}

function placeOfReceiver(request: Exclude<Fate, { kind: "lost" | "unknown" }>): Place {
  if (request.kind === "interface")
    return { kind: "subnet", subnetId: request.interface.subnetId ?? "", by: "interface" };
  // A gateway endpoint answers into the VPC the request came from.
  return request.journey.place;
}

type Asked = Pick<Conversation, "sender" | "packet"> & { readonly request: Fate };

/** Security groups look at the first packet only: that of the sender at what it sends, that of the receiver at what arrives. */
function filterRequest(network: Network, { sender, packet, request }: Asked): Outcome | undefined {
  const references = "journey" in request ? request.journey.references : "lost";
  const receiver = request.kind === "interface" ? { interface: request.interface } : undefined;
  if (sender !== "outside") {
    const other = request.kind === "unknown" ? "anyone" : references === "kept" ? receiver : undefined;
    if (!groupsAllow(network, sender.interface, { packet, isOut: true, other }))
      return { kind: "lost", why: "group out" };
  }
  if (request.kind !== "interface") return undefined;
  const other = references === "lost" || sender === "outside" ? undefined : sender;
  const isIn = groupsAllow(network, request.interface, { packet: request.journey.packet, isOut: false, other });
  return isIn ? undefined : { kind: "lost", why: "group in" };
}

/** An echo is answered by an echo reply, other ICMP messages by nothing; everything else by turning the packet around. */
function replyTo(packet: Packet): Packet | undefined {
  const { source, destination, protocol, sourcePort, destinationPort, icmpType } = packet;
  const turned = { source: destination, destination: source, protocol };
  if (protocol === 1) return icmpType === 8 ? { ...turned, icmpType: 0, icmpCode: 0 } : undefined;
  if (protocol === 58) return icmpType === 128 ? { ...turned, icmpType: 129, icmpCode: 0 } : undefined;
  if (sourcePort === undefined || destinationPort === undefined) return turned;
  return { ...turned, sourcePort: destinationPort, destinationPort: sourcePort };
}

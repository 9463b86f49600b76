import { urnOf } from "#lib/model/urn.ts";
import { formatIp, isPrivateIp } from "#lib/net/ip.ts";
import type { Through } from "./arrival.ts";
import { blockPublicAccess } from "./block-public-access.ts";
import { arriving } from "./ends.ts";
import { blocks, cannotTell, passes, type Gated, type Packet } from "./gate.ts";
import { reenter } from "./internet.ts";
import { packetOf, type Journey, type Step, type Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";

/**
 * Out through an egress-only internet gateway: IPv6 only, what the VPC starts and its replies, never the other way round.
 * Source: VPC User Guide, "Enable outbound IPv6 traffic using an egress-only internet gateway".
 */
export function throughEgressOnly(walk: Walk, { from, aim, exit }: Through): Journey {
  const { target, at } = exit;
  const urn = urnOf(at.subnet, "egress-only-internet-gateway", target.id);
  const request = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const reply = packetOf(walk, "reply", { source: aim.ip, destination: from.ip });
  const step = (packet: Packet, gated: Gated): Step => ({
    kind: "egress-only-internet-gateway",
    urn,
    id: target.id,
    gated,
    packet,
    walk,
  });
  const out = step(request, judge(walk, { from, aim, exit }, request));
  const seenAs = { node: from.node, ip: from.ip, text: formatIp(from.ip) };
  const again = reenter(walk, seenAs, { aim, behind: [from.owned] });
  const crossing = { ...reply, peers: [], isLocal: false };
  const home =
    reply.traffic.length === 0
      ? []
      : [...(out.gated.code === undefined ? [step(reply, out.gated)] : []), ...arriving(walk, from, crossing)];
  return { request: [out, ...again.request], reply: [...again.reply, ...home] };
}

function judge(walk: Walk, { from, aim, exit }: Through, packet: Packet): Gated {
  const { say, world } = walk;
  const { target, at, table } = exit;
  const { id } = target;
  const vpcId = at.subnet.item.vpcId;
  const evidence = (text: string) => ({ kind: "egress-only-internet-gateway", id, text });
  const gateway = world.gateways.egressOnlyInternetGateways.get(urnOf(at.subnet, "egress-only-internet-gateway", id));
  if (at.sender === undefined) {
    return blocks(
      "GATEWAY_REJECTS_SPOOFED_TRAFFIC",
      evidence(say("igwForeign", { to: formatIp(from.ip), vpc: vpcId })),
    );
  }
  if (isPrivateIp(aim.ip) || isPrivateIp(from.ip)) {
    const to = formatIp(isPrivateIp(aim.ip) ? aim.ip : from.ip);
    return blocks("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS", evidence(say("igwPrivateOutside", { to })), from.owned.urn);
  }
  const isHere = gateway?.item.attachments.some((one) => one.vpcId === vpcId && one.state !== "detached") ?? false;
  if (!isHere) {
    const text = evidence(say("igwDetached", { id, vpc: vpcId }));
    const unread = unreadArea(world.topology, at.subnet, "egressOnlyInternetGateways");
    return unread === undefined
      ? blocks("BAD_STATE_ATTACHMENT", text, table.urn)
      : cannotTell([unread], text, table.urn);
  }
  return (
    blockPublicAccess(walk, { station: from, packet, isOutboundOnly: true }) ??
    passes(evidence(say("eigwCarries", { id })))
  );
}

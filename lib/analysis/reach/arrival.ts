import { urnOf } from "#lib/model/urn.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import { arriving, idOf, leaving } from "./ends.ts";
import { blocks, cannotTell, type Gated } from "./gate.ts";
import type { RouteTarget } from "./longest-prefix.ts";
import { routeReply } from "./route-step.ts";
import { packetOf, type InterfaceStation, type Journey, type Station, type Step, type Walk } from "./step.ts";
import { unreadArea, type Place } from "./unread.ts";

/** Where a packet is going: an address, and the interface it is meant for when that is known. */
export type Aim = { readonly ip: Ip; readonly wanted?: InterfaceStation };

/** On the way through a gateway: who left, for where, and the gateway's id. */
export type Through = { readonly from: InterfaceStation; readonly aim: Aim; readonly id: string };

/** After a missing route: the far end's own gates are still asked, so that every blocker is known. */
export function asIfRouted(walk: Walk, from: InterfaceStation, { wanted }: Aim): Journey {
  if (wanted === undefined) return { request: [], reply: [] };
  const isSameVpc = wanted.owned.item.vpcId === from.owned.item.vpcId;
  return {
    request: arriveAt(walk, from, wanted, false),
    reply: replyHome(walk, { from, to: wanted, back: (target) => !isSameVpc || target.kind === "local" }),
  };
}

/** The gates of arrival at a station of ours, from another one by private address. */
export function arriveAt(walk: Walk, from: InterfaceStation, to: InterfaceStation, isLocal: boolean): readonly Step[] {
  const nat = natAsDestination(walk, from, to);
  const ends = { source: from.ip, destination: to.ip };
  const crossing = {
    direction: "request",
    ...ends,
    peers: [from.owned, ...(walk.alsoKnownBy ?? [])],
    isLocal,
  } as const;
  return [...arriving(walk, to, crossing), ...nat];
}

/** The reply's way from a station of ours to another by private addresses. */
export function replyHome(
  walk: Walk,
  {
    from,
    to,
    back,
  }: {
    readonly from: InterfaceStation;
    readonly to: InterfaceStation;
    readonly back: (target: RouteTarget) => boolean;
  },
): readonly Step[] {
  const packet = packetOf(walk, "reply", { source: to.ip, destination: from.ip });
  if (packet.traffic.length === 0) return [];
  const crossing = { direction: "reply", source: to.ip, destination: from.ip, peers: [], isLocal: false } as const;
  return [
    ...leaving(walk, to, crossing),
    routeReply(walk, to, { packet, back }).step,
    ...arriving(walk, from, crossing),
  ];
}

/** A NAT gateway is a way out, never a destination. */
export function natAsDestination(walk: Walk, from: Station, { owned, ip }: InterfaceStation): readonly Step[] {
  if (owned.owner.class !== "nat-gateway") return [];
  const packet = packetOf(walk, "request", { source: from.ip, destination: ip });
  const urn = owned.owner.urn ?? owned.urn;
  const gated = blocks(
    "NAT_CANNOT_CARRY",
    { kind: "nat-gateway", id: idOf(urn), text: walk.say("natDestination", { id: idOf(urn) }) },
    urn,
  );
  return [{ kind: "nat-gateway", urn, id: idOf(urn), gated, packet, walk }];
}

/** The station a packet arrives at: the one it was meant for, or whoever holds the address. */
export function stationAt(aim: Aim, holder: Pick<InterfaceStation, "owned" | "ip">): InterfaceStation {
  if (aim.wanted?.owned.urn === holder.owned.urn) return aim.wanted;
  return { kind: "interface", node: holder.owned.owner.urn ?? holder.owned.urn, ...holder };
}

/** Whoever holds the address in this VPC must be who was meant: overlapping ranges stay apart. */
export function wrongHolder(walk: Walk, aim: Aim, to: InterfaceStation): readonly Step[] {
  if (aim.wanted === undefined || aim.wanted.owned.urn === to.owned.urn) return [];
  const { networkInterfaceId, vpcId = "" } = to.owned.item;
  const wanted = aim.wanted.owned.item.networkInterfaceId;
  const text = walk.say("otherAt", { vpc: vpcId, to: formatIp(aim.ip), id: networkInterfaceId, wanted });
  const evidence = { kind: "network-interface", id: networkInterfaceId, text };
  const packet = packetOf(walk, "request", { source: to.ip, destination: aim.ip });
  const gated = blocks("ENI_ADDRESS_RESTRICTION", evidence, to.owned.urn);
  return [{ kind: "network-interface", urn: to.owned.urn, id: networkInterfaceId, gated, packet, walk }];
}

/** An address of a VPC that no interface owns; unknown when the interfaces were not all read. */
export function nobodyAt(
  walk: Walk,
  from: InterfaceStation,
  { aim, vpcId, place = from.owned }: { readonly aim: Aim; readonly vpcId: string; readonly place?: Place },
): Step {
  const { topology } = walk.world;
  const text = walk.say("nobodyAt", { vpc: vpcId, to: formatIp(aim.ip) });
  const evidence = { kind: "vpc", id: vpcId, text };
  const unread = unreadArea(topology, place, "networkInterfaces");
  const urn = urnOf(place, "vpc", vpcId);
  const gated: Gated =
    unread === undefined ? blocks("ENI_ADDRESS_RESTRICTION", evidence, urn) : cannotTell([unread], evidence, urn);
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  return { kind: "vpc", urn, id: vpcId, gated, packet, walk };
}

import { urnOf } from "#lib/model/urn.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import { carry } from "./carry.ts";
import { arriving, idOf, leaving, unknownSubnetStep } from "./ends.ts";
import { endpointGate } from "./endpoint-policy.ts";
import { blocks, cannotTell, type Gated } from "./gate.ts";
import type { Aim, Landing } from "./leg.ts";
import { astray } from "./route-step.ts";
import {
  packetOf,
  type Carrier,
  type InterfaceStation,
  type Journey,
  type Station,
  type Step,
  type Walk,
} from "./step.ts";
import { unreadArea, type Place } from "./unread.ts";
import { subnetOf } from "./world.ts";

/** On the way out of a VPC: who sent it, for where, and the way out it came to. */
export type Through = {
  readonly from: InterfaceStation;
  readonly aim: Aim;
  readonly exit: Extract<Landing, { readonly kind: "exit" }>;
};

/** After a missing route: the far end's own gates are still asked, so that every blocker is known. */
export function asIfRouted(walk: Walk, from: InterfaceStation, { wanted }: Aim): Journey {
  if (wanted === undefined) return { request: [], reply: [] };
  return {
    request: arriveAt(walk, from, { to: wanted, isLocal: false }),
    reply: sendHome(walk, { station: wanted, client: from, source: wanted.ip }),
  };
}

/** How a packet comes to an interface of ours. */
type Arriving = {
  readonly to: InterfaceStation;
  readonly isLocal: boolean;
  /** Absent when the way there is not known. */
  readonly over?: readonly Carrier[];
};

/** The gates of arrival at a station of ours, from another one by private address. */
export function arriveAt(walk: Walk, from: InterfaceStation, { to, isLocal, over }: Arriving): readonly Step[] {
  const ends = { source: from.ip, destination: to.ip };
  const peers = [from.owned, ...(walk.alsoKnownBy ?? [])];
  const crossing = { direction: "request", ...ends, peers, isLocal, ...(over === undefined ? {} : { over }) } as const;
  return [...arriving(walk, to, crossing), ...asDestination(walk, from, to)];
}

/**
 * A reply's way home: out of the subnet of the station, by its own routes, to the client. A way home that differs from the
 * request's is fine, as long as it ends at the client.
 */
export function sendHome(
  walk: Walk,
  {
    station,
    client,
    source,
  }: { readonly station: InterfaceStation; readonly client: InterfaceStation; readonly source: Ip },
): readonly Step[] {
  const packet = packetOf(walk, "reply", { source, destination: client.ip });
  if (packet.traffic.length === 0) return [];
  const crossing = { direction: "reply", source, destination: client.ip, peers: [], isLocal: false } as const;
  const subnet = subnetOf(walk.world, station.owned);
  const out = leaving(walk, station, crossing);
  if (subnet === undefined) {
    return [...out, unknownSubnetStep(walk, station.owned, packet), ...arriving(walk, client, crossing)];
  }
  const { steps, landing, target } = carry(walk, {
    direction: "reply",
    source,
    aim: { ip: client.ip, wanted: client },
    at: { subnet, sender: station },
    origin: subnet,
    over: [],
  });
  const isHome = landing?.kind === "interface" && landing.station.owned.urn === client.owned.urn;
  const [first] = steps;
  const way = landing === undefined || isHome || first === undefined ? steps : [astray(walk, first, target)];
  return [...out, ...way, ...(isHome && landing.isUnfiltered === true ? [] : arriving(walk, client, crossing))];
}

/** What a destination adds of itself: a NAT gateway is none, a VPC endpoint has a state and a policy. */
export function asDestination(walk: Walk, from: Station, { owned, ip }: InterfaceStation): readonly Step[] {
  const packet = packetOf(walk, "request", { source: from.ip, destination: ip });
  const urn = owned.owner.urn ?? owned.urn;
  const id = idOf(urn);
  if (owned.owner.class === "nat-gateway") {
    const text = walk.say("natDestination", { id });
    const gated = blocks("NAT_CANNOT_CARRY", { kind: "nat-gateway", id, text }, urn);
    return [{ kind: "nat-gateway", urn, id, gated, packet, walk }];
  }
  const endpoint = walk.world.gateways.vpcEndpoints.get(urn)?.item;
  if (owned.owner.class !== "vpc-endpoint" || endpoint === undefined) return [];
  return [{ kind: "vpc-endpoint", urn, id, gated: endpointGate(walk, urn, endpoint), packet, walk }];
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
  from: Station,
  { aim, vpcId, place }: { readonly aim: Aim; readonly vpcId: string; readonly place: Place },
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

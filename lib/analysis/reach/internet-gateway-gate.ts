import { parseUrn, urnOf } from "#lib/model/urn.ts";
import { formatIp, isPrivateIp, isSharedIp, type Ip } from "#lib/net/ip.ts";
import { blockPublicAccess } from "./block-public-access.ts";
import { blocks, cannotTell, passes, type Gated, type Packet } from "./gate.ts";
import { gatewayTable } from "./gateway-table.ts";
import { textOf } from "./route-step.ts";
import type { InterfaceStation, Step, Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";

/** The address by which the internet knows a station: the public IPv4 one mapped on its private one, or its own IPv6 one; `undefined` when there is none. */
export function publicIpOf({ owned, ip, publicIp }: InterfaceStation): string | undefined {
  const text = formatIp(ip);
  if (ip.family === 6) return isPrivateIp(ip) ? undefined : text;
  const { privateIpAddress, privateIpAddresses, association } = owned.item;
  const own = privateIpAddresses.find((address) => address.privateIpAddress === text);
  const mapped = own?.association?.publicIp ?? (privateIpAddress === text ? association?.publicIp : undefined);
  return mapped ?? publicIp;
}

/** What crosses an internet gateway: whose packet, which way, and the gateway a route names. */
export type GatewayCrossing = {
  readonly station: InterfaceStation;
  readonly packet: Packet;
  /** Which way the packet itself goes. */
  readonly way: "out" | "in";
  /** The gateway the route names; absent on the way in, where the VPC's attached one is met. */
  readonly id?: string;
};

type Named = GatewayCrossing & { readonly id: string };

/**
 * The hop over a VPC's internet gateway: attached, the station known to the internet by an address, the outside address
 * public, nothing diverted by a gateway route table, and VPC Block Public Access off.
 * Source: VPC User Guide, "Internet gateways".
 */
export function internetGatewayStep(walk: Walk, crossing: GatewayCrossing): Step {
  const { station, packet } = crossing;
  const id = crossing.id ?? attachedGateway(walk, station)?.item.internetGatewayId ?? "";
  const place = station.owned;
  const vpcId = place.item.vpcId ?? "";
  const gated = judge(walk, { ...crossing, id });
  if (id === "") return { kind: "vpc", urn: urnOf(place, "vpc", vpcId), id: vpcId, gated, packet, walk };
  return { kind: "internet-gateway", urn: urnOf(place, "internet-gateway", id), id, gated, packet, walk };
}

function judge(walk: Walk, crossing: Named): Gated {
  const { station, packet, way, id } = crossing;
  const { say, world } = walk;
  const { owned } = station;
  const vpcId = owned.item.vpcId ?? "";
  const evidence = (text: string) => ({ kind: "internet-gateway", id, text });
  const outside = way === "out" ? packet.destination : packet.source;
  if (isPrivateIp(outside)) {
    return blocks(privateCode(outside, way), evidence(say("igwPrivateOutside", { to: textOf(walk, outside) })));
  }
  const unread = unreadArea(world.topology, owned, "internetGateways");
  const publicIp = publicIpOf(station);
  // Without a public address nothing passes, whatever a gateway that was not read is like.
  const needsGateway = unread === undefined || publicIp !== undefined;
  if (needsGateway && attachedGateway(walk, station, id) === undefined) {
    const text = id === "" ? say("igwMissing", { vpc: vpcId }) : say("igwDetached", { id, vpc: vpcId });
    if (unread !== undefined) return cannotTell([unread], evidence(text));
    return blocks("NO_ROUTE_TO_DESTINATION", evidence(text));
  }
  if (publicIp === undefined) {
    const key = way === "out" ? "igwNoPublicOut" : "igwNoPublicIn";
    const code = way === "out" ? "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS" : "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS";
    return blocks(code, evidence(say(key, { id: owned.item.networkInterfaceId })), owned.urn);
  }
  return mapped(walk, crossing, publicIp);
}

function privateCode(outside: Ip, way: "out" | "in"): string {
  const range = isSharedIp(outside) ? "RFC6598" : "RFC1918";
  return way === "out"
    ? `IGW_DESTINATION_ADDRESS_NOT_IN_${range}_EGRESS`
    : `IGW_SOURCE_ADDRESS_NOT_IN_${range}_INGRESS`;
}

/** A packet with a public address: diverted by a gateway route table, stopped by Block Public Access, or through. */
function mapped(walk: Walk, crossing: Named, publicIp: string): Gated {
  const { station, id, way, packet } = crossing;
  const text =
    station.ip.family === 6 ? publicIp : walk.say("publicMapping", { private: formatIp(station.ip), public: publicIp });
  const isOutboundOnly = parseUrn(station.node)?.kind === "nat-gateway";
  const diverted = way === "in" ? gatewayTable(walk, station, id) : undefined;
  return (
    diverted ??
    blockPublicAccess(walk, { station, packet, isOutboundOnly }) ??
    passes({ kind: "internet-gateway", id, text })
  );
}

function attachedGateway({ world }: Walk, { owned }: InterfaceStation, id?: string) {
  const isHere = (attachments: readonly { readonly vpcId: string; readonly state?: string | undefined }[]) =>
    attachments.some(({ vpcId, state }) => vpcId === owned.item.vpcId && state !== "detached" && state !== "detaching");
  if (id !== undefined && id !== "") {
    const gateway = world.gateways.internetGateways.get(urnOf(owned, "internet-gateway", id));
    return gateway !== undefined && isHere(gateway.item.attachments) ? gateway : undefined;
  }
  return [...world.gateways.internetGateways.values()].find(
    ({ account, region, item }) => account === owned.account && region === owned.region && isHere(item.attachments),
  );
}

import { itemsOf } from "#lib/model/snapshot.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { urnOf } from "#lib/model/urn.ts";
import { formatIp, isPrivateIp } from "#lib/net/ip.ts";
import { blocks, cannotTell, passes, type Gated, type Packet } from "./gate.ts";
import { textOf } from "./route-step.ts";
import type { InterfaceStation, Step, Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";

/** The public IPv4 address mapped on a station's private one; `undefined` when there is none. */
export function publicIpOf({ owned, ip }: InterfaceStation): string | undefined {
  const { privateIpAddress, privateIpAddresses, association } = owned.item;
  const text = formatIp(ip);
  const own = privateIpAddresses.find((address) => address.privateIpAddress === text);
  return own?.association?.publicIp ?? (privateIpAddress === text ? association?.publicIp : undefined);
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

/**
 * The hop over a VPC's internet gateway: attached, the private address mapped to a public one, the outside address public,
 * and VPC Block Public Access off. Source: VPC User Guide, "Internet gateways".
 */
export function internetGatewayStep(walk: Walk, crossing: GatewayCrossing): Step {
  const { station, packet } = crossing;
  const id = crossing.id ?? attachedGateway(walk, station)?.item.internetGatewayId ?? "";
  const place = station.owned;
  const urn = id === "" ? urnOf(place, "vpc", place.item.vpcId ?? "") : urnOf(place, "internet-gateway", id);
  const gated = judge(walk, { ...crossing, id });
  return {
    kind: id === "" ? "vpc" : "internet-gateway",
    urn,
    id: id === "" ? (place.item.vpcId ?? "") : id,
    gated,
    packet,
    walk,
  };
}

function judge(walk: Walk, crossing: GatewayCrossing & { readonly id: string }): Gated {
  const { station, packet, way, id } = crossing;
  const { say, world } = walk;
  const { owned } = station;
  const vpcId = owned.item.vpcId ?? "";
  const evidence = (text: string) => ({ kind: "internet-gateway", id, text });
  const outside = way === "out" ? packet.destination : packet.source;
  if (isPrivateIp(outside)) {
    const code =
      way === "out" ? "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS" : "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS";
    return blocks(code, evidence(say("igwPrivateOutside", { to: textOf(walk, outside) })));
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
  return (
    edgeTable(walk, crossing) ??
    blockPublicAccess(walk, crossing) ??
    passes(evidence(say("publicMapping", { private: formatIp(station.ip), public: publicIp })))
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

/** A gateway route table may divert what arrives to an appliance. */
function edgeTable(
  { world, say }: Walk,
  { station, id, way }: GatewayCrossing & { readonly id: string },
): Gated | undefined {
  if (way === "out") return undefined;
  const scoped = world.topology.scopes.get(scopeKey(station.owned));
  const table = (scoped === undefined ? [] : itemsOf(scoped, "routeTables")).find(({ associations }) =>
    associations.some(({ gatewayId }) => gatewayId === id),
  );
  const isDiverted = table?.routes.some(({ gatewayId }) => gatewayId !== "local") ?? false;
  if (table === undefined || !isDiverted) return undefined;
  const text = say("edgeTable", { id, table: table.routeTableId });
  return cannotTell([{ text, call: "ec2:DescribeRouteTables" }], { kind: "route-table", id: table.routeTableId, text });
}

/** Source: VPC User Guide, "Block public access to VPCs and subnets". */
function blockPublicAccess(walk: Walk, { station, packet }: GatewayCrossing): Gated | undefined {
  const { topology } = walk.world;
  const { owned } = station;
  const scoped = topology.scopes.get(scopeKey(owned));
  const options = scoped === undefined ? [] : itemsOf(scoped, "vpcBlockPublicAccessOptions");
  const evidence = (text: string) => ({ kind: "vpc-block-public-access", id: owned.item.vpcId ?? "", text });
  const unread = unreadArea(topology, owned, "vpcBlockPublicAccessOptions");
  if (unread !== undefined && options.length === 0) return cannotTell([unread], evidence(unread.text));
  const mode = options[0]?.internetGatewayBlockMode ?? "off";
  if (mode === "off") return undefined;
  const exclusions = scoped === undefined ? [] : itemsOf(scoped, "vpcBlockPublicAccessExclusions");
  const names = [owned.item.subnetId, owned.item.vpcId].map((id) => `/${id ?? ""}`);
  const exclusion = exclusions.find(({ resourceArn }) => names.some((name) => resourceArn?.endsWith(name)));
  if (exclusion?.internetGatewayExclusionMode === "allow-bidirectional") return undefined;
  // What the VPC itself starts stays open where only ingress is blocked, or where egress is excluded.
  const startedInside =
    station.ip.value === (packet.direction === "request" ? packet.source : packet.destination).value;
  const opensEgress = mode === "block-ingress" || exclusion?.internetGatewayExclusionMode === "allow-egress";
  if (startedInside && opensEgress) return undefined;
  const unreadExclusions = unreadArea(topology, owned, "vpcBlockPublicAccessExclusions");
  const text = walk.say("blockPublicAccess", { mode });
  if (unreadExclusions !== undefined) return cannotTell([unreadExclusions], evidence(text));
  return blocks("VPC_BLOCK_PUBLIC_ACCESS_ENABLED", evidence(text), urnOf(owned, "vpc", owned.item.vpcId ?? ""));
}

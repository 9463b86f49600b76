import type { OwnedInterface, Unread } from "#lib/graph/topology.ts";
import { itemsOf, type ScopeSnapshot } from "#lib/model/snapshot.ts";
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
  return mapped(walk, crossing, publicIp);
}

/** A packet with a public address: diverted by a gateway route table, stopped by Block Public Access, or through. */
function mapped(walk: Walk, crossing: GatewayCrossing & { readonly id: string }, publicIp: string): Gated {
  const { station, id } = crossing;
  const evidence = {
    kind: "internet-gateway",
    id,
    text: walk.say("publicMapping", { private: formatIp(station.ip), public: publicIp }),
  };
  return edgeTable(walk, crossing) ?? blockPublicAccess(walk, crossing) ?? passes(evidence);
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
  const unread = unreadArea(topology, owned, "vpcBlockPublicAccessOptions");
  if (unread !== undefined && options.length === 0) return withoutOptions(walk, owned, unread);
  const mode = options[0]?.internetGatewayBlockMode ?? "off";
  if (mode === "off") return undefined;
  return excluded(walk, { station, packet }, mode);
}

/** What an exclusion leaves open of a VPC whose public access is blocked. */
function excluded(
  walk: Walk,
  { station, packet }: Pick<GatewayCrossing, "station" | "packet">,
  mode: string,
): Gated | undefined {
  const { topology } = walk.world;
  const { owned } = station;
  const vpcId = owned.item.vpcId ?? "";
  const exclusion = exclusionOf(topology.scopes.get(scopeKey(owned)), [owned.item.subnetId ?? "", vpcId]);
  if (exclusion === "allow-bidirectional") return undefined;
  // What the VPC itself starts stays open where only ingress is blocked, or where egress is excluded.
  const startedInside =
    station.ip.value === (packet.direction === "request" ? packet.source : packet.destination).value;
  if (startedInside && (mode === "block-ingress" || exclusion === "allow-egress")) return undefined;
  const unread = unreadArea(topology, owned, "vpcBlockPublicAccessExclusions");
  const evidence = { kind: "vpc-block-public-access", id: vpcId, text: walk.say("blockPublicAccess", { mode }) };
  if (unread !== undefined) return cannotTell([unread], evidence);
  return blocks("VPC_BLOCK_PUBLIC_ACCESS_ENABLED", evidence, urnOf(owned, "vpc", vpcId));
}

/** The mode of the exclusion that names one of the ids, a subnet's or a VPC's. */
function exclusionOf(scoped: ScopeSnapshot | undefined, ids: readonly string[]): string | undefined {
  const exclusions = scoped === undefined ? [] : itemsOf(scoped, "vpcBlockPublicAccessExclusions");
  return exclusions.find(({ resourceArn }) => ids.some((id) => resourceArn?.endsWith(`/${id}`)))
    ?.internetGatewayExclusionMode;
}

/** The subnet's own record tells too; an endpoint that does not know the setting cannot have it on. */
function withoutOptions(
  { world, say }: Walk,
  { item, account, region }: OwnedInterface,
  unread: Unread,
): Gated | undefined {
  const subnet = world.topology.subnets.get(urnOf({ account, region }, "subnet", item.subnetId ?? ""));
  if (subnet?.item.internetGatewayBlockMode === "off") return undefined;
  const evidence = (text: string) => ({ kind: "vpc-block-public-access", id: item.vpcId ?? "", text });
  if (unread.problem?.kind !== "unsupported") return cannotTell([unread], evidence(unread.text));
  const text = say("blockPublicAccessAssumed", {});
  return { ...passes(evidence(text)), assumes: [{ code: "VPC_BLOCK_PUBLIC_ACCESS_ASSUMED_OFF", text }] };
}

import type { OwnedInterface, Unread } from "#lib/graph/topology.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { itemsOf, type ScopeSnapshot } from "#lib/model/snapshot.ts";
import { urnOf } from "#lib/model/urn.ts";
import { blocks, cannotTell, passes, type Gated, type Packet } from "./gate.ts";
import type { InterfaceStation, Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";

/** Whose packet crosses a gateway to the internet, and whether that gateway only lets out what the VPC starts. */
export type PublicCrossing = {
  readonly station: InterfaceStation;
  readonly packet: Packet;
  /** An egress-only internet gateway, or the internet gateway behind a NAT gateway. */
  readonly isOutboundOnly: boolean;
};

/**
 * What VPC Block Public Access stops: `block-bidirectional` everything, `block-ingress` all but NAT gateways and egress-only
 * internet gateways; an exclusion of the VPC or subnet opens both ways or what it starts itself. `undefined`: nothing.
 * Source: VPC User Guide, "Block public access to VPCs and subnets".
 */
export function blockPublicAccess(walk: Walk, crossing: PublicCrossing): Gated | undefined {
  const { topology } = walk.world;
  const { owned } = crossing.station;
  const scoped = topology.scopes.get(scopeKey(owned));
  const options = scoped === undefined ? [] : itemsOf(scoped, "vpcBlockPublicAccessOptions");
  const unread = unreadArea(topology, owned, "vpcBlockPublicAccessOptions");
  if (unread !== undefined && options.length === 0) return withoutOptions(walk, owned, unread);
  const mode = options[0]?.internetGatewayBlockMode ?? "off";
  return mode === "off" ? undefined : excluded(walk, crossing, mode);
}

/** What an exclusion leaves open of a VPC whose public access is blocked. */
function excluded(walk: Walk, { station, packet, isOutboundOnly }: PublicCrossing, mode: string): Gated | undefined {
  const { topology } = walk.world;
  const { owned } = station;
  const vpcId = owned.item.vpcId ?? "";
  const exclusion = exclusionOf(topology.scopes.get(scopeKey(owned)), [owned.item.subnetId ?? "", vpcId]);
  if (exclusion === "allow-bidirectional") return undefined;
  const startedBy = packet.direction === "request" ? packet.source : packet.destination;
  const isStartedInside = station.ip.value === startedBy.value;
  if (isStartedInside && (exclusion === "allow-egress" || (mode === "block-ingress" && isOutboundOnly)))
    return undefined;
  const unread = unreadArea(topology, owned, "vpcBlockPublicAccessExclusions");
  const evidence = { kind: "vpc-block-public-access", id: vpcId, text: walk.say("blockPublicAccess", { mode }) };
  if (unread !== undefined) return cannotTell([unread], evidence);
  return blocks("VPC_BLOCK_PUBLIC_ACCESS_ENABLED", evidence, urnOf(owned, "vpc", vpcId));
}

/** The mode of the exclusion that names the first of the ids it can: a subnet's before its VPC's. Deleted ones linger. */
function exclusionOf(scoped: ScopeSnapshot | undefined, ids: readonly string[]): string | undefined {
  const all = scoped === undefined ? [] : itemsOf(scoped, "vpcBlockPublicAccessExclusions");
  const live = all.filter(({ state = "" }) => !/^(delete-|disable-|create-(failed|in-progress))/.test(state));
  for (const id of ids) {
    const found = live.find(({ resourceArn }) => resourceArn?.endsWith(`/${id}`));
    if (found !== undefined) return found.internetGatewayExclusionMode;
  }
  return undefined;
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

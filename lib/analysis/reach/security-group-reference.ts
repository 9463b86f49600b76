import type { GroupRule, OwnedInterface, Unread } from "#lib/graph/topology.ts";
import type { LostReference } from "./gate.ts";
import type { Carrier } from "./step.ts";
import { attachmentsIn } from "./transit-gateway-attachments.ts";
import { beyond, unreadArea } from "./unread.ts";
import type { World } from "./world.ts";

type Reference = NonNullable<GroupRule["referencedGroupInfo"]>;

/** Who a reference may mean, and what joins the VPCs of the two. */
export type Referred = {
  readonly reference: Reference;
  /** Of the rule that names the group. */
  readonly isEgress: boolean;
  readonly interfaces: readonly OwnedInterface[];
  /** The way the packet takes between VPCs; absent when nobody looked: then any that joins them counts. */
  readonly over?: readonly Carrier[] | undefined;
};

/**
 * Whether a reference to a group means one of the peer's interfaces: membership is by interface, in the same VPC, or over
 * an active peering or, of rules that let in, a transit gateway that supports references, and never across Regions. A
 * reference to a group that is gone, or over a peering that is, grants nothing.
 * Source: VPC User Guide, "Security group referencing"; VPC Peering Guide, "Reference peer security groups"; Networking
 * Blog, "Introducing security group referencing for AWS Transit Gateway" (outbound rules are not supported).
 */
export function referenceHolds(world: World, on: OwnedInterface, referred: Referred): boolean | Unread {
  const members = membersOf(referred);
  if (members.length === 0) return false;
  if (members.some((peer) => isSameVpc(on, peer))) return true;
  const answers = members.map((peer) => crossesVpcs(world, { on, peer }, referred));
  return answers.includes(true) || (answers.find((answer) => answer !== false) ?? false);
}

/** Why a rule that names the peer's group does not admit it; `undefined` when it names another. */
export function lostReference(
  on: OwnedInterface,
  rule: GroupRule,
  { hidden, ...referred }: Omit<Referred, "reference" | "isEgress"> & { readonly hidden: readonly OwnedInterface[] },
): LostReference | undefined {
  const { referencedGroupInfo: reference, securityGroupRuleId, groupId } = rule;
  if (reference === undefined) return undefined;
  const named = { rule: securityGroupRuleId ?? groupId, group: reference.groupId };
  if (membersOf({ reference, interfaces: hidden }).length > 0) {
    return { reason: "SG_REF_PUBLIC_PATH", key: "referencePublic", ...named };
  }
  const [member] = membersOf({ reference, interfaces: referred.interfaces });
  if (member === undefined) return undefined;
  const isFar = member.region !== on.region;
  const isTransit = !isFar && (referred.over ?? []).some(({ kind }) => kind === "transit-gateway");
  return isTransit
    ? { reason: "SG_REFERENCING_SUPPORT", key: rule.isEgress ? "referenceTransitOut" : "referenceTransit", ...named }
    : { reason: "SG_REFERENCES_NOT_PRESERVED", key: "referenceFar", ...named };
}

function membersOf({ reference, interfaces }: Pick<Referred, "reference" | "interfaces">): readonly OwnedInterface[] {
  return interfaces.filter(
    (peer) => peer.item.groups.some(({ groupId }) => groupId === reference.groupId) && isOwner(peer, reference.userId),
  );
}

/** A group may be shared with the VPCs of other accounts: the id alone is unique, the owner is the group's or the interface's. */
function isOwner({ account, item }: OwnedInterface, userId: string | undefined): boolean {
  return userId === undefined || userId === account || userId === item.ownerId;
}

function isSameVpc(on: OwnedInterface, peer: OwnedInterface): boolean {
  return peer.item.vpcId === on.item.vpcId && peer.region === on.region;
}

type Ends = { readonly on: OwnedInterface; readonly peer: OwnedInterface };

function crossesVpcs(
  world: World,
  ends: Ends,
  { over, isEgress }: Pick<Referred, "over" | "isEgress">,
): boolean | Unread {
  const { on, peer } = ends;
  if (on.region !== peer.region) return false;
  const inTransit = (id?: string) => !isEgress && transitGatewaysCarry(world, ends, id);
  if (over === undefined) return peeringsCarry(world, ends) || inTransit();
  const [carrier, another] = over;
  if (carrier === undefined || another !== undefined) return false;
  return carrier.kind === "transit-gateway" ? inTransit(carrier.id) : peeringsCarry(world, ends, carrier.id);
}

function peeringsCarry(world: World, { on, peer }: Ends, id?: string): boolean | Unread {
  const ends = [on.item.vpcId, peer.item.vpcId];
  for (const { item } of world.gateways.vpcPeeringConnections.values()) {
    if (id !== undefined && item.vpcPeeringConnectionId !== id) continue;
    const joins = ends.includes(item.requester.vpcId) && ends.includes(item.accepter.vpcId);
    if (joins && item.statusCode === "active") return true;
  }
  return unreadArea(world.topology, on, "vpcPeeringConnections") ?? false;
}

function transitGatewaysCarry(world: World, { on, peer }: Ends, id?: string): boolean | Unread {
  const unread =
    unreadArea(world.topology, on, "transitGateways") ?? unreadArea(world.topology, on, "transitGatewayAttachments");
  if (unread !== undefined) return unread;
  const attachments = attachmentsIn(world).map(({ item }) => item);
  const attachmentsOf = ({ item }: OwnedInterface) =>
    attachments.filter(({ resourceId, state }) => resourceId === item.vpcId && state === "available");
  for (const near of attachmentsOf(on)) {
    if (id !== undefined && near.transitGatewayId !== id) continue;
    const far = attachmentsOf(peer).find(({ transitGatewayId }) => transitGatewayId === near.transitGatewayId);
    if (far === undefined) continue;
    const support = gatewaySupports(world, near.transitGatewayId);
    if (support !== true && support !== false) return support;
    const sides = [near, far].map(({ securityGroupReferencingSupport }) => securityGroupReferencingSupport);
    if (support && !sides.includes("disable")) return true;
  }
  return false;
}

/** A transit gateway supports references only when told to; its attachments unless told not to. */
function gatewaySupports(world: World, id: string): boolean | Unread {
  const gateway = [...world.gateways.transitGateways.values()].find(({ item }) => item.transitGatewayId === id);
  if (gateway !== undefined) return gateway.item.securityGroupReferencingSupport === "enable";
  return beyond(`Whether ${id} supports security group references is not visible.`, "ec2:DescribeTransitGateways");
}

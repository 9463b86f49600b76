import type { GroupRule, OwnedInterface, Unread } from "#lib/graph/topology.ts";
import { beyond, unreadArea } from "./unread.ts";
import type { World } from "./world.ts";

type Reference = NonNullable<GroupRule["referencedGroupInfo"]>;

/**
 * Whether a reference to a group means one of the peer's interfaces: membership is by interface, in the same VPC, or over
 * an active peering or a transit gateway that supports references, and never across Regions. A reference to a group that
 * is gone, or over a peering that is, grants nothing.
 * Source: VPC User Guide, "Security group referencing"; VPC Peering Guide, "Reference peer security groups".
 */
export function referenceHolds(
  world: World,
  on: OwnedInterface,
  { reference, interfaces }: { readonly reference: Reference; readonly interfaces: readonly OwnedInterface[] },
): boolean | Unread {
  const members = interfaces.filter(
    (peer) => peer.item.groups.some(({ groupId }) => groupId === reference.groupId) && isOwner(peer, reference.userId),
  );
  if (members.length === 0) return false;
  if (members.some((peer) => peer.item.vpcId === on.item.vpcId && peer.region === on.region)) return true;
  const answers = members.map((peer) => crossesVpcs(world, on, peer));
  return answers.includes(true) || (answers.find((answer) => answer !== false) ?? false);
}

function isOwner({ account, item }: OwnedInterface, userId: string | undefined): boolean {
  return userId === undefined || userId === account || userId === item.ownerId;
}

function crossesVpcs(world: World, on: OwnedInterface, peer: OwnedInterface): boolean | Unread {
  if (on.region !== peer.region) return false;
  const ends = [on.item.vpcId, peer.item.vpcId];
  for (const { item } of world.gateways.vpcPeeringConnections.values()) {
    const joins = ends.includes(item.requester.vpcId) && ends.includes(item.accepter.vpcId);
    if (joins && item.statusCode === "active") return true;
  }
  const unread = unreadArea(world.topology, on, "vpcPeeringConnections");
  if (unread !== undefined) return unread;
  return transitGatewaysCarry(world, on, peer);
}

function transitGatewaysCarry(world: World, on: OwnedInterface, peer: OwnedInterface): boolean | Unread {
  const unread =
    unreadArea(world.topology, on, "transitGateways") ?? unreadArea(world.topology, on, "transitGatewayAttachments");
  if (unread !== undefined) return unread;
  const attachments = [...world.gateways.transitGatewayAttachments.values()].map(({ item }) => item);
  const attachmentsOf = (owned: OwnedInterface) =>
    attachments.filter(({ resourceId, state }) => resourceId === owned.item.vpcId && state === "available");
  for (const near of attachmentsOf(on)) {
    const far = attachmentsOf(peer).find(({ transitGatewayId }) => transitGatewayId === near.transitGatewayId);
    if (far === undefined) continue;
    const sides = [near, far].map(({ securityGroupReferencingSupport }) => securityGroupReferencingSupport);
    const gateway = [...world.gateways.transitGateways.values()].find(
      ({ item }) => item.transitGatewayId === near.transitGatewayId,
    );
    if (gateway === undefined) {
      const text = `Whether ${near.transitGatewayId} supports security group references is not visible.`;
      return beyond(text, "ec2:DescribeTransitGateways");
    }
    const isOn = gateway.item.securityGroupReferencingSupport === "enable";
    if (isOn && !sides.includes("disable")) return true;
  }
  return false;
}

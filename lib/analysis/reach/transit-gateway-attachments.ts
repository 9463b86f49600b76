import type { Placed, SubnetPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { TransitGatewayAttachment } from "#lib/model/resources/transit-gateway.ts";
import { urnOf } from "#lib/model/urn.ts";
import type { World } from "./world.ts";

/** An attachment of a transit gateway with its place. */
export type Attachment = Placed<TransitGatewayAttachment>;

// A memo, not state: the attachments follow from the topology alone.
const merged = new WeakMap<World, readonly Attachment[]>();

/**
 * The attachments of all transit gateways, each once. Two accounts list one that joins them: the gateway's owner knows its
 * association, the VPC's owner its subnets and options. Both sides of a gateway peering have one id, and stay apart.
 */
export function attachmentsIn(world: World): readonly Attachment[] {
  const known = merged.get(world);
  if (known !== undefined) return known;
  const records = groupBy(
    [...world.gateways.transitGatewayAttachments.values()],
    ({ item, region }) => `${region}|${item.transitGatewayId}|${item.transitGatewayAttachmentId}`,
  );
  const all = [...records.values()].flatMap((same) => merge(same) ?? []);
  merged.set(world, all);
  return all;
}

function merge(same: readonly Attachment[]): Attachment | undefined {
  const told = same.find(({ item }) => item.association !== undefined) ?? same[0];
  if (told === undefined || same.length === 1) return told;
  const detailed = same.find(({ item }) => item.subnetIds.length > 0)?.item;
  const support = same.find(({ item }) => item.securityGroupReferencingSupport !== undefined)?.item;
  return {
    ...told,
    item: {
      ...told.item,
      subnetIds: detailed?.subnetIds ?? [],
      securityGroupReferencingSupport: support?.securityGroupReferencingSupport,
    },
  };
}

/** The subnets of an attachment that were read, in the account that owns its VPC. */
export function subnetsOfAttachment(
  { topology }: World,
  { item, account, region }: Attachment,
): readonly SubnetPlace[] {
  const owners = [...new Set([item.resourceOwnerId ?? account, account])];
  return item.subnetIds.flatMap((id) => {
    const found = owners.flatMap(
      (owner) => topology.subnets.get(urnOf({ account: owner, region }, "subnet", id)) ?? [],
    );
    return found.slice(0, 1);
  });
}

/** The attachment of a VPC to a gateway, one that is not gone. */
export function attachmentOf(world: World, { region, item }: SubnetPlace, id: string): Attachment | undefined {
  return attachmentsIn(world).find(
    (one) =>
      one.region === region &&
      one.item.transitGatewayId === id &&
      one.item.resourceId === item.vpcId &&
      !["deleted", "deleting", "rejected", "failed"].includes(one.item.state ?? ""),
  );
}

/** The attachment a route of another one's gateway names. */
export function attachmentById(world: World, { item, region }: Attachment, id: string): Attachment | undefined {
  const all = attachmentsIn(world).filter(
    (one) => one.item.transitGatewayAttachmentId === id && one.item.transitGatewayId === item.transitGatewayId,
  );
  return all.find((one) => one.region === region) ?? all[0];
}

/** The other side of a peering attachment, where the other gateway was surveyed. */
export function peerOf(world: World, { item }: Attachment): Attachment | undefined {
  return attachmentsIn(world).find(
    (one) =>
      one.item.resourceType === "peering" &&
      one.item.transitGatewayId === item.peer?.transitGatewayId &&
      (one.item.transitGatewayAttachmentId === item.transitGatewayAttachmentId ||
        one.item.peer?.transitGatewayId === item.transitGatewayId),
  );
}

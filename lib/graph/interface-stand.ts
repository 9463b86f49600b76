import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";

/**
 * Where an interface stands, as it was read: one value for all interfaces of a scope with the same subnet and security
 * groups. Thousands share few, so that who asks where they are looks at one value, and not at four records of each.
 */
export type InterfaceStand = {
  readonly vpcId: string | undefined;
  readonly subnetId: string | undefined;
  /** The ids of its security groups as they are listed, with commas: equal for the same groups. */
  readonly groupIds: string;
};

/** Where an interface stands, as a value of its own. */
export function standOf(item: Pick<NetworkInterface, "vpcId" | "subnetId" | "groups">): InterfaceStand {
  return { vpcId: item.vpcId, subnetId: item.subnetId, groupIds: groupIdsOf(item) };
}

/** Tells where the interfaces of a scope stand, those that stand alike with the same value. */
export function standFinder(): (item: NetworkInterface) => InterfaceStand {
  const bySubnet = new Map<string | undefined, Map<string, InterfaceStand>>();
  return (item) => {
    const { vpcId, subnetId } = item;
    let byGroups = bySubnet.get(subnetId);
    if (byGroups === undefined) bySubnet.set(subnetId, (byGroups = new Map<string, InterfaceStand>()));
    const groupIds = groupIdsOf(item);
    const before = byGroups.get(groupIds);
    // A subnet is of one VPC; what is in none may be anywhere.
    if (before !== undefined && before.vpcId === vpcId) return before;
    const stand = { vpcId, subnetId, groupIds };
    byGroups.set(groupIds, stand);
    return stand;
  };
}

function groupIdsOf({ groups }: Pick<NetworkInterface, "groups">): string {
  const [first] = groups;
  return first !== undefined && groups.length === 1 ? first.groupId : groups.map(({ groupId }) => groupId).join(",");
}

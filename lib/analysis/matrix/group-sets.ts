import type { OwnedInterface } from "#lib/graph/topology.ts";
import { numbering } from "./numbering.ts";
import { pairTable } from "./pair-table.ts";

/** A set of security groups on interfaces of one VPC and owner, by one such interface. */
export type GroupSet = { readonly owned: OwnedInterface; readonly groupIds: readonly string[] };

/** Sets of security groups by number. */
export type GroupSets = {
  readonly all: readonly GroupSet[];
  /** The number of the set on an interface, in the VPC of that number. */
  readonly numberOf: (owned: OwnedInterface, vpc: number) => number;
};

/** Numbers the sets of security groups on interfaces, as these are shown. */
export function groupSetsOf(): GroupSets {
  const all: GroupSet[] = [];
  const words = numbering();
  const [chain, finals] = [pairTable(), pairTable()];
  const numberOf = (owned: OwnedInterface, vpc: number): number => {
    const { groups } = owned.item;
    const sorted = groups.length > 1 ? sortedById(groups) : groups;
    let set = 0;
    for (const { groupId } of sorted) set = chain.number(set, words(groupId) + 1);
    const id = finals.number(vpc, chain.number(set, groups.length));
    if (id === all.length) all.push({ owned, groupIds: sorted.map(({ groupId }) => groupId) });
    return id;
  };
  return { all, numberOf };
}

function sortedById(groups: OwnedInterface["item"]["groups"]): OwnedInterface["item"]["groups"] {
  return groups.toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1));
}

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
  const numbers = setNumbers();
  const numberOf = (owned: OwnedInterface, vpc: number): number => {
    const { groups } = owned.item;
    const id = numbers(groups, vpc);
    if (id === all.length) all.push({ owned, groupIds: sortedById(groups).map(({ groupId }) => groupId) });
    return id;
  };
  return { all, numberOf };
}

type Groups = OwnedInterface["item"]["groups"];

/** Numbers sets of security groups, in whatever order these are listed, each in the VPC of a number. */
export function setNumbers(): (groups: Groups, vpc: number) => number {
  const words = numbering();
  const [chain, finals] = [pairTable(), pairTable()];
  return (groups, vpc) => {
    const sorted = sortedById(groups);
    let set = 0;
    for (let at = 0; at < sorted.length; at += 1) set = chain.number(set, words(sorted[at]?.groupId) + 1);
    return finals.number(vpc, chain.number(set, groups.length));
  };
}

function sortedById(groups: Groups): Groups {
  return groups.length < 2 ? groups : groups.toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1));
}

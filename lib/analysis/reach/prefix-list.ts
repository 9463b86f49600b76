import type { Unread } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { cidrContains, type Cidr } from "#lib/net/cidr.ts";
import type { Ip } from "#lib/net/ip.ts";
import { beyond, unreadArea, type Place } from "./unread.ts";
import type { World } from "./world.ts";

/** The blocks of a prefix list, or why they are not known. */
export function blocksOfPrefixList(world: World, place: Place, prefixListId: string): readonly Cidr[] | Unread {
  const list = world.gateways.managedPrefixLists.get(urnOf(place, "prefix-list", prefixListId))?.item;
  if (list === undefined) {
    return (
      unreadArea(world.topology, place, "managedPrefixLists") ??
      beyond(`The entries of ${prefixListId} are not among the prefix lists read.`, "ec2:GetManagedPrefixListEntries")
    );
  }
  if (!list.entries.known) {
    const { problem } = list.entries;
    return { text: problem.message, call: problem.call, problem };
  }
  return list.entries.value.flatMap(({ cidr }) => world.cidr(cidr) ?? []);
}

/** Whether a prefix list holds an address, or why that is not known. */
export function prefixListHolds(world: World, place: Place, list: { readonly id: string; readonly ip: Ip }) {
  const blocks = blocksOfPrefixList(world, place, list.id);
  return "call" in blocks ? blocks : blocks.some((block) => cidrContains(block, list.ip));
}

import { parseUrn } from "#lib/model/urn.ts";
import { blocksOfPrefixList } from "./prefix-list.ts";
import { sourceBlocksOf } from "./stations-behind.ts";
import type { World } from "./world.ts";

// A memo, not state: the borders follow from the topology alone.
const borders = new WeakMap<World, readonly number[]>();

/** Where an IPv4 address lies between the borders of all blocks that any rule names: within one, no rule tells addresses apart. */
export function atomOf(world: World, address: number): number {
  const sorted = bordersOf(world);
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= address) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bordersOf(world: World): readonly number[] {
  const known = borders.get(world);
  if (known !== undefined) return known;
  const found = new Set<number>();
  const add = (text: string | undefined) => {
    const block = text === undefined ? undefined : world.cidr(text);
    if (block?.family === 4) found.add(block.first).add(block.until);
  };
  for (const rules of world.topology.securityGroupRules.values()) for (const { cidrIpv4 } of rules) add(cidrIpv4);
  for (const balancer of world.topology.loadBalancers.values()) sourceBlocksOf(balancer).forEach(add);
  for (const { networkAcl, routeTable } of world.topology.subnets.values()) {
    for (const { cidrBlock } of networkAcl?.item.entries ?? []) add(cidrBlock);
    for (const { destinationCidrBlock } of routeTable?.item.routes ?? []) add(destinationCidrBlock);
  }
  for (const { urn, item } of world.gateways.managedPrefixLists.values()) {
    const place = parseUrn(urn);
    const blocks = place === undefined ? [] : blocksOfPrefixList(world, place, item.prefixListId);
    if (!("call" in blocks))
      for (const block of blocks) if (block.family === 4) found.add(block.first).add(block.until);
  }
  const sorted = [...found].sort((a, b) => a - b);
  borders.set(world, sorted);
  return sorted;
}

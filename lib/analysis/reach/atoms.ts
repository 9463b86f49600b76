import { parseUrn } from "#lib/model/urn.ts";
import type { Cidr } from "#lib/net/cidr.ts";
import { privateIpv6Ranges, privateRanges } from "#lib/net/ip.ts";
import { textsOfGateways } from "./gateway-blocks.ts";
import { blocksOfPrefixList } from "./prefix-list.ts";
import { sourceBlocksOf } from "./stations-behind.ts";
import type { World } from "./world.ts";

type Borders = { readonly v4: readonly number[]; readonly v6: readonly bigint[] };

// A memo, not state: the borders follow from the topology alone.
const borders = new WeakMap<World, Borders>();

/** Where an address lies between the borders of all blocks of its family that any rule names: within one, no rule tells addresses apart. */
export function atomOf(world: World, address: number | bigint): number {
  const known = bordersOf(world);
  return typeof address === "bigint" ? placeIn(known.v6, address) : placeIn(known.v4, address);
}

/** How many of the sorted borders are not above an address. */
function placeIn<Point extends number | bigint>(sorted: readonly Point[], address: Point): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const border = sorted[middle];
    if (border !== undefined && border <= address) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bordersOf(world: World): Borders {
  const known = borders.get(world);
  if (known !== undefined) return known;
  const v4 = new Set<number>(privateRanges.flat());
  const v6 = new Set<bigint>(privateIpv6Ranges.flat());
  for (const block of blocksNamed(world)) {
    if (block.family === 4) v4.add(block.first).add(block.until);
    else v6.add(block.first).add(block.until);
  }
  const sorted: Borders = {
    v4: [...v4].sort((a, b) => a - b),
    v6: [...v6].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  };
  borders.set(world, sorted);
  return sorted;
}

/** Every block a security group rule, a network ACL entry, a route or a prefix list names, some several times. */
function* blocksNamed(world: World): Generator<Cidr> {
  for (const text of textsNamed(world)) {
    const block = text === undefined ? undefined : world.cidr(text);
    if (block !== undefined) yield block;
  }
  for (const { urn, item } of world.gateways.managedPrefixLists.values()) {
    const place = parseUrn(urn);
    const blocks = place === undefined ? [] : blocksOfPrefixList(world, place, item.prefixListId);
    if (!("call" in blocks)) yield* blocks;
  }
}

function* textsNamed(world: World): Generator<string | undefined> {
  const { topology } = world;
  for (const rules of topology.securityGroupRules.values()) {
    for (const { cidrIpv4, cidrIpv6 } of rules) yield cidrIpv4 ?? cidrIpv6;
  }
  for (const balancer of topology.loadBalancers.values()) yield* sourceBlocksOf(balancer);
  yield* textsOfGateways(world);
  for (const { networkAcl, routeTable } of topology.subnets.values()) {
    const routes = routeTable?.item.routes ?? [];
    for (const { cidrBlock, ipv6CidrBlock } of networkAcl?.item.entries ?? []) yield cidrBlock ?? ipv6CidrBlock;
    yield* routes.map((route) => route.destinationCidrBlock ?? route.destinationIpv6CidrBlock);
  }
}

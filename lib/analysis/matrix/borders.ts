import type { Placed } from "#lib/graph/topology.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import { parseUrn } from "#lib/model/urn.ts";
import type { Cidr } from "#lib/net/cidr.ts";
import { publicIpv4 } from "#lib/net/ip-set.ts";
import { privateRanges } from "#lib/net/ip.ts";
import { blocksOfPrefixList } from "../reach/prefix-list.ts";
import { blocksOf, type World } from "../reach/world.ts";

/** A block of IPv4 addresses that a route, a network ACL or a gateway names. Equal names decide alike. */
export type NetworkBlock = { readonly name: string; readonly first: number; readonly until: number };

/**
 * Where blocks of IPv4 addresses begin and end, ascending: between two neighbours nothing tells addresses apart. Those of
 * the network (routes, network ACLs, the VPCs' own blocks) are among those of all rules.
 */
export type Borders = {
  readonly network: Float64Array;
  readonly all: Float64Array;
  readonly networkBlocks: readonly NetworkBlock[];
};

/** The borders of every block that a world names. */
export function bordersOf(world: World): Borders {
  const networkBlocks = networkBlocksOf(world);
  const network = privateRanges.flat();
  for (const { from, until } of publicIpv4.v4) network.push(from, until);
  for (const { first, until } of networkBlocks) network.push(first, until);
  const all = [...network];
  const add = (block: Cidr | undefined): void => {
    if (block?.family === 4) all.push(block.first, block.until);
  };
  for (const text of cidrsOfRules(world)) add(world.cidr(text));
  for (const { urn, item } of world.gateways.managedPrefixLists.values()) {
    const place = parseUrn(urn);
    const blocks = place === undefined ? [] : blocksOfPrefixList(world, place, item.prefixListId);
    if (!("call" in blocks)) blocks.forEach(add);
  }
  return { network: sorted(network), all: sorted(all), networkBlocks };
}

/** Every block that security groups name, once. */
function cidrsOfRules({ topology }: World): ReadonlySet<string> {
  const found = new Set<string>();
  for (const rules of topology.securityGroupRules.values()) {
    for (let at = 0; at < rules.length; at += 1) {
      const text = rules[at]?.cidrIpv4;
      if (text !== undefined) found.add(text);
    }
  }
  return found;
}

/** How many borders are at or below an address: the number of the stretch it lies in. */
export function stretchOf(borders: Float64Array, address: number): number {
  let low = 0;
  let high = borders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((borders[middle] ?? Infinity) <= address) low = middle + 1;
    else high = middle;
  }
  return low;
}

function networkBlocksOf(world: World): readonly NetworkBlock[] {
  const found = new Map<string, NetworkBlock>();
  const add = (block: Cidr | undefined, list = ""): void => {
    if (block?.family !== 4) return;
    const { first, until, prefixLength } = block;
    // Of a prefix list only the length of the entry that matches matters.
    const name = list === "" ? `${first}/${prefixLength}` : `${list}/${prefixLength}`;
    found.set(`${name} ${first}`, { name, first, until });
  };
  for (const vpc of world.topology.vpcs.values()) for (const block of blocksOf(world, vpc)) add(block);
  for (const text of [...aclBlocks(world), ...gatewayBlocks(world)]) add(world.cidr(text));
  for (const table of routeTablesOf(world)) {
    for (const { destinationCidrBlock, destinationPrefixListId: list } of table.item.routes) {
      add(world.cidr(destinationCidrBlock ?? ""));
      const blocks = list === undefined ? [] : blocksOfPrefixList(world, table, list);
      if (!("call" in blocks)) for (const block of blocks) add(block, list);
    }
  }
  return [...found.values()];
}

function aclBlocks({ topology }: World): readonly string[] {
  const acls = new Set([...topology.subnets.values()].flatMap(({ networkAcl }) => networkAcl ?? []));
  return [...acls].flatMap(({ item }) => item.entries.flatMap(({ cidrBlock }) => cidrBlock ?? []));
}

function routeTablesOf({ topology }: World): ReadonlySet<Placed<RouteTable>> {
  return new Set([...topology.subnets.values()].flatMap(({ routeTable }) => routeTable ?? []));
}

/** The blocks that peerings, transit gateways and VPN connections name. */
function gatewayBlocks({ gateways }: World): readonly string[] {
  const { vpcPeeringConnections, transitGatewayRouteTables, vpnConnections } = gateways;
  return [
    ...[...vpcPeeringConnections.values()].flatMap(({ item }) => [
      ...item.requester.cidrBlocks,
      ...item.accepter.cidrBlocks,
    ]),
    ...[...transitGatewayRouteTables.values()].flatMap(({ item: { routes } }) =>
      routes.known ? routes.value.flatMap(({ destinationCidrBlock }) => destinationCidrBlock ?? []) : [],
    ),
    ...[...vpnConnections.values()].flatMap(({ item }) => item.routes.map((route) => route.destinationCidrBlock)),
  ];
}

function sorted(borders: readonly number[]): Float64Array {
  const all = Float64Array.from(borders).sort();
  return all.filter((border, at) => at === 0 || border !== all[at - 1]);
}

import type { SubnetPlace } from "#lib/graph/topology.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import { parseUrn } from "#lib/model/urn.ts";
import type { Cidr } from "#lib/net/cidr.ts";
import { publicIpv4 } from "#lib/net/ip-set.ts";
import { privateRanges } from "#lib/net/ip.ts";
import { blocksOfPrefixList } from "../reach/prefix-list.ts";
import type { Place } from "../reach/unread.ts";
import { blocksOf, type World } from "../reach/world.ts";

/**
 * Where blocks of IPv4 addresses begin and end, ascending: between two neighbours nothing tells addresses apart. Those of
 * the network (routes, network ACLs, the VPCs' own blocks) are among those of all rules.
 */
export type Borders = { readonly network: Float64Array; readonly all: Float64Array };

/** The borders of every block that a world names. */
export function bordersOf(world: World): Borders {
  const network = networkBorders(world);
  const all = new Set(network);
  for (const rules of world.topology.securityGroupRules.values()) {
    for (const { cidrIpv4 } of rules) if (cidrIpv4 !== undefined) addBlock(all, world.cidr(cidrIpv4));
  }
  for (const { urn, item } of world.gateways.managedPrefixLists.values()) {
    const place = parseUrn(urn);
    if (place !== undefined) addPrefixList(all, { world, place, id: item.prefixListId });
  }
  return { network: sorted(network), all: sorted(all) };
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

function networkBorders(world: World): Set<number> {
  const found = new Set<number>(privateRanges.flat());
  for (const { from, until } of publicIpv4.v4) found.add(from).add(until);
  for (const vpc of world.topology.vpcs.values()) for (const block of blocksOf(world, vpc)) addBlock(found, block);
  const seen = new Set<string>();
  for (const subnet of world.topology.subnets.values()) addSubnet(found, { world, subnet, seen });
  for (const text of gatewayBlocks(world)) addBlock(found, world.cidr(text));
  return found;
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

type Surrounding = { readonly world: World; readonly subnet: SubnetPlace; readonly seen: Set<string> };

/** The blocks of a subnet's network ACL and route table; a table or list that many subnets share is read once. */
function addSubnet(found: Set<number>, { world, subnet, seen }: Surrounding): void {
  const { networkAcl, routeTable } = subnet;
  if (networkAcl !== undefined && !seen.has(networkAcl.urn)) {
    seen.add(networkAcl.urn);
    for (const { cidrBlock } of networkAcl.item.entries) addBlock(found, world.cidr(cidrBlock ?? ""));
  }
  if (routeTable === undefined || seen.has(routeTable.urn)) return;
  seen.add(routeTable.urn);
  for (const route of routeTable.item.routes) addRoute(found, { world, place: subnet, route });
}

function addRoute(found: Set<number>, { world, place, route }: { world: World; place: Place; route: Route }): void {
  if (route.destinationPrefixListId === undefined) addBlock(found, world.cidr(route.destinationCidrBlock ?? ""));
  else addPrefixList(found, { world, place, id: route.destinationPrefixListId });
}

function addPrefixList(found: Set<number>, { world, place, id }: { world: World; place: Place; id: string }): void {
  const blocks = blocksOfPrefixList(world, place, id);
  if (!("call" in blocks)) for (const block of blocks) addBlock(found, block);
}

function addBlock(found: Set<number>, block: Cidr | undefined): void {
  if (block?.family === 4) found.add(block.first).add(block.until);
}

function sorted(borders: ReadonlySet<number>): Float64Array {
  return Float64Array.from(borders).sort();
}

import type { SubnetPlace, VpcPlace } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import type { Cidr } from "#lib/net/cidr.ts";
import { ipsOfCidrs, subtractIps, intersectIps, type IpSet } from "#lib/net/ip-set.ts";
import { formatIp, privateIpv6Ranges, privateRanges, type Ip } from "#lib/net/ip.ts";
import { union, type Range, type RangeSet } from "#lib/net/range-set.ts";
import { textsOfGateways } from "./gateway-blocks.ts";
import { blocksOfPrefixList } from "./prefix-list.ts";
import { sourceBlocksOf } from "./stations-behind.ts";
import type { InterfaceStation } from "./step.ts";
import type { Place } from "./unread.ts";
import { blocksOf, subnetOf, vpcAt, type World } from "./world.ts";

/** A part of a set of outside addresses that every rule on the way treats alike; `ip` stands for all of it. */
export type Piece = { readonly ip: Ip; readonly ips: IpSet };

/** Splits addresses along every block that the rules around some stations name. */
export function piecesOf(world: World, ips: IpSet, stations: readonly InterfaceStation[]): readonly Piece[] {
  return piecesAlong(world, ips, blocksAround(world, stations));
}

/** Splits addresses along some blocks, and those that gateways name. */
export function piecesAlong(world: World, ips: IpSet, around: readonly Cidr[]): readonly Piece[] {
  const gateways = textsOfGateways(world).flatMap((text) => blockOf(world, text));
  const blocks = [...around, ...gateways];
  const v4 = blocks.flatMap((block) => (block.family === 4 ? [block.first, block.until] : []));
  const v6 = blocks.flatMap((block) => (block.family === 6 ? [block.first, block.until] : []));
  return [
    ...cut(ips.v4, [...v4, ...privateRanges.flat()]).map((range) => pieceOf4(world, range)),
    ...cut(ips.v6, [...v6, ...privateIpv6Ranges.flat()]).map((range) => pieceOf6(range)),
  ];
}

/** Ranges cut at every border within them. */
function cut<Point extends number | bigint>(ranges: RangeSet<Point>, borders: readonly Point[]): RangeSet<Point> {
  return ranges.flatMap(({ from, until }) => {
    const within = new Set(borders.filter((border) => from < border && border < until));
    const inside = [...within].sort((a, b) => (a < b ? -1 : 1));
    return [from, ...inside].map((start, i) => ({ from: start, until: inside[i] ?? until }));
  });
}

/** An address of ours would be met where it is mapped: it stands for nobody else, unless it is the whole piece. */
function pieceOf4({ topology }: World, range: Range<number>): Piece {
  let value = range.from;
  while (value < range.until && topology.interfacesByPublicAddress.has(formatIp({ family: 4, value }))) value += 1;
  const ip: Ip = { family: 4, value: value < range.until ? value : range.from };
  return { ip, ips: { v4: [range], v6: [] } };
}

function pieceOf6(range: Range<bigint>): Piece {
  return { ip: { family: 6, value: range.from }, ips: { v4: [], v6: [range] } };
}

/** The blocks that the security groups of stations name, and the network ACLs and route tables of their VPCs. */
export function blocksAround(world: World, stations: readonly InterfaceStation[]): readonly Cidr[] {
  const seen = new Set<string>();
  const once = (key: string) => !seen.has(key) && seen.add(key).has(key);
  return stations.flatMap(({ owned }) => {
    const vpc = vpcAt(world, owned, owned.item.vpcId);
    const own = subnetOf(world, owned);
    const balancer = world.topology.loadBalancers.get(owned.owner.urn ?? "");
    const sources = balancer !== undefined && once(balancer.urn) ? sourceBlocksOf(balancer) : [];
    return [
      ...sources.flatMap((text) => blockOf(world, text)),
      ...owned.item.groups
        .map(({ groupId }) => urnOf(owned, "security-group", groupId))
        .filter(once)
        .flatMap((urn) => blocksOfRules(world, owned, urn)),
      ...(vpc !== undefined && once(vpc.urn) ? blocksOfVpc(world, vpc) : []),
      ...(vpc === undefined && own !== undefined && once(own.urn) ? blocksOfSubnets(world, [own]) : []),
    ];
  });
}

// A memo, not state: the tables of a VPC never change, and hundreds of walks set out in few VPCs.
const known = new WeakMap<World, Map<VpcPlace, readonly Cidr[]>>();

function blocksOfVpc(world: World, vpc: VpcPlace): readonly Cidr[] {
  const byVpc = known.get(world) ?? new Map<VpcPlace, readonly Cidr[]>();
  known.set(world, byVpc);
  const blocks = byVpc.get(vpc) ?? blocksOfSubnets(world, vpc.subnets);
  byVpc.set(vpc, blocks);
  return blocks;
}

/** The blocks of network ACLs and route tables, of each once. */
function blocksOfSubnets(world: World, subnets: readonly SubnetPlace[]): readonly Cidr[] {
  const seen = new Set<string>();
  const once = (key: string) => !seen.has(key) && seen.add(key).has(key);
  return subnets.flatMap((subnet) => [
    ...(once(subnet.networkAcl?.urn ?? "") ? blocksOfAcl(world, subnet) : []),
    ...(once(subnet.routeTable?.urn ?? "") ? blocksOfTable(world, subnet) : []),
  ]);
}

function blocksOfRules(world: World, place: Place, urn: string): readonly Cidr[] {
  return (world.topology.securityGroupRules.get(urn) ?? []).flatMap(({ cidrIpv4, cidrIpv6, prefixListId }) => [
    ...blockOf(world, cidrIpv4 ?? cidrIpv6),
    ...blocksOfList(world, place, prefixListId),
  ]);
}

function blocksOfAcl(world: World, { networkAcl }: SubnetPlace): readonly Cidr[] {
  return (networkAcl?.item.entries ?? []).flatMap(({ cidrBlock, ipv6CidrBlock }) =>
    blockOf(world, cidrBlock ?? ipv6CidrBlock),
  );
}

function blocksOfTable(world: World, subnet: SubnetPlace): readonly Cidr[] {
  return (subnet.routeTable?.item.routes ?? []).flatMap((route) => [
    ...blockOf(world, route.destinationCidrBlock ?? route.destinationIpv6CidrBlock),
    ...blocksOfList(world, subnet, route.destinationPrefixListId),
  ]);
}

function blockOf(world: World, text: string | undefined): readonly Cidr[] {
  const block = text === undefined ? undefined : world.cidr(text);
  return block === undefined ? [] : [block];
}

function blocksOfList(world: World, place: Place, id: string | undefined): readonly Cidr[] {
  const entries = id === undefined ? [] : blocksOfPrefixList(world, place, id);
  return "call" in entries ? [] : entries;
}

/** The part of a set that lies in a station's VPC, and what is left. */
export function splitByVpc(
  world: World,
  ips: IpSet,
  stations: readonly InterfaceStation[],
): { readonly inside: IpSet; readonly outside: IpSet } {
  const blocks = stations.flatMap(({ owned }) => {
    const vpc = vpcAt(world, owned, owned.item.vpcId);
    return vpc === undefined ? [] : blocksOf(world, vpc);
  });
  const ours = ipsOfCidrs(blocks);
  return { inside: intersectIps(ips, ours), outside: subtractIps(ips, ours) };
}

/** Several pieces as one set. */
export function joinPieces(pieces: readonly Piece[]): IpSet {
  return {
    v4: pieces.reduce<RangeSet<number>>((sum, { ips }) => union(sum, ips.v4), []),
    v6: pieces.reduce<RangeSet<bigint>>((sum, { ips }) => union(sum, ips.v6), []),
  };
}

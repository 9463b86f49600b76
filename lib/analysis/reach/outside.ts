import type { Cidr } from "#lib/net/cidr.ts";
import { ipsOfCidrs, subtractIps, intersectIps, type IpSet } from "#lib/net/ip-set.ts";
import { privateRanges } from "#lib/net/ip.ts";
import type { Ip } from "#lib/net/ip.ts";
import { union, type RangeSet } from "#lib/net/range-set.ts";
import { blocksOfPrefixList } from "./prefix-list.ts";
import { sourceBlocksOf } from "./stations-behind.ts";
import type { InterfaceStation } from "./step.ts";
import { blocksOf, subnetOf, vpcAt, type World } from "./world.ts";

/** A part of a set of outside addresses that every rule on the way treats alike; `ip` stands for all of it. */
export type Piece = { readonly ip: Ip; readonly ips: IpSet };

/** Splits IPv4 addresses along every block that the rules around some stations name. */
export function piecesOf(world: World, ips: IpSet, stations: readonly InterfaceStation[]): readonly Piece[] {
  const borders = [...new Set([...bordersAround(world, stations), ...privateRanges.flat()])].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (const { from, until } of ips.v4) {
    let at = from;
    for (const border of borders) {
      if (border <= at || border >= until) continue;
      pieces.push(piece(at, border));
      at = border;
    }
    pieces.push(piece(at, until));
  }
  const [six] = ips.v6;
  return six === undefined ? pieces : [...pieces, { ip: { family: 6, value: six.from }, ips: { v4: [], v6: ips.v6 } }];
}

function piece(from: number, until: number): Piece {
  return { ip: { family: 4, value: from }, ips: { v4: [{ from, until }], v6: [] } };
}

function bordersAround(world: World, stations: readonly InterfaceStation[]): readonly number[] {
  const borders = new Set<number>();
  for (const block of blocksAround(world, stations)) {
    if (block.family === 4) borders.add(block.first).add(block.until);
  }
  return [...borders];
}

/** Every block that the rules around some stations name: their security groups, and the network ACLs and routes of their VPCs. */
export function blocksAround(world: World, stations: readonly InterfaceStation[]): readonly Cidr[] {
  const { topology } = world;
  const blocks = new Set<Cidr>();
  const add = (block: Cidr | undefined) => {
    if (block !== undefined) blocks.add(block);
  };
  const seen = new Set<string>();
  const once = (key: string) => !seen.has(key) && seen.add(key).has(key);
  for (const { owned } of stations) {
    const prefixList = (id: string | undefined) => {
      const entries = id === undefined ? [] : blocksOfPrefixList(world, owned, id);
      if (!("call" in entries)) entries.forEach(add);
    };
    for (const { groupId } of owned.item.groups) {
      const urn = `aws/${owned.account}/${owned.region}/security-group/${groupId}`;
      if (!once(urn)) continue;
      for (const rule of topology.securityGroupRules.get(urn) ?? []) {
        add(world.cidr(rule.cidrIpv4 ?? ""));
        prefixList(rule.prefixListId);
      }
    }
    const balancer = topology.loadBalancers.get(owned.owner.urn ?? "");
    if (balancer !== undefined && once(balancer.urn)) {
      for (const block of sourceBlocksOf(balancer)) add(world.cidr(block));
    }
    const vpc = vpcAt(world, owned, owned.item.vpcId);
    const own = subnetOf(world, owned);
    for (const subnet of vpc?.subnets ?? (own === undefined ? [] : [own])) {
      if (once(subnet.networkAcl?.urn ?? "")) {
        for (const { cidrBlock } of subnet.networkAcl?.item.entries ?? []) add(world.cidr(cidrBlock ?? ""));
      }
      if (!once(subnet.routeTable?.urn ?? "")) continue;
      for (const route of subnet.routeTable?.item.routes ?? []) {
        add(world.cidr(route.destinationCidrBlock ?? ""));
        prefixList(route.destinationPrefixListId);
      }
    }
  }
  return [...blocks];
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

import { formatTraffic } from "#lib/net/traffic.ts";
import type { Member, OwnGate } from "./endpoint.ts";
import type { End } from "./journeys.ts";
import { blocksOfPrefixList } from "./prefix-list.ts";
import type { World } from "./world.ts";
import { parseUrn } from "#lib/model/urn.ts";

/** Ends that no rule can tell apart, and so are walked once. */
export type EndClass = {
  readonly ends: readonly (End & { readonly member: Member })[];
  readonly first: End & { readonly member: Member };
};

// A memo, not state: the borders follow from the topology alone.
const borders = new WeakMap<World, readonly number[]>();

/** Groups ends by what gates look at: security groups, subnet, the blocks rules name, public address, state and ports. */
export function classesOf(world: World, ends: readonly (End & { readonly member: Member })[]): readonly EndClass[] {
  if (ends.length === 1 && ends[0] !== undefined) return [{ ends, first: ends[0] }];
  const groups = new Map<string, (End & { readonly member: Member })[]>();
  for (const end of ends) {
    const key = classKey(world, end);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [end]);
    else group.push(end);
  }
  return [...groups.values()].flatMap((group) => (group[0] === undefined ? [] : [{ ends: group, first: group[0] }]));
}

function classKey(world: World, { station, member }: End & { readonly member: Member }): string {
  if (station.kind === "outside") return station.node;
  const { item, owner, account, region } = station.owned;
  const groups = item.groups.map(({ groupId }) => groupId).sort();
  const hasPublic =
    item.association !== undefined || item.privateIpAddresses.some(({ association }) => association !== undefined);
  const own = [...member.state, ...member.inward].map(gateKey);
  const atom = station.ip.family === 4 ? atomOf(world, station.ip.value) : String(station.ip.value);
  return [
    account,
    region,
    item.vpcId,
    item.subnetId,
    groups,
    hasPublic,
    item.status,
    owner.class,
    atom,
    own,
    member.zone,
  ].join("|");
}

function gateKey(gate: OwnGate): string {
  switch (gate.kind) {
    case "task":
      return gate.task.item.lastStatus ?? "";
    case "published":
    case "listeners":
      return formatTraffic(gate.ports);
    case "instance":
      return gate.state;
  }
}

/** Where an address lies between the borders of all blocks that any rule names. */
function atomOf(world: World, address: number): number {
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

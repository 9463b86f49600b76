import type { Cidr } from "#lib/net/cidr.ts";
import { cidrContains } from "#lib/net/cidr.ts";
import { ipsOfCidrs, publicIpv4, subtractIps, unionIps, type IpSet } from "#lib/net/ip-set.ts";
import type { Ip } from "#lib/net/ip.ts";
import type { OwnedInterface, SubnetPlace } from "#lib/graph/topology.ts";
import { blocksAround, piecesAlong, type Piece } from "../reach/outside.ts";
import { blocksOfPrefixList } from "../reach/prefix-list.ts";
import type { InterfaceStation } from "../reach/step.ts";
import { blocksOf, vpcAt, type World } from "../reach/world.ts";
import type { Need } from "./need.ts";

/** The addresses at which a service may answer on the internet: those AWS lists for it, else any that is not on a network of ours. */
export function publicAddressesOf(world: World, subnet: SubnetPlace, need: Need): IpSet {
  if (isStorageHere(subnet, need)) {
    const lists = [...world.gateways.managedPrefixLists.values()];
    const own = lists.find(
      ({ account, region, item }) =>
        account === subnet.account &&
        region === subnet.region &&
        item.addressFamily !== "IPv6" &&
        item.prefixListName?.endsWith(`.amazonaws.${subnet.region}.s3`) === true,
    );
    const blocks = own === undefined ? [] : blocksOfPrefixList(world, subnet, own.item.prefixListId);
    if (!("call" in blocks) && blocks.length > 0) return ipsOfCidrs(blocks);
  }
  const vpc = vpcAt(world, subnet, subnet.item.vpcId);
  const ours = [...(vpc === undefined ? [] : blocksOf(world, vpc)), ...peerBlocks(world, subnet)];
  return subtractIps(publicIpv4, ipsOfCidrs(ours));
}

/** Whether a need is Amazon S3 of the subnet's own Region: what its gateway endpoints carry. */
export function isStorageHere({ region }: SubnetPlace, need: Need): boolean {
  return need.at === "aws-service" && need.service === "s3" && need.region === region;
}

/** A peering carries only the other VPC's addresses: whatever is routed to one is a network, not a service. */
function peerBlocks(world: World, { routeTable }: SubnetPlace): readonly Cidr[] {
  const routes = routeTable?.item.routes ?? [];
  return routes.flatMap(({ vpcPeeringConnectionId, destinationCidrBlock = "" }) => {
    const block = vpcPeeringConnectionId === undefined ? undefined : world.cidr(destinationCidrBlock);
    return block === undefined || block.prefixLength === 0 ? [] : [block];
  });
}

/** One address of each part of a set that every rule around some interfaces treats alike. */
export function samplesOf(world: World, ips: IpSet, interfaces: readonly OwnedInterface[]): readonly Piece[] {
  const stations = interfaces.map((owned): InterfaceStation => ({
    kind: "interface",
    node: owned.urn,
    owned,
    ip: { family: 4, value: 0 },
  }));
  // The same text is the same block: entries of many network ACLs name the same few.
  const around = [...new Set(blocksAround(world, stations))];
  const blocks = around.filter(({ family }) => family === 4);
  const byBlocks = new Map<string, Piece>();
  for (const piece of piecesAlong(world, ips, around)) {
    const key = placeAmong(blocks, piece.ip);
    const known = byBlocks.get(key);
    byBlocks.set(key, known === undefined ? piece : { ip: known.ip, ips: unionIps(known.ips, piece.ips) });
  }
  return [...byBlocks.values()];
}

/** Which blocks an address lies in, as a key. */
function placeAmong(blocks: readonly Cidr[], ip: Ip): string {
  let key = "";
  for (const [index, block] of blocks.entries()) if (cidrContains(block, ip)) key += `${String(index)},`;
  return key;
}

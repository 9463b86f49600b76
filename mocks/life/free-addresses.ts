import { addressIn } from "../world/subnet.ts";
import type { RegionWorld } from "../world/world.ts";

/** A subnet lends addresses only when it has this many: where room is short, room is the story. */
const ROOMY = 24;

/** Takes addresses that nobody has, from the top of each subnet; a subnet without room, or with ranges set aside, lends none. */
export function freeAddresses(world: RegionWorld): (subnetId: string) => string | undefined {
  const used = new Map<string, Set<string>>();
  for (const { SubnetId: id = "", PrivateIpAddresses: addresses = [] } of world.networkInterfaces) {
    const known = used.get(id) ?? new Set();
    for (const { PrivateIpAddress: address = "" } of addresses) known.add(address);
    used.set(id, known);
  }
  const held = new Set([
    ...world.subnetCidrReservations.map(({ SubnetId: id }) => id),
    ...world.networkInterfaces.filter((at) => (at.Ipv4Prefixes ?? []).length > 0).map(({ SubnetId: id }) => id),
  ]);
  const room = new Map<string, number>();
  const next = new Map<string, number>();
  const subnets = new Map(world.subnets.map((subnet) => [subnet.SubnetId, subnet]));
  return (subnetId) => {
    const subnet = subnets.get(subnetId);
    const left = room.get(subnetId) ?? subnet?.AvailableIpAddressCount ?? 0;
    if (subnet?.CidrBlock === undefined || held.has(subnetId) || left < ROOMY) return undefined;
    const of = { cidrBlock: subnet.CidrBlock };
    const last = next.get(subnetId) ?? 2 ** (32 - Number(of.cidrBlock.split("/")[1])) - 2;
    const host = highestFree(of, last, used.get(subnetId) ?? new Set());
    if (host === undefined) return undefined;
    next.set(subnetId, host - 1);
    room.set(subnetId, left - 1);
    return addressIn(of, host);
  };
}

/** The highest host of a subnet, from one downwards, whose address nobody has. */
function highestFree(of: { readonly cidrBlock: string }, from: number, taken: ReadonlySet<string>): number | undefined {
  for (let host = from; host >= 4; host -= 1) if (!taken.has(addressIn(of, host))) return host;
  return undefined;
}

import type { OwnedInterface } from "#lib/graph/topology.ts";
import { parseIpv4 } from "#lib/net/ip.ts";
import { interfaceAt, type World } from "../reach/world.ts";

/** Who holds which private IPv4 address, in all VPCs at once. */
export type Holders = {
  /**
   * What makes an address ambiguous for an interface met at it: nothing when that interface alone holds it, else words that
   * are equal for addresses held in the same other subnets, or that are its own when its VPC knows the address as another's.
   */
  readonly ambiguity: (owned: OwnedInterface, ip: number) => string;
};

/** Indexes the private addresses of all interfaces; only those that several hold are kept. */
export function holdersOf(world: World): Holders {
  const shared = sharedAddresses(world);
  return {
    ambiguity(owned, ip) {
      const all = shared.get(ip);
      if (all === undefined) return holds(owned, ip) ? "" : `unheld ${owned.urn} ${ip}`;
      if (interfaceAt(world, owned.item.vpcId ?? "", { family: 4, value: ip }) !== owned) {
        return `misheld ${owned.urn} ${ip}`;
      }
      const others = all.filter(({ item }) => item.vpcId !== owned.item.vpcId);
      return others
        .map(({ item }) => `${item.vpcId ?? ""} ${item.subnetId ?? ""}`)
        .sort()
        .join(" ");
    },
  };
}

function holds({ item }: OwnedInterface, ip: number): boolean {
  const { privateIpAddress, privateIpAddresses } = item;
  if (privateIpAddress !== undefined && parseIpv4(privateIpAddress) === ip) return true;
  return privateIpAddresses.some((address) => parseIpv4(address.privateIpAddress) === ip);
}

/** The addresses that several interfaces hold, with their holders. There are none unless VPCs overlap, or a record is stale. */
function sharedAddresses({ topology }: World): ReadonlyMap<number, readonly OwnedInterface[]> {
  const addresses: number[] = [];
  for (const { item } of topology.interfaces.values()) eachAddress(item, (ip) => addresses.push(ip));
  const sorted = Float64Array.from(addresses).sort();
  const found = new Map<number, OwnedInterface[]>();
  for (let at = 1; at < sorted.length; at += 1) {
    const ip = sorted[at];
    if (ip !== undefined && ip === sorted[at - 1]) found.set(ip, []);
  }
  if (found.size === 0) return found;
  for (const owned of topology.interfaces.values()) {
    eachAddress(owned.item, (ip) => {
      const holders = found.get(ip);
      if (holders !== undefined && !holders.includes(owned)) holders.push(owned);
    });
  }
  return found;
}

function eachAddress(
  { privateIpAddress, privateIpAddresses }: OwnedInterface["item"],
  visit: (ip: number) => void,
): void {
  const first = privateIpAddress === undefined ? undefined : parseIpv4(privateIpAddress);
  if (first !== undefined) visit(first);
  for (const address of privateIpAddresses) {
    // The primary address is listed again among all.
    if (address.privateIpAddress === privateIpAddress) continue;
    const ip = parseIpv4(address.privateIpAddress);
    if (ip !== undefined) visit(ip);
  }
}

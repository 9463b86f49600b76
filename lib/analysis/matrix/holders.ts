import type { OwnedInterface } from "#lib/graph/topology.ts";
import { parseIpv4 } from "#lib/net/ip.ts";
import { interfaceAt, type World } from "../reach/world.ts";

/** Who holds which private IPv4 address, in all VPCs at once. */
export type Holders = {
  /**
   * What makes an address ambiguous for an interface met at it: nothing when that interface alone holds it, else words that
   * are equal for addresses held in the same other subnets, or that are its own when its VPC knows the address as another's.
   */
  readonly ambiguity: (owned: OwnedInterface, ip: number, isHeld?: boolean) => string;
};

/** The IPv4 addresses that several interfaces hold, with all of them: none unless VPCs overlap, or a record is stale. */
export type SharedAddresses = ReadonlyMap<number, readonly OwnedInterface[]>;

/** Tells of the private addresses of a world who holds them. */
export function holdersOf(world: World, shared: SharedAddresses): Holders {
  return {
    ambiguity(owned, ip, isHeld = holds(owned, ip)) {
      const all = shared.get(ip);
      if (all === undefined) return isHeld ? "" : `unheld ${owned.urn} ${ip}`;
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

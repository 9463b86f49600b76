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

/** Tells of the private addresses of a world who holds them. */
export function holdersOf(world: World): Holders {
  const shared = new Map<number, readonly OwnedInterface[]>();
  for (const [text, all] of world.topology.sharedAddresses) {
    const ip = parseIpv4(text);
    if (ip !== undefined) shared.set(ip, all);
  }
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

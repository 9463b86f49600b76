import type { OwnedInterface } from "#lib/graph/topology.ts";
import { parseIp } from "#lib/net/ip.ts";
import { interfaceAt, type World } from "../reach/world.ts";

/** Who holds which private IPv4 address, in all VPCs at once. */
export type Holders = {
  /**
   * What makes an address ambiguous for an interface met at it: nothing when that interface alone holds it, else words that
   * are equal for addresses held in the same other subnets, or that are its own when its VPC knows the address as another's.
   */
  ambiguity(owned: OwnedInterface, ip: number): string;
};

/** Indexes the private addresses of all interfaces. */
export function holdersOf(world: World): Holders {
  const sole = new Map<number, OwnedInterface>();
  const several = new Map<number, OwnedInterface[]>();
  const add = (text: string | undefined, owned: OwnedInterface): void => {
    const ip = text === undefined ? undefined : parseIp(text);
    if (ip?.family !== 4) return;
    const known = sole.get(ip.value);
    if (known === undefined) sole.set(ip.value, owned);
    else if (known !== owned) several.set(ip.value, [...(several.get(ip.value) ?? [known]), owned]);
  };
  for (const owned of world.topology.interfaces.values()) {
    const { privateIpAddress, privateIpAddresses } = owned.item;
    add(privateIpAddress, owned);
    for (const address of privateIpAddresses) {
      if (address.privateIpAddress !== privateIpAddress) add(address.privateIpAddress, owned);
    }
  }
  return {
    ambiguity(owned, ip) {
      const all = several.get(ip);
      if (all === undefined) return sole.get(ip) === owned ? "" : `unheld ${owned.urn} ${String(ip)}`;
      if (interfaceAt(world, owned.item.vpcId ?? "", { family: 4, value: ip }) !== owned) {
        return `misheld ${owned.urn} ${String(ip)}`;
      }
      const others = all.filter(({ item }) => item.vpcId !== owned.item.vpcId);
      return others
        .map(({ item }) => `${item.vpcId ?? ""} ${item.subnetId ?? ""}`)
        .sort()
        .join(" ");
    },
  };
}

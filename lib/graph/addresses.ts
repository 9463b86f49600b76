import { lazily, lazyMap, once } from "./lazily.ts";
import type { OwnedInterface, Topology } from "./topology.ts";

type HoldersOf = (address: string) => readonly OwnedInterface[];

/** Who holds which address. */
export type InterfaceAddresses = Pick<
  Topology,
  "interfacesByPrivateAddress" | "interfacesByPublicAddress" | "sharedAddresses"
> & {
  /** The interfaces that hold a private IPv4 or IPv6 address, in whichever VPC; each once, in their order. */
  readonly holdersOf: HoldersOf;
  /** The first of them that passes. */
  readonly holderOf: (address: string, isIt: (owned: OwnedInterface) => boolean) => OwnedInterface | undefined;
};

/** Whether an interface is the one its instance was launched with. */
export function isPrimary({ item }: OwnedInterface): boolean {
  return item.attachment?.instanceId !== undefined && (item.attachment.deviceIndex ?? 0) === 0;
}

/** Whether an interface lies in a VPC: the same private address in two VPCs is two addresses. */
export function isInVpc({ item }: OwnedInterface, vpcId: string | undefined): boolean {
  return (item.vpcId ?? "") === (vpcId ?? "");
}

/** Indexes interfaces by their private IPv4, IPv6 and public addresses. An address listed twice goes to the first interface. */
export function indexAddresses(interfaces: readonly OwnedInterface[]): InterfaceAddresses {
  const index = once(() => indexHolders(interfaces));
  const holdersOf: HoldersOf = (address) => {
    const found = index().holders.get(address) ?? [];
    return "urn" in found ? [found] : found;
  };
  return lazily<InterfaceAddresses>({
    holdersOf: () => holdersOf,
    holderOf: () => (address, isIt) => {
      const found = index().holders.get(address);
      if (found === undefined || !("urn" in found)) return found?.find(isIt);
      return isIt(found) ? found : undefined;
    },
    sharedAddresses: () => index().shared,
    interfacesByPrivateAddress: () => byVpcAndAddress(interfaces, holdersOf),
    interfacesByPublicAddress: () => byPublicAddress(interfaces),
  });
}

type Holders = {
  readonly holders: ReadonlyMap<string, OwnedInterface | OwnedInterface[]>;
  readonly shared: ReadonlyMap<string, readonly OwnedInterface[]>;
};

/** By the address alone: a key `<vpcId>|<address>` for each would cost more than looking at the VPC of those who answer. */
function indexHolders(interfaces: readonly OwnedInterface[]): Holders {
  const holders = new Map<string, OwnedInterface | OwnedInterface[]>();
  const shared = new Map<string, readonly OwnedInterface[]>();
  const add = (address: string, owned: OwnedInterface) => {
    const others = holders.get(address);
    if (others === undefined) holders.set(address, owned);
    else if ("urn" in others) {
      if (others === owned) return;
      const both = [others, owned];
      holders.set(address, both);
      shared.set(address, both);
    } else if (others.at(-1) !== owned) others.push(owned);
  };
  for (let at = 0; at < interfaces.length; at += 1) {
    const owned = interfaces[at];
    if (owned === undefined) continue;
    const { privateIpAddress, privateIpAddresses, ipv6Addresses } = owned.item;
    if (privateIpAddress !== undefined) add(privateIpAddress, owned);
    for (let each = 0; each < privateIpAddresses.length; each += 1) {
      const address = privateIpAddresses[each]?.privateIpAddress;
      // The primary address is listed again among all.
      if (address !== undefined && address !== privateIpAddress) add(address, owned);
    }
    if (ipv6Addresses.length > 0) for (const address of ipv6Addresses) add(address, owned);
  }
  return { holders, shared };
}

function byVpcAndAddress(
  interfaces: readonly OwnedInterface[],
  holdersOf: HoldersOf,
): ReadonlyMap<string, OwnedInterface> {
  const get = (key: string) => {
    const bar = key.indexOf("|");
    const vpcId = key.slice(0, bar);
    return holdersOf(key.slice(bar + 1)).find((owned) => isInVpc(owned, vpcId));
  };
  return lazyMap(get, () => {
    const all = new Map<string, OwnedInterface>();
    for (const owned of interfaces) {
      const { vpcId = "", privateIpAddress = [], privateIpAddresses, ipv6Addresses } = owned.item;
      const secondary = privateIpAddresses.map((address) => address.privateIpAddress);
      for (const address of [privateIpAddress, secondary, ipv6Addresses].flat()) {
        const key = `${vpcId}|${address}`;
        if (!all.has(key)) all.set(key, owned);
      }
    }
    return all;
  });
}

function byPublicAddress(interfaces: readonly OwnedInterface[]): ReadonlyMap<string, OwnedInterface> {
  const holders = new Map<string, OwnedInterface>();
  const add = (publicIp: string | undefined, owned: OwnedInterface) => {
    if (publicIp !== undefined && !holders.has(publicIp)) holders.set(publicIp, owned);
  };
  for (let at = 0; at < interfaces.length; at += 1) {
    const owned = interfaces[at];
    if (owned === undefined) continue;
    const { privateIpAddresses } = owned.item;
    for (let each = 0; each < privateIpAddresses.length; each += 1) {
      add(privateIpAddresses[each]?.association?.publicIp, owned);
    }
    add(owned.item.association?.publicIp, owned);
  }
  return holders;
}

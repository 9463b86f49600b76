import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import { lazily, lazyMap, once } from "./lazily.ts";
import type { MadeList } from "./made-list.ts";
import type { OwnedInterface, Topology } from "./topology.ts";

type HoldersOf = (address: string) => readonly OwnedInterface[];

/** Who holds which address. */
export type InterfaceAddresses = Pick<Topology, "interfacesByPrivateAddress" | "interfacesByPublicAddress"> & {
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

/** Network interfaces twice: as the records they are, and with their owners, which few who ask for an address need. */
export type AddressHolders = {
  readonly items: readonly NetworkInterface[];
  readonly interfaces: MadeList<OwnedInterface>;
};

/** Indexes interfaces by their private IPv4, IPv6 and public addresses. An address listed twice goes to the first interface. */
export function indexAddresses(around: AddressHolders): InterfaceAddresses {
  const index = once(() => indexHolders(around.items));
  const ownedAt = (place: number): readonly OwnedInterface[] => {
    const owned = around.interfaces.at(place);
    return owned === undefined ? [] : [owned];
  };
  const holdersOf: HoldersOf = (address) => {
    const found = index().get(address);
    if (found === undefined) return [];
    return typeof found === "number" ? ownedAt(found) : found.flatMap(ownedAt);
  };
  return lazily<InterfaceAddresses>({
    holdersOf: () => holdersOf,
    holderOf: () => (address, isIt) => {
      const found = index().get(address);
      if (typeof found !== "number") return found?.flatMap(ownedAt).find(isIt);
      const owned = around.interfaces.at(found);
      return owned !== undefined && isIt(owned) ? owned : undefined;
    },
    interfacesByPrivateAddress: () => byVpcAndAddress(around.interfaces, holdersOf),
    interfacesByPublicAddress: () => byPublicAddress(around),
  });
}

/** By the address alone: a key `<vpcId>|<address>` for each would cost more than looking at the VPC of those who answer. */
function indexHolders(items: readonly NetworkInterface[]): ReadonlyMap<string, number | readonly number[]> {
  const holders = new Map<string, number | number[]>();
  const add = (address: string, place: number) => {
    const others = holders.get(address);
    if (others === undefined) holders.set(address, place);
    else if (typeof others !== "number") {
      if (others.at(-1) !== place) others.push(place);
    } else if (others !== place) holders.set(address, [others, place]);
  };
  for (let place = 0; place < items.length; place += 1) {
    const item = items[place];
    if (item === undefined) continue;
    const { privateIpAddress, privateIpAddresses, ipv6Addresses } = item;
    if (privateIpAddress !== undefined) add(privateIpAddress, place);
    for (let each = 0; each < privateIpAddresses.length; each += 1) {
      const address = privateIpAddresses[each]?.privateIpAddress;
      // The primary address is listed again among all.
      if (address !== undefined && address !== privateIpAddress) add(address, place);
    }
    if (ipv6Addresses.length > 0) for (const address of ipv6Addresses) add(address, place);
  }
  return holders;
}

function byVpcAndAddress(
  interfaces: MadeList<OwnedInterface>,
  holdersOf: HoldersOf,
): ReadonlyMap<string, OwnedInterface> {
  const get = (key: string) => {
    const bar = key.indexOf("|");
    const vpcId = key.slice(0, bar);
    return holdersOf(key.slice(bar + 1)).find((owned) => isInVpc(owned, vpcId));
  };
  return lazyMap(get, () => {
    const all = new Map<string, OwnedInterface>();
    for (const owned of interfaces.all()) {
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

function byPublicAddress({ items, interfaces }: AddressHolders): ReadonlyMap<string, OwnedInterface> {
  const holders = new Map<string, OwnedInterface>();
  const add = (publicIp: string | undefined, place: number) => {
    if (publicIp === undefined || holders.has(publicIp)) return;
    const owned = interfaces.at(place);
    if (owned !== undefined) holders.set(publicIp, owned);
  };
  for (let place = 0; place < items.length; place += 1) {
    const item = items[place];
    if (item === undefined) continue;
    const { privateIpAddresses } = item;
    for (let each = 0; each < privateIpAddresses.length; each += 1)
      add(privateIpAddresses[each]?.association?.publicIp, place);
    add(item.association?.publicIp, place);
  }
  return holders;
}

import type { OwnedInterface, Topology } from "./topology.ts";

/** The interfaces by the addresses they hold. */
export type InterfaceAddresses = Pick<Topology, "interfacesByPrivateAddress" | "interfacesByPublicAddress">;

/** The key of a private address: the same one in two VPCs is two addresses. */
export function privateAddressKey(vpcId: string, address: string): string {
  return `${vpcId}|${address}`;
}

/** Whether an interface is the one its instance was launched with. */
export function isPrimary({ item }: OwnedInterface): boolean {
  return item.attachment?.instanceId !== undefined && (item.attachment.deviceIndex ?? 0) === 0;
}

/** Indexes interfaces by their private IPv4, IPv6 and public addresses. An address listed twice goes to the first interface. */
export function indexAddresses(interfaces: Iterable<OwnedInterface>): InterfaceAddresses {
  const interfacesByPrivateAddress = new Map<string, OwnedInterface>();
  const interfacesByPublicAddress = new Map<string, OwnedInterface>();
  const add = (index: Map<string, OwnedInterface>, key: string | undefined, owned: OwnedInterface) => {
    if (key !== undefined && !index.has(key)) index.set(key, owned);
  };
  for (const owned of interfaces) {
    const { vpcId = "", privateIpAddress, privateIpAddresses, ipv6Addresses, association } = owned.item;
    if (privateIpAddress !== undefined)
      add(interfacesByPrivateAddress, privateAddressKey(vpcId, privateIpAddress), owned);
    for (const address of privateIpAddresses) {
      // The primary address is listed again among all.
      if (address.privateIpAddress !== privateIpAddress)
        add(interfacesByPrivateAddress, privateAddressKey(vpcId, address.privateIpAddress), owned);
      add(interfacesByPublicAddress, address.association?.publicIp, owned);
    }
    for (const address of ipv6Addresses) add(interfacesByPrivateAddress, privateAddressKey(vpcId, address), owned);
    add(interfacesByPublicAddress, association?.publicIp, owned);
  }
  return { interfacesByPrivateAddress, interfacesByPublicAddress };
}

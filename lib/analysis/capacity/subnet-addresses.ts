import type { OwnedInterface, OwnerClass, SubnetPlace } from "#lib/graph/topology.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";

/** The IPv4 addresses of a subnet: how many there are, who has them, how many are left. */
export type SubnetAddresses = {
  /** All addresses of the range. */
  readonly size: number;
  /** The first four and the last: AWS keeps them. */
  readonly reserved: number;
  readonly usable: number;
  /** As AWS reports it; authoritative. */
  readonly free: number;
  readonly used: number;
  /** Addresses by owner, the largest first. */
  readonly byOwner: readonly { readonly owner: OwnerClass; readonly addresses: number }[];
  /** Used, but by nobody we see: interfaces of other accounts in a shared subnet, or ranges set aside. */
  readonly unaccounted: number;
};

/**
 * Counts the addresses of a subnet. `undefined` for a subnet without an IPv4 range.
 * Source: VPC User Guide, "Subnet CIDR blocks"; EC2 API, Subnet.AvailableIpAddressCount.
 */
export function subnetAddresses({ item, interfaces }: SubnetPlace): SubnetAddresses | undefined {
  const size = sizeOf(item);
  if (size === undefined) return undefined;
  const reserved = 5;
  const usable = Math.max(0, size - reserved);
  const counts = new Map<OwnerClass, number>();
  for (const { item: networkInterface, owner } of interfaces) {
    counts.set(owner.class, (counts.get(owner.class) ?? 0) + addressCost(networkInterface));
  }
  const byOwner = [...counts]
    .map(([owner, addresses]) => ({ owner, addresses }))
    .toSorted((a, b) => b.addresses - a.addresses || (a.owner < b.owner ? -1 : 1));
  const free = item.availableIpAddressCount;
  const accounted = byOwner.reduce((total, { addresses }) => total + addresses, 0);
  return {
    size,
    reserved,
    usable,
    free,
    used: usable - free,
    byOwner,
    unaccounted: Math.max(0, usable - free - accounted),
  };
}

/** The IPv4 addresses an interface takes: its own, and sixteen for each delegated prefix. */
function addressCost({ privateIpAddresses, privateIpAddress, ipv4Prefixes }: OwnedInterface["item"]): number {
  const own = privateIpAddresses.length > 0 ? privateIpAddresses.length : privateIpAddress === undefined ? 0 : 1;
  return own + 16 * ipv4Prefixes.length;
}

function sizeOf({ cidrBlock }: Subnet): number | undefined {
  const prefix = Number(cidrBlock?.split("/")[1] ?? NaN);
  return Number.isInteger(prefix) && prefix >= 0 && prefix <= 32 ? 2 ** (32 - prefix) : undefined;
}

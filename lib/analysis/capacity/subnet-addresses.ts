import type { OwnedInterface, OwnerClass, SubnetPlace } from "#lib/graph/topology.ts";
import { knownValue } from "#lib/model/known.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import { cidrContains, cidrSize, cidrsOverlap, enclosingCidr, type Cidr } from "#lib/net/cidr.ts";
import { parseIp } from "#lib/net/ip.ts";

/** A range of a subnet that is set aside, and how many of its addresses nobody we see has. */
export type Reservation = {
  readonly cidr: string;
  readonly type?: string;
  readonly size: number;
  readonly unused: number;
};

/**
 * The IPv4 addresses of a subnet: how many there are, who has them, how many are left.
 * `reserved`, the owners, `unaccounted` and `free` come to `size`, less what was counted twice.
 */
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
  /** Seen with an owner, though AWS reported fewer as used: they were given out between the two readings. */
  readonly countedTwice: number;
  readonly reservations: readonly Reservation[];
  /** Of `free`, what tasks can have: without what is set aside or was given out since. */
  readonly freeForTasks: number;
};

/** A subnet with its addresses, counted once for all who ask; without an IPv4 range it has none. */
export type CountedSubnet = { readonly place: SubnetPlace; readonly addresses?: SubnetAddresses };

/** Counts the addresses of a subnet and keeps them beside it. */
export function countedSubnet(place: SubnetPlace): CountedSubnet {
  const addresses = subnetAddresses(place);
  return addresses === undefined ? { place } : { place, addresses };
}

/**
 * Counts the addresses of a subnet. `undefined` for a subnet without an IPv4 range.
 * Source: VPC User Guide, "Subnet CIDR blocks"; EC2 API, Subnet.AvailableIpAddressCount.
 */
export function subnetAddresses(subnet: SubnetPlace): SubnetAddresses | undefined {
  const before = known.get(subnet);
  if (before !== undefined) return before.addresses;
  const addresses = addressesOf(subnet);
  known.set(subnet, { addresses });
  return addresses;
}

// A memo, not state: a subnet of a topology never changes, and half a dozen rules count the thousands of interfaces in it.
const known = new WeakMap<SubnetPlace, { readonly addresses: SubnetAddresses | undefined }>();

function addressesOf({ item, interfaces }: SubnetPlace): SubnetAddresses | undefined {
  const cidr = enclosingCidr(item.cidrBlock ?? "");
  if (cidr?.family !== 4) return undefined;
  const size = cidrSize(cidr);
  const reserved = Math.min(5, size);
  const usable = size - reserved;
  const free = Math.max(0, Math.min(usable, item.availableIpAddressCount));
  const byOwner = ownersOf(interfaces);
  const accounted = byOwner.reduce((total, { addresses }) => total + addresses, 0);
  const unaccounted = Math.max(0, usable - free - accounted);
  const countedTwice = Math.max(0, accounted - (usable - free));
  const reservations = reservationsOf(item, interfaces);
  const setAside = reservations.reduce((total, { unused }) => total + unused, 0);
  return {
    size,
    reserved,
    usable,
    free,
    used: usable - free,
    byOwner,
    unaccounted,
    countedTwice,
    reservations,
    // Whether AWS's count leaves reservations out is not documented: what nobody has may be just that.
    freeForTasks: Math.max(0, free - countedTwice - Math.max(0, setAside - unaccounted)),
  };
}

/** The IPv4 addresses an interface takes: its own, and sixteen for each delegated prefix. */
export function addressCost({ privateIpAddresses, privateIpAddress, ipv4Prefixes }: OwnedInterface["item"]): number {
  const own = privateIpAddresses.length > 0 ? privateIpAddresses.length : privateIpAddress === undefined ? 0 : 1;
  return own + 16 * ipv4Prefixes.length;
}

function ownersOf(interfaces: readonly OwnedInterface[]): SubnetAddresses["byOwner"] {
  const counts = new Map<OwnerClass, number>();
  for (const { item, owner } of interfaces) {
    counts.set(owner.class, (counts.get(owner.class) ?? 0) + addressCost(item));
  }
  return [...counts]
    .map(([owner, addresses]) => ({ owner, addresses }))
    .toSorted((a, b) => b.addresses - a.addresses || (a.owner < b.owner ? -1 : 1));
}

function reservationsOf(item: Subnet, interfaces: readonly OwnedInterface[]): readonly Reservation[] {
  const found = knownValue(item.cidrReservations) ?? [];
  return found.flatMap(({ cidr: text, reservationType }) => {
    const cidr = enclosingCidr(text);
    if (cidr?.family !== 4) return [];
    const taken = interfaces.reduce((total, { item: one }) => total + takenOf(cidr, one), 0);
    const size = cidrSize(cidr);
    return [
      {
        cidr: text,
        ...(reservationType === undefined ? {} : { type: reservationType }),
        size,
        unused: Math.max(0, size - taken),
      },
    ];
  });
}

/** How many addresses of a range an interface has. */
function takenOf(cidr: Cidr, { privateIpAddresses, ipv4Prefixes }: OwnedInterface["item"]): number {
  const single = privateIpAddresses.filter(({ privateIpAddress }) => {
    const ip = parseIp(privateIpAddress);
    return ip !== undefined && cidrContains(cidr, ip);
  });
  const prefixes = ipv4Prefixes.filter((prefix) => {
    const range = enclosingCidr(prefix);
    return range !== undefined && cidrsOverlap(cidr, range);
  });
  return single.length + 16 * prefixes.length;
}

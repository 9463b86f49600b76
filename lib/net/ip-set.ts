import { cidrOfIp, formatCidr, type Cidr } from "./cidr.ts";
import { privateRanges, type Ip } from "./ip.ts";
import { contains, includes, intersect, isEmpty, rangeSet, subtract, union, type RangeSet } from "./range-set.ts";

/** A set of addresses of both families; the families never mix. */
export type IpSet = { readonly v4: RangeSet<number>; readonly v6: RangeSet<bigint> };

/** No address. */
export const noIps: IpSet = { v4: [], v6: [] };

/** Every IPv4 address. */
export const everyIpv4: IpSet = { v4: [{ from: 0, until: 2 ** 32 }], v6: [] };

/** The addresses of blocks. */
export function ipsOfCidrs(cidrs: readonly Cidr[]): IpSet {
  return {
    v4: rangeSet(cidrs.flatMap((cidr) => (cidr.family === 4 ? [{ from: cidr.first, until: cidr.until }] : []))),
    v6: rangeSet(cidrs.flatMap((cidr) => (cidr.family === 6 ? [{ from: cidr.first, until: cidr.until }] : []))),
  };
}

/** One address. */
export function ipsOf(ip: Ip): IpSet {
  return ipsOfCidrs([cidrOfIp(ip)]);
}

/**
 * The IPv4 addresses an internet gateway may see outside: all but "this network", private, shared, loopback, link-local,
 * multicast and reserved ones. Source: IANA IPv4 special-purpose registry.
 */
export const publicIpv4: IpSet = {
  v4: subtract(everyIpv4.v4, rangeSet([[0, 0x01000000], [0xe0000000, 2 ** 32], ...privateRanges].map(toRange))),
  v6: [],
};

/** The IPv6 addresses the internet may hold: global unicast, 2000::/3. Source: IANA IPv6 address space registry. */
export const publicIpv6: IpSet = { v4: [], v6: [{ from: 0x2000n << 112n, until: 0x4000n << 112n }] };

function toRange([from, until]: readonly (number | undefined)[]) {
  return { from: from ?? 0, until: until ?? 0 };
}

/** What is in either set. */
export function unionIps(a: IpSet, b: IpSet): IpSet {
  return { v4: union(a.v4, b.v4), v6: union(a.v6, b.v6) };
}

/** What is in both sets. */
export function intersectIps(a: IpSet, b: IpSet): IpSet {
  return { v4: intersect(a.v4, b.v4), v6: intersect(a.v6, b.v6) };
}

/** What is in `a` and not in `b`. */
export function subtractIps(a: IpSet, b: IpSet): IpSet {
  return { v4: subtract(a.v4, b.v4), v6: subtract(a.v6, b.v6) };
}

/** Whether an address is in the set. */
export function containsIp(set: IpSet, ip: Ip): boolean {
  return ip.family === 4 ? contains(set.v4, ip.value) : contains(set.v6, ip.value);
}

/** Whether all of `part` is in `whole`. */
export function includesIps(whole: IpSet, part: IpSet): boolean {
  return includes(whole.v4, part.v4) && includes(whole.v6, part.v6);
}

/** Whether no address is in the set. */
export function hasNoIps(set: IpSet): boolean {
  return isEmpty(set.v4) && isEmpty(set.v6);
}

/** The fewest blocks that make up the set, ascending, IPv4 first. */
export function cidrsOfIps(set: IpSet): readonly string[] {
  return [
    ...set.v4.flatMap(({ from, until }) => blocks4(from, until)),
    ...set.v6.flatMap(({ from, until }) => blocks6(from, until)),
  ];
}

function blocks4(from: number, until: number): string[] {
  const found: string[] = [];
  for (let at = from; at < until;) {
    let size = 1;
    while (size < 2 ** 32 && at % (size * 2) === 0 && at + size * 2 <= until) size *= 2;
    found.push(formatCidr({ family: 4, first: at, until: at + size, prefixLength: 32 - Math.log2(size) }));
    at += size;
  }
  return found;
}

function blocks6(from: bigint, until: bigint): string[] {
  const found: string[] = [];
  for (let at = from; at < until;) {
    let bits = 0n;
    while (bits < 128n && at % (2n << bits) === 0n && at + (2n << bits) <= until) bits += 1n;
    found.push(formatCidr({ family: 6, first: at, until: at + (1n << bits), prefixLength: 128 - Number(bits) }));
    at += 1n << bits;
  }
  return found;
}

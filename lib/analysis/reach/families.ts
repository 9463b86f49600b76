import { parseIp, type Ip } from "#lib/net/ip.ts";
import { ICMP, ICMPV6, type Protocol } from "#lib/net/protocol.ts";
import type { End, Member } from "./endpoint.ts";
import type { InterfaceStation } from "./step.ts";

/** IPv4 or IPv6. */
export type Family = Ip["family"];

/** The families a protocol is carried in: ICMP in its own only. */
export function familiesOf(protocol: Protocol): readonly Family[] {
  if (protocol === ICMP) return [4];
  return protocol === ICMPV6 ? [6] : [4, 6];
}

/** The address a station uses in a family: its own, or its interface's first of the other family; `undefined` when it has none. */
export function addressIn({ ip, owned }: InterfaceStation, family: Family): Ip | undefined {
  if (ip.family === family) return ip;
  const { privateIpAddress, privateIpAddresses, ipv6Addresses } = owned.item;
  const text = family === 6 ? ipv6Addresses[0] : (privateIpAddress ?? privateIpAddresses[0]?.privateIpAddress);
  return text === undefined ? undefined : parseIp(text);
}

/** An end with what it stands for. */
export type MemberEnd = End & { readonly member: Member };

/** An end as it is met in a family; `undefined` when it has no such address, or was named by one of the other family. */
export function inFamily(end: MemberEnd, family: Family): MemberEnd | undefined {
  const { station, member } = end;
  if (station.kind === "outside" || station.ip.family === family) return end;
  const ip = member.isAddress === true ? undefined : addressIn(station, family);
  return ip === undefined ? undefined : { ...end, station: { ...station, ip } };
}

/** Two ends in the family both have, IPv4 first; `undefined` when they share none that carries the protocol. */
export function inSharedFamily(
  protocol: Protocol,
  a: MemberEnd,
  b: MemberEnd,
): { readonly a: MemberEnd; readonly b: MemberEnd } | undefined {
  for (const family of familiesOf(protocol)) {
    const [from, to] = [inFamily(a, family), inFamily(b, family)];
    if (from !== undefined && to !== undefined) return { a: from, b: to };
  }
  return undefined;
}

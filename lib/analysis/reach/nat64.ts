import { parseIp, type Ip } from "#lib/net/ip.ts";

/** The IPv4 address behind 64:ff9b::/96; `undefined` of any other. Source: VPC User Guide, "DNS64 and NAT64". */
export function throughNat64(ip: Ip): Ip | undefined {
  if (ip.family === 4) return undefined;
  const prefix = parseIp("64:ff9b::");
  if (prefix?.family !== 6 || ip.value >> 32n !== prefix.value >> 32n) return undefined;
  return { family: 4, value: Number(ip.value & 0xffffffffn) };
}

/** An IP protocol number, 0–255, or every protocol. */
export type Protocol = number | "all";

/** The numbers this product calls by name. */
export const TCP = 6;
/** UDP's protocol number. */
export const UDP = 17;
/** ICMP's protocol number, IPv4 only. */
export const ICMP = 1;
/** ICMPv6's protocol number. */
export const ICMPV6 = 58;

const numbersByName: ReadonlyMap<string, Protocol> = new Map<string, Protocol>([
  ["tcp", TCP],
  ["udp", UDP],
  ["icmp", ICMP],
  ["icmpv6", ICMPV6],
  ["all", "all"],
  ["-1", "all"],
]);

const namesByNumber: ReadonlyMap<Protocol, string> = new Map(
  [...numbersByName].slice(0, 5).map(([name, n]) => [n, name]),
);

/** Reads a name, a number 0–255, `-1` or `all`; `undefined` when there is no such protocol. */
export function parseProtocol(text: string): Protocol | undefined {
  const named = numbersByName.get(text.trim().toLowerCase());
  if (named !== undefined) return named;
  const number = /^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined;
  return number !== undefined && number <= 255 ? number : undefined;
}

/** The name a reader knows, or the number as text. */
export function formatProtocol(protocol: Protocol): string {
  return namesByNumber.get(protocol) ?? String(protocol);
}

/** Whether a protocol has ports. Security groups and network ACLs look at ports of these two only. */
export function hasPorts(protocol: Protocol): boolean {
  return protocol === TCP || protocol === UDP;
}

/** Whether a protocol has ICMP types and codes. */
export function isIcmp(protocol: Protocol): boolean {
  return protocol === ICMP || protocol === ICMPV6;
}

/** An IP address: IPv4 as a number, IPv6 as a bigint. */
export type Ip = { readonly family: 4; readonly value: number } | { readonly family: 6; readonly value: bigint };

/** Reads a dotted or colon-separated address; `undefined` when the text is not exactly one (no zones, ports, octal or short forms of IPv4). */
export function parseIp(text: string): Ip | undefined {
  if (text.includes(":")) {
    const value = parseIpv6(text);
    return value === undefined ? undefined : { family: 6, value };
  }
  const value = parseIpv4(text);
  return value === undefined ? undefined : { family: 4, value };
}

/** The canonical text of an address: dotted, or RFC 5952. */
export function formatIp(ip: Ip): string {
  return ip.family === 4 ? formatIpv4(ip.value) : formatIpv6(ip.value);
}

/**
 * Whether an address is never routed on the internet by its number alone: RFC 1918, RFC 6598, loopback, link-local,
 * and IPv6 unique local. A VPC may use other ranges too: ask the VPC's CIDR blocks as well.
 */
export function isPrivateIp(ip: Ip): boolean {
  if (ip.family === 6) return privateIpv6Ranges.some(([from, until]) => from <= ip.value && ip.value < until);
  return privateRanges.some(([from, until]) => from <= ip.value && ip.value < until);
}

/** Whether an address is of the shared address space for carriers, 100.64.0.0/10. Source: RFC 6598. */
export function isSharedIp(ip: Ip): boolean {
  return ip.family === 4 && 0x64400000 <= ip.value && ip.value < 0x64800000;
}

/** The IPv4 ranges of {@link isPrivateIp}: first address, and the first one after. */
export const privateRanges: readonly (readonly [number, number])[] = [
  [0x0a000000, 0x0b000000],
  [0x64400000, 0x64800000],
  [0x7f000000, 0x80000000],
  [0xa9fe0000, 0xa9ff0000],
  [0xac100000, 0xac200000],
  [0xc0a80000, 0xc0a90000],
];

/** The IPv6 ranges of {@link isPrivateIp}: loopback, unique local and link-local. */
export const privateIpv6Ranges: readonly (readonly [bigint, bigint])[] = [
  [1n, 2n],
  [0xfc00n << 112n, 0xfe00n << 112n],
  [0xfe80n << 112n, 0xfec0n << 112n],
];

/** Reads a dotted IPv4 address as a number; `undefined` when the text is not exactly one. */
export function parseIpv4(text: string): number | undefined {
  let value = 0;
  let octets = 0;
  let start = 0;
  // By the character: addresses are read by the ten thousand, and taking each apart made five texts of it.
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && text.charCodeAt(at) !== DOT) continue;
    const octet = octetBetween(text, start, at);
    if (octet === undefined) return undefined;
    value = value * 256 + octet;
    octets += 1;
    start = at + 1;
  }
  return octets === 4 ? value : undefined;
}

const DOT = 46;
const ZERO = 48;

/** A decimal number up to 255, without zeros before it. */
function octetBetween(text: string, start: number, end: number): number | undefined {
  if (end === start || end - start > 3) return undefined;
  let octet = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9 || (digit === 0 && at === start && end - start > 1)) return undefined;
    octet = octet * 10 + digit;
  }
  return octet > 255 ? undefined : octet;
}

function formatIpv4(value: number): string {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join(".");
}

function parseIpv6(text: string): bigint | undefined {
  const halves = withoutDottedTail(text)?.split("::");
  if (halves === undefined || halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === "" ? [] : half.split(":")));
  if (head === undefined) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array<string>(missing).fill("0"), ...(tail ?? [])];
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}

/** `::ffff:10.0.0.1` with its last four bytes as two groups. */
function withoutDottedTail(text: string): string | undefined {
  if (!text.includes(".")) return text;
  const cut = text.lastIndexOf(":") + 1;
  const value = parseIpv4(text.slice(cut));
  if (value === undefined) return undefined;
  return `${text.slice(0, cut)}${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;
}

function formatIpv6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  const zeros = longestZeroRun(groups);
  if (zeros === undefined) return groups.join(":");
  return `${groups.slice(0, zeros.at).join(":")}::${groups.slice(zeros.at + zeros.length).join(":")}`;
}

function longestZeroRun(groups: readonly string[]): { readonly at: number; readonly length: number } | undefined {
  let best: { readonly at: number; readonly length: number } | undefined;
  for (let at = 0; at < groups.length; at += 1) {
    let length = 0;
    while (groups[at + length] === "0") length += 1;
    if (length > (best?.length ?? 1)) best = { at, length };
  }
  return best;
}

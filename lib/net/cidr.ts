import { formatIp, parseIp, type Ip } from "./ip.ts";

/** A block of addresses: `first` up to, but not including, `until`. */
export type Cidr =
  | { readonly family: 4; readonly first: number; readonly until: number; readonly prefixLength: number }
  | { readonly family: 6; readonly first: bigint; readonly until: bigint; readonly prefixLength: number };

/** Reads a CIDR block; `undefined` when the text is not one, or has host bits set (then {@link enclosingCidr} gives the block that was meant). */
export function parseCidr(text: string): Cidr | undefined {
  const cidr = enclosingCidr(text);
  const address = parseIp(text.slice(0, text.indexOf("/")));
  return cidr !== undefined && cidr.first === address?.value ? cidr : undefined;
}

/** The block around `address/prefix length`, host bits cleared; `undefined` when the text is not of that form. */
export function enclosingCidr(text: string): Cidr | undefined {
  const slash = text.indexOf("/");
  const ip = slash < 0 ? undefined : parseIp(text.slice(0, slash));
  const lengthText = text.slice(slash + 1);
  if (ip === undefined || !/^(0|[1-9]\d{0,2})$/.test(lengthText)) return undefined;
  const prefixLength = Number(lengthText);
  if (prefixLength > (ip.family === 4 ? 32 : 128)) return undefined;
  if (ip.family === 4) {
    const size = 2 ** (32 - prefixLength);
    const first = ip.value - (ip.value % size);
    return { family: 4, first, until: first + size, prefixLength };
  }
  const size = 1n << BigInt(128 - prefixLength);
  const first = ip.value - (ip.value % size);
  return { family: 6, first, until: first + size, prefixLength };
}

/** The block that holds one address only. */
export function cidrOfIp(ip: Ip): Cidr {
  return ip.family === 4
    ? { family: 4, first: ip.value, until: ip.value + 1, prefixLength: 32 }
    : { family: 6, first: ip.value, until: ip.value + 1n, prefixLength: 128 };
}

/** The canonical text of a block. */
export function formatCidr(cidr: Cidr): string {
  const first: Ip = cidr.family === 4 ? { family: 4, value: cidr.first } : { family: 6, value: cidr.first };
  return `${formatIp(first)}/${cidr.prefixLength}`;
}

/** Whether an address is in a block; never across families. */
export function cidrContains(cidr: Cidr, ip: Ip): boolean {
  return cidr.family === ip.family && cidr.first <= ip.value && ip.value < cidr.until;
}

/** Whether two blocks share an address; never across families. */
export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  return a.family === b.family && a.first < b.until && b.first < a.until;
}

/** How many addresses a block has; beyond 2^53 rounded to the nearest float. */
export function cidrSize(cidr: Cidr): number {
  return cidr.family === 4 ? cidr.until - cidr.first : Number(cidr.until - cidr.first);
}

/** Whether the block in `cidrText` holds the address in `ipText`; false when either cannot be read. */
export function containsAddress(cidrText: string, ipText: string): boolean {
  const cidr = enclosingCidr(cidrText);
  const ip = parseIp(ipText);
  return cidr !== undefined && ip !== undefined && cidrContains(cidr, ip);
}

import { enclosingCidr, type Cidr } from "#lib/net/cidr.ts";
import { formatIp, parseIp, type Ip } from "#lib/net/ip.ts";
import type { Keyed } from "./redaction.ts";

/**
 * Blocks that mean the same everywhere. An address stays inside the smallest that holds it, so that private stays
 * private and link-local stays what it is. Sources: IANA special-purpose address registries; 172.17.0.0/16 is Docker's.
 */
const blocks = [
  "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "172.17.0.0/16",
  "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.19.0.0/16", "198.51.100.0/24", "203.0.113.0/24",
  "224.0.0.0/4", "240.0.0.0/4", "::/8", "64:ff9b::/96", "2000::/3", "fc00::/7", "fd00:ec2::/32", "fe80::/10", "ff00::/8",
] as const; // prettier-ignore

/** What nobody calls their own: these addresses say nothing of an account. */
const common = [
  "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.17.0.0/16", "224.0.0.0/4", "240.0.0.0/4", "::/8", "64:ff9b::/96",
  "fd00:ec2::/32", "fe80::/10", "ff00::/8",
] as const; // prettier-ignore

/** The last bits of an address stay: AWS gives meaning to the first four of a block, and no subnet is smaller. */
const KEPT_BITS = 4;

type Bits = { readonly bits: string; readonly family: 4 | 6 };

/** Replaces addresses by others: two in one block stay in one block, of every size, and a block's first and last addresses stay what they are. */
export type AddressRedactor = {
  /** Another address. */
  readonly ip: (ip: Ip) => Ip;
  /** A CIDR block or an address as text; what is neither comes back as it is. */
  readonly text: (text: string) => string;
};

/**
 * Prefix-preserving: each bit is turned or not by a keyed choice over the bits before it (the scheme of Xu, Fan, Ammar
 * and Moon, 2002), but never where a special block, or the first or the last address of one of `own`, would be left.
 */
export function addressRedactor(keyed: Keyed, own: Iterable<string>): AddressRedactor {
  const special = blocks.map(bitsOfCidr);
  const untouched = common.map(bitsOfCidr);
  const bases = basesOf(own);
  const turns = new Map<string, boolean>();
  const turnsAfter = ({ bits, family }: Bits): boolean => {
    const key = `${String(family)} ${bits}`;
    const known = turns.get(key);
    if (known !== undefined) return known;
    const leaves = special.some((block) => block.family === family && block.bits.length > bits.length && block.bits.startsWith(bits)); // prettier-ignore
    const turned = !leaves && !bases.has(key) && Number.parseInt(keyed(`bit ${key}`).slice(0, 2), 16) % 2 === 1;
    turns.set(key, turned);
    return turned;
  };
  const ip = (address: Ip): Ip => {
    const { bits, family } = bitsOf(address);
    if (untouched.some((block) => block.family === family && bits.startsWith(block.bits))) return address;
    const turned = Array.from(bits, (bit, at) =>
      at < bits.length - KEPT_BITS && turnsAfter({ bits: bits.slice(0, at), family }) ? (bit === "1" ? "0" : "1") : bit,
    );
    return ipOf({ bits: turned.join(""), family });
  };
  return { ip, text: (text) => redactText(text, ip) };
}

function redactText(text: string, ip: (address: Ip) => Ip): string {
  const [start = "", length] = text.split("/");
  const address = parseIp(start);
  if (address === undefined) return text;
  const hidden = formatIp(ip(address));
  if (length === undefined) return hidden;
  const cidr = enclosingCidr(`${hidden}/${length}`);
  if (cidr === undefined) return text;
  const first: Ip = cidr.family === 4 ? { family: 4, value: cidr.first } : { family: 6, value: cidr.first };
  return `${formatIp(first)}/${length}`;
}

/** Every beginning of the first and the last address of a block, from the block's own length on: there no bit is turned. */
function basesOf(cidrs: Iterable<string>): ReadonlySet<string> {
  const bases = new Set<string>();
  for (const text of cidrs) {
    const cidr = enclosingCidr(text);
    if (cidr === undefined) continue;
    for (const { bits, family } of endsOf(cidr)) {
      for (let length = cidr.prefixLength; length < bits.length; length += 1) bases.add(`${String(family)} ${bits.slice(0, length)}`); // prettier-ignore
    }
  }
  return bases;
}

function endsOf(cidr: Cidr): readonly Bits[] {
  return cidr.family === 4
    ? [bitsOf({ family: 4, value: cidr.first }), bitsOf({ family: 4, value: cidr.until - 1 })]
    : [bitsOf({ family: 6, value: cidr.first }), bitsOf({ family: 6, value: cidr.until - 1n })];
}

function bitsOf({ family, value }: Ip): Bits {
  return { bits: value.toString(2).padStart(family === 4 ? 32 : 128, "0"), family };
}

function ipOf({ bits, family }: Bits): Ip {
  return family === 4 ? { family, value: Number.parseInt(bits, 2) } : { family, value: BigInt(`0b${bits}`) };
}

function bitsOfCidr(text: string): Bits {
  const [start = "", length] = text.split("/");
  const address = parseIp(start);
  if (address === undefined) throw new Error(`${text} is no block`); // the tables above hold blocks only
  const { bits, family } = bitsOf(address);
  return { bits: bits.slice(0, Number(length)), family };
}

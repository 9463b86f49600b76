/** Read once each: the same few addresses and blocks are asked for again and again. */
const wordsOfText = new Map<string, readonly number[]>();

/** Whether `address` lies in `block`: word by word, so that nothing of the product's arithmetic is repeated here. */
export function isWithin(block: string, address: string): boolean {
  const at = block.indexOf("/");
  const network = wordsOf(block.slice(0, at));
  const words = wordsOf(address);
  if (network.length !== words.length) return false;
  let left = Number(block.slice(at + 1));
  for (let i = 0; i < words.length && left > 0; i += 1) {
    const size = Math.min(16, left);
    const dropped = 2 ** (16 - size);
    if (Math.floor((words[i] ?? 0) / dropped) !== Math.floor((network[i] ?? 0) / dropped)) return false;
    left -= size;
  }
  return true;
}

/** The length of a block's prefix. */
export function prefixLengthOf(block: string): number {
  return Number(block.slice(block.indexOf("/") + 1));
}

/** Whether a text is an address of IPv6. */
export function isIpv6(text: string): boolean {
  return text.includes(":");
}

/** Two addresses are one, however they are written. */
export function isSameAddress(a: string, b: string): boolean {
  return a === b || (isIpv6(a) && isIpv6(b) && wordsOf(a).join() === wordsOf(b).join());
}

/** Addresses an internet gateway refuses on its outside: private, shared, and local ones. */
export function isNoPublicAddress(address: string): boolean {
  const blocks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8"];
  return [...blocks, "fc00::/7", "fe80::/10"].some((block) => isWithin(block, address));
}

/** Two words of an IPv4 address, eight of IPv6, of 16 bits each. */
function wordsOf(address: string): readonly number[] {
  const known = wordsOfText.get(address);
  if (known !== undefined) return known;
  const words = isIpv6(address) ? wordsOfIpv6(address) : wordsOfIpv4(address);
  wordsOfText.set(address, words);
  return words;
}

function wordsOfIpv4(address: string): readonly number[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  return [a * 256 + b, c * 256 + d];
}

function wordsOfIpv6(address: string): readonly number[] {
  const [head = "", tail] = address.split("::");
  const read = (part: string) => (part === "" ? [] : part.split(":").map((word) => Number.parseInt(word, 16)));
  const [first, last] = [read(head), tail === undefined ? [] : read(tail)];
  return [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last];
}

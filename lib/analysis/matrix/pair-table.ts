/**
 * Numbers kept by pairs of numbers: a memo of operations on ids, and a numbering of tuples taken two at a time.
 * Open addressing in typed arrays: at a million look-ups a `Map` of joined strings costs several times as much.
 */
export type PairTable = {
  /** What is kept for a pair of numbers from 0 to 2^31 − 1; -1 when nothing is. */
  get(a: number, b: number): number;
  /** Keeps a number, 0 or more, for a pair that has none. */
  add(a: number, b: number, value: number): void;
  /** The number of a pair: the next one, from 0, at its first appearance. */
  number(a: number, b: number): number;
  /** How many pairs are kept. */
  size(): number;
};

/** An empty table of pairs. */
export function pairTable(): PairTable {
  let mask = 63;
  let size = 0;
  // Three numbers a slot: the pair, and the value plus one, so that 0 is a free slot.
  let slots = new Int32Array((mask + 1) * 3);

  const find = (a: number, b: number): number => {
    let at = ((Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 7) & mask;
    for (;;) {
      const slot = at * 3;
      if (slots[slot + 2] === 0 || (slots[slot] === a && slots[slot + 1] === b)) return slot;
      at = (at + 1) & mask;
    }
  };
  const put = (a: number, b: number, kept: number): void => {
    const slot = find(a, b);
    slots[slot] = a;
    slots[slot + 1] = b;
    slots[slot + 2] = kept;
  };
  const grow = (): void => {
    const old = slots;
    mask = mask * 2 + 1;
    slots = new Int32Array((mask + 1) * 3);
    for (let slot = 0; slot < old.length; slot += 3) {
      const kept = old[slot + 2] ?? 0;
      if (kept !== 0) put(old[slot] ?? 0, old[slot + 1] ?? 0, kept);
    }
  };
  const get = (a: number, b: number): number => (slots[find(a, b) + 2] ?? 0) - 1;
  const add = (a: number, b: number, value: number): void => {
    if (size * 2 > mask) grow();
    put(a, b, value + 1);
    size += 1;
  };
  const number = (a: number, b: number): number => {
    const known = get(a, b);
    if (known >= 0) return known;
    add(a, b, size);
    return size - 1;
  };
  return { get, add, number, size: () => size };
}

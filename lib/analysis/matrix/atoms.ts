import { contains } from "#lib/net/range-set.ts";
import { publicIpv4 } from "#lib/net/ip-set.ts";
import { parseIp } from "#lib/net/ip.ts";
import type { World } from "../reach/world.ts";
import type { Borders } from "./borders.ts";
import { numbering } from "./numbering.ts";
import type { Partition } from "./partition.ts";

/** The stretches of addresses that matter to an account, ascending: those its parties are in, and those of the internet. */
export type Atoms = {
  readonly count: number;
  /** The first address of each. */
  readonly starts: Float64Array;
  /** The atom of each class of the partition; -1 for one without a network. */
  readonly ofClass: Int32Array;
  /** The atoms of public addresses that are not ours alone. */
  readonly internet: readonly InternetAtom[];
};

/** A stretch of public addresses; `ip` is one of it that is not ours. Those that no network block tells apart share a stretch. */
export type InternetAtom = { readonly atom: number; readonly ip: number; readonly networkStretch: number };

/** The atoms of a partition. */
export function atomsOf(world: World, { borders, classes }: Partition): Atoms {
  const { all } = borders;
  const startOf = (stretch: number): number => (stretch === 0 ? 0 : (all[stretch - 1] ?? 0));
  const outside = internetStretches(world, borders);
  const met = classes.flatMap(({ location, stretch }) => (location < 0 ? [] : [stretch]));
  const stretches = Int32Array.from(new Set([...met, ...outside.map(({ stretch }) => stretch)])).sort();
  const atomByStretch = new Map(Array.from(stretches, (stretch, atom) => [stretch, atom]));
  const atomOf = (stretch: number): number => atomByStretch.get(stretch) ?? -1;
  return {
    count: stretches.length,
    starts: Float64Array.from(stretches, startOf),
    ofClass: Int32Array.from(classes, ({ location, stretch }) => (location < 0 ? -1 : atomOf(stretch))),
    internet: internetAtoms(borders, outside, atomOf),
  };
}

type Outside = { readonly stretch: number; readonly ip: number };

function internetAtoms(
  { network, networkBlocks }: Borders,
  outside: readonly Outside[],
  atomOf: (stretch: number) => number,
): readonly InternetAtom[] {
  const numbers = numbering();
  return outside.map(({ stretch, ip }) => {
    const within = networkBlocks.filter(({ first, until }) => first <= ip && ip < until);
    const names = new Set(within.map(({ name }) => name));
    // Beyond the numbers of the network's own stretches.
    return { atom: atomOf(stretch), ip, networkStretch: network.length + 1 + numbers([...names].join(" ")) };
  });
}

function internetStretches(world: World, { all }: Borders): readonly Outside[] {
  const ours = new Set<number>();
  for (const text of world.topology.interfacesByPublicAddress.keys()) {
    const ip = parseIp(text);
    if (ip?.family === 4) ours.add(ip.value);
  }
  const found: Outside[] = [];
  for (let stretch = 1; stretch < all.length; stretch += 1) {
    let ip = all[stretch - 1] ?? 0;
    if (!contains(publicIpv4.v4, ip)) continue;
    while (ours.has(ip)) ip += 1;
    if (ip < (all[stretch] ?? 0)) found.push({ stretch, ip });
  }
  return found;
}

/** The first atom that begins at an address or after it. A block holds the atoms from its first address to its end's. */
export function firstAtomFrom({ starts }: Atoms, address: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) < address) low = middle + 1;
    else high = middle;
  }
  return low;
}

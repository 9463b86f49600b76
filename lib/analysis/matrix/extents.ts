import { equals, includes, intersect, isEmpty, union } from "#lib/net/range-set.ts";
import { noTraffic, type Traffic } from "#lib/net/traffic.ts";
import { pairTable } from "./pair-table.ts";

/** How much of what was asked passes: nothing, a known part, all of it, or that cannot be told. */
export type Openness = "closed" | "part" | "open" | "unsure";

/**
 * What passes of what was asked, as a number: the part that passes for certain, and the part that may. Equal extents have
 * equal numbers, and what two of them come to together is worked out once.
 */
export type Extents = {
  /** The number of an extent; whatever was not asked is left out. */
  readonly idOf: (certain: Traffic, possible?: Traffic) => number;
  /** What passes when either lets it. */
  readonly either: (a: number, b: number) => number;
  /** What passes when both must let it. */
  readonly both: (a: number, b: number) => number;
  readonly certain: (id: number) => Traffic;
  readonly openness: (id: number) => Openness;
};

/** The extent that nothing passes. */
export const NOTHING = 0;
/** The extent of all that was asked, for certain. */
export const EVERYTHING = 1;

/** The extent kept in a table; nothing where none is. */
export function extentIn(table: Int32Array, at: number): number {
  return table[at] ?? NOTHING;
}

type Extent = { readonly certain: Traffic; readonly possible: Traffic; readonly openness: Openness };

/** The extents of one question. */
export function extentsOf(asked: Traffic): Extents {
  const kept: Extent[] = [];
  const numbers = new Map<string, number>();
  const eithers = pairTable();
  const boths = pairTable();
  const nothing: Extent = { certain: noTraffic, possible: noTraffic, openness: "closed" };
  const extentAt = (id: number): Extent => kept[id] ?? nothing;

  const keep = (certain: Traffic, possible: Traffic): number => {
    const key = `${textOf(certain)}|${textOf(possible)}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const id = kept.length;
    kept.push({ certain, possible, openness: opennessOf({ asked, certain, possible }) });
    numbers.set(key, id);
    return id;
  };
  keep(noTraffic, noTraffic);
  keep(asked, asked);

  return {
    idOf(certain, possible = certain) {
      const sure = intersect(certain, asked);
      return keep(sure, possible === certain ? sure : union(sure, intersect(possible, asked)));
    },
    either(a, b) {
      if (a === b || b === NOTHING || a === EVERYTHING) return a;
      if (a === NOTHING || b === EVERYTHING) return b;
      const known = eithers.get(a, b);
      if (known >= 0) return known;
      const [one, other] = [extentAt(a), extentAt(b)];
      const id = keep(union(one.certain, other.certain), union(one.possible, other.possible));
      eithers.add(a, b, id);
      return id;
    },
    both(a, b) {
      if (a === b || a === NOTHING || b === EVERYTHING) return a;
      if (b === NOTHING || a === EVERYTHING) return b;
      const known = boths.get(a, b);
      if (known >= 0) return known;
      const [one, other] = [extentAt(a), extentAt(b)];
      const id = keep(intersect(one.certain, other.certain), intersect(one.possible, other.possible));
      boths.add(a, b, id);
      return id;
    },
    certain: (id) => extentAt(id).certain,
    openness: (id) => extentAt(id).openness,
  };
}

/** How much of what was asked passes. Nothing asked is nothing lost. */
export function opennessOf({
  asked,
  certain,
  possible,
}: {
  readonly asked: Traffic;
  readonly certain: Traffic;
  readonly possible: Traffic;
}): Openness {
  if (includes(certain, asked)) return "open";
  if (isEmpty(possible)) return "closed";
  return equals(certain, possible) || includes(certain, possible) ? "part" : "unsure";
}

function textOf(traffic: Traffic): string {
  let text = "";
  for (const { from, until } of traffic) text += `${String(from)}-${String(until)},`;
  return text;
}

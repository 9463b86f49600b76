import type { Variant, VariantEnd } from "#lib/analysis/reach/answer.ts";
import type { Urn } from "#lib/model/urn.ts";

/** A head of the grid: a subnet with its Availability Zone, or an end that is in none of ours. */
export type VariantPlace = {
  readonly key: string;
  readonly node: Urn;
  readonly end: VariantEnd | undefined;
};

/** A variant, with its place in the answer's list. */
export type PlacedVariant = { readonly variant: Variant; readonly index: number };

/** Variants by where their ends are: sources down, destinations across, each sorted by zone, then subnet. */
export type PlacedVariants = {
  readonly sources: readonly VariantPlace[];
  readonly destinations: readonly VariantPlace[];
  readonly at: (source: VariantPlace, destination: VariantPlace) => readonly PlacedVariant[];
};

/** Puts the variants of an answer where their ends are, so that a zone in trouble is a row or a column of trouble. */
export function placeVariants(variants: readonly Variant[]): PlacedVariants {
  const cells = new Map<string, PlacedVariant[]>();
  const sources = new Map<string, VariantPlace>();
  const destinations = new Map<string, VariantPlace>();
  for (const [index, variant] of variants.entries()) {
    const source = placeOf(variant.fromNode, variant.fromEnd);
    const destination = placeOf(variant.toNode, variant.toEnd);
    sources.set(source.key, sources.get(source.key) ?? source);
    destinations.set(destination.key, destinations.get(destination.key) ?? destination);
    const key = `${source.key} ${destination.key}`;
    cells.set(key, [...(cells.get(key) ?? []), { variant, index }]);
  }
  return {
    sources: [...sources.values()].toSorted(byPlace),
    destinations: [...destinations.values()].toSorted(byPlace),
    at: (source, destination) => cells.get(`${source.key} ${destination.key}`) ?? [],
  };
}

function placeOf(node: Urn, end: VariantEnd | undefined): VariantPlace {
  return { key: end?.subnet ?? node, node, end };
}

function byPlace(a: VariantPlace, b: VariantPlace): number {
  return order(a) < order(b) ? -1 : 1;
}

function order({ end, key }: VariantPlace): string {
  return end === undefined ? `~${key}` : `${end.availabilityZone ?? "~"} ${end.subnetName ?? ""} ${key}`;
}

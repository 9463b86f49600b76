import type { FieldValue } from "#lib/filter/filter.ts";
import { choicesOf, type FilterKey } from "#lib/filter/filter-keys.ts";
import type { NodeKind } from "#lib/model/urn.ts";
import { textOf } from "./inventory-page.ts";
import type { Resource, Resources } from "./subjects.ts";

/** A value a key has, with how many resources have it. */
export type ValueCount = { readonly value: string; readonly count: number };

const MOST_VALUES = 30;

/**
 * The values of a key among resources of some kinds that hold a text, the most frequent first. Of `tag` the keys, and
 * after `key=` the values of that one.
 */
export function valuesOfKey(
  resources: Resources,
  kinds: readonly NodeKind[],
  { key, part }: { readonly key: FilterKey; readonly part: string },
): readonly ValueCount[] {
  const counts = new Map<string, number>();
  const wanted = part.toLowerCase();
  for (const one of kinds.flatMap((kind) => resources.ofKind(kind))) {
    for (const value of new Set(textsOf(one, key, part))) {
      if (value.toLowerCase().includes(wanted)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  // What can be chosen is offered also where nothing is in that state.
  for (const choice of choicesOf(key) ?? []) if (choice.includes(wanted)) counts.set(choice, counts.get(choice) ?? 0);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_VALUES);
}

function textsOf(one: Resource, key: FilterKey, part: string): readonly string[] {
  if (key === "tag") {
    const isOfOne = part.includes("=");
    return one.tags.values.map((tag) => (isOfOne ? `${tag.key}=${tag.value}` : tag.key));
  }
  return one.field(key).values.map((value: FieldValue) => textOf(value));
}

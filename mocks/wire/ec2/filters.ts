import { WireRefusal, type Input } from "../wire.ts";

/** What a filter compares: one value of a record, or several of which one must match. */
type Value = string | number | boolean | undefined;

/** The filters of one call, each with the values it looks at. */
export type Filters<Item> = { readonly [name: string]: (item: Item) => Value | readonly Value[] };

type Tag = { readonly Key?: string; readonly Value?: string };
type Tagged = { readonly Tags?: readonly Tag[]; readonly Instances?: readonly { readonly Tags?: readonly Tag[] }[] };

/**
 * Keeps what `Filter.N` asks for: every filter must match, by any one of its values, with `*` and `?` as wildcards.
 * Knows `tag:<key>` and `tag-key` for every record with tags. Throws for a filter the call does not have.
 */
export function applyFilters<Item extends object>(
  items: readonly Item[],
  filters: Filters<Item>,
  input: Input,
): readonly Item[] {
  const asked = input.structures("Filter");
  if (asked.reduce((count, filter) => count + filter.texts("Value").length, 0) > 200) {
    throw new WireRefusal(
      "FilterLimitExceeded",
      "The maximum number of filter values specified on a single call is 200",
    );
  }
  return asked.reduce((kept, filter) => {
    const values = valuesOf(filter.text("Name") ?? "", filters);
    const matches = matcher(filter.texts("Value"));
    return kept.filter((item) => values(item).some((value) => value !== undefined && matches(String(value))));
  }, items);
}

function valuesOf<Item extends object>(name: string, filters: Filters<Item>): (item: Item) => readonly Value[] {
  if (name === "tag-key") return (item) => tagsOf(item).map((tag) => tag.Key);
  if (name.startsWith("tag:")) {
    return (item) => tagsOf(item).flatMap((tag) => (tag.Key === name.slice(4) ? [tag.Value] : []));
  }
  const look = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (look === undefined) throw new WireRefusal("InvalidParameterValue", `The filter '${name}' is invalid`);
  return (item) => [look(item)].flat();
}

/** A reservation has the tags of its instances. */
function tagsOf(item: Tagged): readonly Tag[] {
  return item.Tags ?? item.Instances?.flatMap((instance) => instance.Tags ?? []) ?? [];
}

/** Plain values are looked up, so that a filter of 200 ids over 10,000 records stays cheap. */
function matcher(values: readonly string[]): (value: string) => boolean {
  const plain = new Set(values.filter((value) => !/[*?]/.test(value)));
  const patterns = values.filter((value) => /[*?]/.test(value)).map(wildcard);
  return (value) => plain.has(value) || patterns.some((pattern) => pattern.test(value));
}

function wildcard(text: string): RegExp {
  const escaped = text.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s");
}

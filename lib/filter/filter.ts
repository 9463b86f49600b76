import type { FilterKey } from "./filter-keys.ts";

/** How a value is compared: equal, not equal, part of, and the four orders. */
export type Operator = "=" | "!=" | "~" | "<" | "<=" | ">" | ">=";

/** `key:value` and its likes; of `tag` with the tag's own key. `has`: the tag is there, whatever its value. */
export type FilterTerm =
  | { readonly kind: "term"; readonly key: Exclude<FilterKey, "tag">; readonly op: Operator; readonly value: string }
  | { readonly kind: "tag"; readonly tag: string; readonly op: "=" | "!=" | "~"; readonly value: string }
  | { readonly kind: "tag"; readonly tag: string; readonly op: "has" };

/**
 * A filter as read: `all` of several, `any` of several, `not`, a term, or free text. `all` of nothing lets everything
 * through; apart from that `all` and `any` have two parts or more.
 */
export type Filter =
  | FilterTerm
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "not"; readonly of: Filter }
  | { readonly kind: "all" | "any"; readonly of: readonly Filter[] };

/** The filter that lets everything through. */
export const everything: Filter = { kind: "all", of: [] };

/** A fact that was not read, with the call that would tell it. */
export type UnreadFact = { readonly text: string; readonly call: string };

/** Something that goes by its id and by its name: either is meant by a filter. */
export type Named = { readonly urn: string; readonly id: string; readonly name: string };

/** Numbers from one to another, both included: ports. */
export type Span = { readonly from: number; readonly to: number };

/** One value of a fact. */
export type FieldValue = string | number | Named | Span;

/** A fact of a subject: the values that are known, and why there may be more. */
export type Field = { readonly values: readonly FieldValue[]; readonly unread?: readonly UnreadFact[] };

/** What a filter looks at: anything that can be asked for its facts. */
export type Subject = {
  readonly urn: string;
  /** Its name, id and ARN: what free text is looked for in. */
  readonly words: readonly string[];
  /** `wanted`: the value that is looked for, of keys whose values are known one by one (`is:`, `has:`). */
  readonly field: (key: Exclude<FilterKey, "tag">, wanted?: string) => Field;
  /** Its tags, keys and values. */
  readonly tags: { readonly values: readonly { readonly key: string; readonly value: string }[]; readonly unread?: readonly UnreadFact[] }; // prettier-ignore
};

/** The parts of which all must hold. */
export function conjuncts(filter: Filter): readonly Filter[] {
  return filter.kind === "all" ? filter.of : [filter];
}

/** All of several filters, as one; those that are `all` themselves are taken apart. */
export function allOf(filters: readonly Filter[]): Filter {
  const of = filters.flatMap(conjuncts);
  const [first] = of;
  return of.length === 1 && first !== undefined ? first : { kind: "all", of };
}

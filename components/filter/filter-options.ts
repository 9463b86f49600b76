import { filterKeys, operatorsOf, type FilterKey } from "#lib/filter/filter-keys.ts";
import type { Suggestion } from "#lib/filter/suggest-filter.ts";

/** Something that can be chosen for what is being typed. `ends`: with it a condition is whole. */
export type FilterOption = {
  readonly id: string;
  /** What takes the place of the part that is being typed, from `from` on. */
  readonly insert: string;
  readonly from: number;
  readonly ends: boolean;
  readonly key: FilterKey;
  readonly operator?: string;
  /** How many resources have the value. */
  readonly count?: number;
};

const MOST_KEYS = 12;

/** What is offered for a suggestion; the values of a key come from the server. */
export function filterOptions(
  suggestion: Suggestion,
  values: readonly { readonly value: string; readonly count: number }[],
): readonly FilterOption[] {
  const { from } = suggestion;
  switch (suggestion.stage) {
    case "key":
      // The usual operator comes along; who types a key out is offered the others.
      return suggestion.keys.slice(0, MOST_KEYS).map((key) => ({
        id: key,
        insert: `${key}${operatorsOf[filterKeys[key].type][0] ?? ":"}`,
        from,
        ends: false,
        key,
      }));
    case "operator":
      return suggestion.operators.map((operator) => ({
        id: `${suggestion.key}${operator}`,
        insert: `${suggestion.key}${operator}`,
        from,
        ends: false,
        key: suggestion.key,
        operator,
      }));
    case "value":
      return values.map(({ value, count }) => ({
        id: value,
        insert: value,
        from,
        // The key of a tag may be followed by its value.
        ends: suggestion.key !== "tag" || value.includes("="),
        key: suggestion.key,
        count,
      }));
  }
}

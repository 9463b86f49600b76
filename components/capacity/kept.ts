import { conjuncts } from "#lib/filter/filter.ts";
import { filterOfText } from "#lib/filter/suggest-filter.ts";
import type { Pair } from "./pairs.ts";

/** What a filter leaves of a board. */
export type Kept = {
  /** What it finds among the resources there are; absent without a filter, and until it is known. */
  readonly found?: ReadonlySet<string>;
  /** The plain words of the filter. */
  readonly words: readonly string[];
  /** Whether it is made of plain words alone: they name a thing, and mean what belongs to it too. */
  readonly isPlain: boolean;
};

/** What a filter leaves, by what it finds. */
export function keptBy(q: string, found: ReadonlySet<string> | undefined): Kept {
  const parts = conjuncts(filterOfText(q));
  const words = parts.flatMap((part) => (part.kind === "text" ? [part.text] : []));
  return { words, isPlain: words.length === parts.length, ...(found === undefined ? {} : { found }) };
}

/**
 * Whether a row is left. What only a what-if would add has no facts to ask for: it is left where the plain words name it,
 * for of the other conditions it cannot be told.
 */
export function isKept(
  { found, words }: Kept,
  { urn, today }: Pair<unknown>,
  called: readonly (string | undefined)[],
): boolean {
  if (found === undefined) return true;
  if (today !== undefined) return found.has(urn);
  return words.every((word) => called.some((one) => one?.toLowerCase().includes(word.toLowerCase()) === true));
}

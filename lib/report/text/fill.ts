import type { Values } from "#lib/findings/finding.ts";

/**
 * Fills the places of a sentence with values, which stay text: nothing in a value is read as a place or as markup.
 * `{name}` is the value, `{name|one|many}` the number with its word, `{name?one|many}` the word alone.
 * A place without a value stays as it is, so that it is seen.
 */
export function fill(sentence: string, values: Values): string {
  return sentence.replace(place, (whole: string, ...groups: readonly (string | undefined)[]) => {
    const [name = "", mark, one = "", many = ""] = groups;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    if (mark === undefined) return String(value);
    const word = value === 1 ? one : many;
    return mark === "?" ? word : `${value} ${word}`;
  });
}

/** The names of a sentence's places, sorted, each once. */
export function placesOf(sentence: string): readonly string[] {
  const names = [...sentence.matchAll(place)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  return [...new Set(names)].toSorted();
}

/** A piece of a sentence that has not been filled: words, or the name of a place. */
export type SentencePart = { readonly text: string } | { readonly place: string };

/** A sentence in pieces, with its places as places: to be read before there is anything to fill it with. */
export function partsOf(sentence: string): readonly SentencePart[] {
  let end = 0;
  const parts: SentencePart[] = [];
  for (const found of sentence.matchAll(place)) {
    const [whole, name = "", mark, , many = ""] = found;
    parts.push({ text: sentence.slice(end, found.index) });
    if (mark !== "?") parts.push({ place: name });
    if (mark !== undefined) parts.push({ text: mark === "?" ? many : ` ${many}` });
    end = found.index + whole.length;
  }
  return [...parts, { text: sentence.slice(end) }].filter((part) => "place" in part || part.text !== "");
}

const place = /\{(\w+)(?:([|?])([^|{}]*)\|([^{}]*))?\}/g;

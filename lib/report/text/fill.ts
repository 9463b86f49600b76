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

const place = /\{(\w+)(?:([|?])([^|{}]*)\|([^{}]*))?\}/g;

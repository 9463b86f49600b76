const collator = new Intl.Collator("en", { numeric: true });

/**
 * Ids that AWS made: 8 or 17 hexadecimal digits of most resources, 16 of load balancers and target groups, 32 of tasks, and the ids
 * of hosted zones. Their digits are characters, not numbers.
 */
const ID = /(?<![0-9A-Za-z])([0-9a-f]{8}|[0-9a-f]{16,17}|[0-9a-f]{32}|Z[0-9A-Z]{11,31})(?![0-9A-Za-z])/;

/** A text as it is ordered: what people wrote and the ids AWS made, in turns, the first of them written by people. Empty of nothing. */
export type TextKey = readonly string[];

/** The parts of a text that are compared; made once for a text that is compared often. */
export function textKey(text: string): TextKey {
  return text === "" ? [] : text.split(ID);
}

/** Orders the parts: as people count, and ids by their characters. What is not there stands last. */
export function compareKeys(a: TextKey, b: TextKey): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 0 : a.length === 0 ? 1 : -1;
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const [one = "", other = ""] = [a[at], b[at]];
    const found = at % 2 === 0 ? collator.compare(one, other) : one < other ? -1 : one > other ? 1 : 0;
    if (found !== 0) return found;
  }
  return a.length - b.length;
}

/** Orders two texts as {@link compareKeys} does. */
export function compareTexts(a: string, b: string): number {
  return compareKeys(textKey(a), textKey(b));
}

import { allOf, everything, type Filter } from "./filter.ts";
import { filterKeyNames, filterKeys, operatorsOf, type FilterKey } from "./filter-keys.ts";
import { parseFilter } from "./parse-filter.ts";

/** What could be typed next: a key, an operator of one, or a value; `from` is where the part that is being typed begins. */
export type Suggestion =
  | { readonly stage: "key"; readonly from: number; readonly keys: readonly FilterKey[] }
  | {
      readonly stage: "operator";
      readonly from: number;
      readonly key: FilterKey;
      readonly operators: readonly string[];
    }
  | { readonly stage: "value"; readonly from: number; readonly key: FilterKey; readonly part: string };

const head = /^([a-z][a-z-]*)(!=|<=|>=|=|:|~|<|>)?(.*)$/is;

/** What could follow at the end of a text that is being typed. */
export function suggestFilter(text: string): Suggestion {
  const from = lastWord(text);
  const word = text.slice(from);
  const [, written = "", sign = "", rest = ""] = head.exec(word) ?? [];
  const key = filterKeyNames.find((name) => name === written.toLowerCase());
  if (key !== undefined && sign !== "") {
    return { stage: "value", from: from + written.length + sign.length, key, part: rest.replace(/^"|"$/g, "") };
  }
  if (key !== undefined && rest === "") {
    return { stage: "operator", from, key, operators: operatorsOf[filterKeys[key].type] };
  }
  const keys = sign === "" ? keysLike(word.toLowerCase()) : [];
  return { stage: "key", from, keys };
}

/** Keys that begin with a text, then those that have it inside. */
function keysLike(text: string): readonly FilterKey[] {
  const beginning = filterKeyNames.filter((key) => key.startsWith(text));
  return [...beginning, ...filterKeyNames.filter((key) => !beginning.includes(key) && key.includes(text))];
}

/** Where the last word begins: after the last space outside of quotes, and after what stands before it. */
function lastWord(text: string): number {
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"') quoted = !quoted;
    else if (!quoted && /[\s()]/.test(letter)) start = at + 1;
  }
  return text.charAt(start) === "-" ? start + 1 : start;
}

/** A text with what was chosen in place of what was being typed; a value of several words in quotes. */
export function completed(text: string, from: number, chosen: string): string {
  const isPlain = /^[^\s"()\\]+$/.test(chosen);
  return text.slice(0, from) + (isPlain ? chosen : `"${chosen.replace(/["\\]/g, "\\$&")}"`);
}

/** A filter of an address as far as it can be read; what cannot lets everything through. */
export function filterOfText(text: string): Filter {
  const parsed = parseFilter(text);
  return parsed.ok ? parsed.filter : everything;
}

/** The filter of chips and of a text that is still being typed; one that cannot be read yet is left out. */
export function withDraft(chips: readonly Filter[], draft: string): Filter {
  return allOf([...chips, filterOfText(draft)]);
}

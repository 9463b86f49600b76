import { filterStates } from "#lib/filter/filter-keys.ts";

/** Whether a text is a state that `is:` asks for: those have names in the reader's language. */
export function isState(text: string): text is (typeof filterStates)[number] {
  return filterStates.some((state) => state === text);
}

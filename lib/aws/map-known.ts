import type { Known } from "#lib/model/known.ts";

/** The same knowledge of another value: what was read is changed, what was not stays unread. */
export function mapKnown<From, To>(known: Known<From>, change: (value: From) => To) {
  return known.known ? { known: true as const, value: change(known.value) } : known;
}

import type { Filter, Subject, UnreadFact } from "#lib/filter/filter.ts";
import { matcher, whyUnknown } from "#lib/filter/match-filter.ts";

/** Of so many subjects that cannot be told, the reasons are gathered: they repeat. */
const REASONS_FROM = 50;

/** What a filter leaves of a list: what matches, what cannot be told, and what was not read that would tell. */
export type Filtered<Item> = {
  readonly matches: readonly Item[];
  readonly open: readonly Item[];
  readonly because: readonly UnreadFact[];
};

/** Parts a list by a filter. */
export function filterSubjects<Item extends Subject>(items: readonly Item[], filter: Filter): Filtered<Item> {
  const matchOf = matcher(filter);
  const matches: Item[] = [];
  const open: Item[] = [];
  for (const item of items) {
    const match = matchOf(item);
    if (match === "yes") matches.push(item);
    else if (match === "unknown") open.push(item);
  }
  const reasons = open.slice(0, REASONS_FROM).flatMap((item) => whyUnknown(filter, item));
  return { matches, open, because: [...new Map(reasons.map((reason) => [reason.text, reason])).values()] };
}

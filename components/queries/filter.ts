import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiUrl, fetchAnswer } from "#lib/api/client.ts";
import type { FilterMatches, FilterValues } from "#lib/api/filter.ts";
import type { FilterKey } from "#lib/filter/filter-keys.ts";
import type { NodeKind } from "#lib/model/urn.ts";
import { INSPECTION_KEY, type Reading } from "./inspection.ts";

/** What is asked of the map: with `tasks` also the tasks of rows, compared with the snapshot `base`. */
export type MapAsked = Reading & { readonly tasks: boolean; readonly base: string | undefined };

/** What of the map a filter finds. An empty filter asks nothing. */
export const mapMatchesQuery = (q: string, { tasks, at, lang, base }: MapAsked) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "map-matches", q, tasks, at, lang, base],
    queryFn: ({ signal }) =>
      fetchAnswer<FilterMatches>(apiUrl("map/matches", { q, tasks: tasks ? "true" : undefined, at, lang, base }), {
        signal,
      }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });

/** The values of a key that hold a text. */
export const filterValuesQuery = (
  { key, part }: { readonly key: FilterKey; readonly part: string },
  kinds: readonly NodeKind[],
  at: string | undefined,
) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "filter-values", key, part, kinds, at],
    queryFn: ({ signal }) =>
      fetchAnswer<FilterValues>(apiUrl("filter/values", { key, part, kinds: kinds.join(","), at }), { signal }),
    placeholderData: keepPreviousData,
  });

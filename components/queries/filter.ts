import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, apiUrl, fetchAnswer } from "#lib/api/client.ts";
import type { FilterMatches, FilterValues } from "#lib/api/filter.ts";
import type { FilterKey } from "#lib/filter/filter-keys.ts";
import type { NodeKind } from "#lib/model/urn.ts";
import { INSPECTION_KEY, type Reading } from "./inspection.ts";

/** What is asked of the map: with `tasks` also the tasks of rows, compared with the snapshot `base`. */
export type MapAsked = Reading & { readonly tasks: boolean; readonly base: string | undefined };

function askMap(q: string, { tasks, at, lang, base }: MapAsked, signal: AbortSignal): Promise<FilterMatches> {
  const url = apiUrl("map/matches", { q, tasks: tasks ? "true" : undefined, at, lang, base });
  return fetchAnswer<FilterMatches>(url, { signal });
}

/** What of the map a filter finds. An empty filter asks nothing. */
export const mapMatchesQuery = (q: string, { tasks, at, lang, base }: MapAsked) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "map-matches", q, tasks, at, lang, base],
    queryFn: ({ signal }) => askMap(q, { tasks, at, lang, base }, signal),
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

/** How a page tries a filter: `page` tells it from other pages and states of it, `finds` whether it would list anything. */
export type Finder = {
  readonly page: readonly unknown[];
  readonly finds: (q: string, signal: AbortSignal) => Promise<boolean>;
};

/** Whether a filter finds anything on a page. */
export const findsQuery = (q: string, { page, finds }: Finder) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "finds", ...page, q],
    queryFn: ({ signal }) => finds(q, signal),
  });

/** Tries filters on the map. */
export const mapFinder = (asked: MapAsked): Finder => ({
  page: ["map", asked.tasks, asked.at, asked.base],
  finds: async (q, signal) => {
    const { matches, open } = await askMap(q, asked, signal);
    return matches.length + open.length > 0;
  },
});

/** Tries filters on the findings. */
export const findingsFinder = ({ at, lang }: Reading): Finder => ({
  page: ["findings", at],
  finds: async (q, signal) => (await api.findings({ at, lang, q, state: "all" }, signal)).findings.length > 0,
});

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, apiUrl, fetchAnswer } from "#lib/api/client.ts";
import type { FilterMatches, FilterValues } from "#lib/api/filter.ts";
import type { FilterKey } from "#lib/filter/filter-keys.ts";
import type { NodeKind } from "#lib/model/urn.ts";
import { INSPECTION_KEY, type Reading } from "./inspection.ts";

/** What is asked of the map: the flow, with `tasks` also the tasks of rows, or the ground; compared with the snapshot `base`. */
export type MapAsked = Reading & {
  readonly ground: boolean;
  readonly tasks: boolean;
  readonly base: string | undefined;
};

function askMap(q: string, { ground, tasks, at, lang, base }: MapAsked, signal: AbortSignal): Promise<FilterMatches> {
  const asked = { q, tasks: tasks ? "true" : undefined, projection: ground ? "ground" : undefined, at, lang, base };
  return fetchAnswer<FilterMatches>(apiUrl("map/matches", asked), { signal });
}

/** What of the map a filter finds. An empty filter asks nothing. */
export const mapMatchesQuery = (q: string, asked: MapAsked) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "map-matches", q, asked],
    queryFn: ({ signal }) => askMap(q, asked, signal),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });

/** Resources of some kinds that are asked. */
type ResourcesAsked = Reading & { readonly kinds: readonly NodeKind[] };

function askResources(q: string, { kinds, at, lang }: ResourcesAsked, signal: AbortSignal): Promise<FilterMatches> {
  return fetchAnswer<FilterMatches>(apiUrl("filter/matches", { q, kinds: kinds.join(","), at, lang }), { signal });
}

/** Which resources of some kinds a filter finds. An empty filter asks nothing. */
export const resourceMatchesQuery = (q: string, asked: ResourcesAsked) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "filter-matches", q, asked],
    queryFn: ({ signal }) => askResources(q, asked, signal),
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
  page: ["map", asked],
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

/** Tries filters on some resources: those of a scope that a page lists. */
export const resourcesFinder = (
  { urns, scope }: { readonly urns: ReadonlySet<string>; readonly scope: string | undefined },
  asked: ResourcesAsked,
): Finder => ({
  page: ["resources", scope, asked],
  finds: async (q, signal) => (await askResources(q, asked, signal)).matches.some((urn) => urns.has(urn)),
});

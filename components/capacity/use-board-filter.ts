"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale } from "use-intl";
import { resourceMatchesQuery, resourcesFinder, type Finder } from "#components/queries/filter.ts";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import type { FilterMatches } from "#lib/api/filter.ts";
import { printFilter } from "#lib/filter/print-filter.ts";
import { filterOfText } from "#lib/filter/suggest-filter.ts";
import type { NodeKind } from "#lib/model/urn.ts";
import { keptBy, type Kept } from "./kept.ts";

/** Which resources a board lists, and of which kinds they are. */
export type Listed = { readonly kinds: readonly NodeKind[]; readonly urns: readonly string[] };

/** What a filter leaves of a board, of how many resources, and what tries other filters on it. */
export type BoardFilter = {
  /** The filter as far as it can be read. */
  readonly q: string;
  readonly kept: Kept;
  readonly finder: Finder;
  /** Absent without a filter, and until it is known. */
  readonly outcome?: Omit<FilterMatches, "snapshotId" | "matches" | "open"> & {
    readonly matches: number;
    readonly open: number;
  };
};

/** Asks the filter of what a board lists. */
export function useBoardFilter(text: string, { kinds, urns }: Listed): BoardFilter {
  const asked = { kinds, at: useAt(), lang: useLocale() };
  const scope = useScope();
  const q = printFilter(filterOfText(text));
  const { data } = useQuery(resourceMatchesQuery(q, asked));
  const listed = new Set(urns);
  const finder = resourcesFinder({ urns: listed, scope }, asked);
  if (q === "" || data === undefined) return { q, kept: keptBy(q, undefined), finder };
  const here = (found: readonly string[]): readonly string[] => found.filter((urn) => listed.has(urn));
  const found = here(data.matches);
  const open = here(data.open).length;
  return {
    q,
    kept: keptBy(q, new Set(found)),
    finder,
    outcome: { matches: found.length, all: listed.size, open, because: open === 0 ? [] : data.because },
  };
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale } from "use-intl";
import { findingsFinder, type Finder } from "#components/queries/filter.ts";
import { filteredFindingsQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import type { FindingsAnswer } from "#lib/api/findings.ts";

/** The findings that a filter lets through, and of how many it cannot be told, and what tries other filters; all of them while that is not known. */
export function useFilteredFindings(
  { findings }: FindingsAnswer,
  q: string,
): Pick<FindingsAnswer, "findings"> & Pick<Partial<FindingsAnswer>, "filter"> & { readonly finder: Finder } {
  const reading = { at: useAt(), lang: useLocale() };
  const answer = useQuery(filteredFindingsQuery(q, reading)).data;
  const finder = findingsFinder(reading);
  if (q === "" || answer?.filter === undefined) return { findings, finder };
  const ids = new Set(answer.findings.map(({ id }) => id));
  return { findings: findings.filter(({ id }) => ids.has(id)), filter: answer.filter, finder };
}

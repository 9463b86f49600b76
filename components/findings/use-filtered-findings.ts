"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale } from "use-intl";
import { filteredFindingsQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import type { FindingsAnswer } from "#lib/api/findings.ts";

/** The findings that a filter lets through, and of how many it cannot be told; all of them while that is not known. */
export function useFilteredFindings(
  { findings }: FindingsAnswer,
  q: string,
): Pick<FindingsAnswer, "findings"> & Pick<Partial<FindingsAnswer>, "filter"> {
  const answer = useQuery(filteredFindingsQuery(q, { at: useAt(), lang: useLocale() })).data;
  if (q === "" || answer?.filter === undefined) return { findings };
  const ids = new Set(answer.findings.map(({ id }) => id));
  return { findings: findings.filter(({ id }) => ids.has(id)), filter: answer.filter };
}

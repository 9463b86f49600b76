"use client";

import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocale } from "use-intl";
import type { FindingsAnswer } from "#lib/api/findings.ts";
import { findingsQuery, resolvedFindingsQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { isFindingShownIn } from "#lib/report/report-scope.ts";

/** Every finding of the scope that is looked at, those that are gone after the others; they may come a moment later. */
export function useAllFindings(): UseQueryResult<FindingsAnswer> {
  const reading = { at: useAt(), lang: useLocale() };
  const query = useQuery(findingsQuery(reading));
  const resolved = useQuery(resolvedFindingsQuery(reading)).data?.findings;
  const scope = useScope();
  const data = useMemo(() => {
    if (query.data === undefined) return undefined;
    const all = [...query.data.findings, ...(resolved ?? [])];
    return { ...query.data, findings: all.filter((finding) => isFindingShownIn(finding, scope)) };
  }, [query.data, resolved, scope]);
  // Only what was found is more; how the asking went is the first query's.
  return { ...query, data } as UseQueryResult<FindingsAnswer>;
}

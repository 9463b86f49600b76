"use client";

import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocale } from "use-intl";
import type { FindingsAnswer } from "#lib/api/findings.ts";
import { findingsQuery, resolvedFindingsQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";

/** Every finding, those that are gone after the others; they may come a moment later. */
export function useAllFindings(): UseQueryResult<FindingsAnswer> {
  const reading = { at: useAt(), lang: useLocale() };
  const query = useQuery(findingsQuery(reading));
  const resolved = useQuery(resolvedFindingsQuery(reading)).data?.findings;
  const data = useMemo(
    () =>
      query.data === undefined || resolved === undefined
        ? query.data
        : { ...query.data, findings: [...query.data.findings, ...resolved] },
    [query.data, resolved],
  );
  // Only what was found is more; how the asking went is the first query's.
  return { ...query, data } as UseQueryResult<FindingsAnswer>;
}

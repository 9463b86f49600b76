"use client";

import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryStates } from "nuqs";
import { useDeferredValue } from "react";
import { useLocale } from "use-intl";
import { ApiRefusal, apiUrl, fetchAnswer } from "#lib/api/client.ts";
import type { Capacity } from "#lib/api/capacity.ts";
import type { ProblemDetails } from "#lib/api/contract.ts";
import { INSPECTION_KEY, type ScopedReading } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";

/** How much still fits: today, or as a what-if would have it. */
const capacityQuery = (whatIf: string | undefined, { at, lang, scope }: ScopedReading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "capacity", whatIf, at, lang, scope],
    queryFn: ({ signal }) => fetchAnswer<Capacity>(apiUrl("capacity", { whatIf, at, lang, scope }), { signal }),
    retry: false,
    placeholderData: keepPreviousData,
  });

const urlState = { whatIf: parseAsString.withDefault(""), q: parseAsString.withDefault("") };

/** What the address of a capacity page says, and the answers to it. */
export function useCapacity() {
  const reading: ScopedReading = { at: useAt(), lang: useLocale(), scope: useScope() };
  const [{ whatIf, q }, setState] = useQueryStates(urlState, { history: "replace" });
  const today = useQuery(capacityQuery(undefined, reading));
  const then = useQuery({ ...capacityQuery(whatIf, reading), enabled: whatIf !== "" });
  const refusal: ProblemDetails | undefined =
    whatIf !== "" && then.error instanceof ApiRefusal && then.error.problem.status < 500
      ? then.error.problem
      : undefined;
  return {
    today,
    /** The what-if's answer while there is one and it makes sense. */
    then: whatIf === "" || then.error !== null ? undefined : then.data,
    /** Whether the answer shown is to what the address asks now. */
    isComputed: whatIf !== "" && then.isSuccess && !then.isPlaceholderData,
    refusal,
    whatIf,
    text: q,
    shownText: useDeferredValue(q),
    ask: (text: string) => void setState({ whatIf: text === "" ? null : text }, { history: "push" }),
    find: (text: string) => void setState({ q: text === "" ? null : text }),
  };
}

"use client";

import { parseAsArrayOf, parseAsString, useQueryStates } from "nuqs";
import { useCallback } from "react";
import type { Chosen } from "./facets.ts";

const list = parseAsArrayOf(parseAsString).withDefault([]);

/** What is chosen of each facet: it lives in the address, so a narrowed list can be sent to somebody. */
export function useChosen(): readonly [Chosen, (facet: keyof Chosen, values: readonly string[]) => void, () => void] {
  const [chosen, setChosen] = useQueryStates({ severity: list, rule: list, state: list });
  const choose = useCallback(
    (facet: keyof Chosen, values: readonly string[]) =>
      void setChosen({ [facet]: values.length === 0 ? null : [...values] }),
    [setChosen],
  );
  const clear = useCallback(() => void setChosen({ severity: null, rule: null, state: null }), [setChosen]);
  return [chosen, choose, clear];
}

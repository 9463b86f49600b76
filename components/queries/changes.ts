import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ChangesAnswer } from "#lib/api/changes.ts";
import { apiUrl, fetchAnswer } from "#lib/api/client.ts";
import { INSPECTION_KEY, type Reading } from "./inspection.ts";

/** What is set up otherwise than in an earlier snapshot. */
export const changesQuery = ({ at, lang, base }: Reading & { readonly base: string }) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "changes", at, lang, base],
    queryFn: ({ signal }) =>
      fetchAnswer<ChangesAnswer>(apiUrl("changes", { head: at, lang, base, parts: "entities" }), { signal }),
    placeholderData: keepPreviousData,
  });

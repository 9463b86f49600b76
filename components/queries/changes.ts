import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ChangesAnswer } from "#lib/api/changes.ts";
import { apiUrl, fetchAnswer } from "#lib/api/client.ts";
import { INSPECTION_KEY, type Reading } from "./inspection.ts";

type Asked = Reading & { readonly base: string; readonly parts?: "entities" | "reachability" };

/** What is otherwise than in an earlier snapshot: what was set up, unless who reaches whom is asked for. */
export const changesQuery = ({ at, lang, base, parts = "entities" }: Asked) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "changes", at, lang, base, parts],
    queryFn: ({ signal }) => fetchAnswer<ChangesAnswer>(apiUrl("changes", { head: at, lang, base, parts }), { signal }),
    placeholderData: keepPreviousData,
  });

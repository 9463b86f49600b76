import type { Coverage, CoverageArea } from "#lib/api/contract.ts";
import { isShownIn } from "#lib/report/report-scope.ts";

/** The areas of a scope with their counts, and how many are elsewhere: in all, and of them not read to their end. */
export type AreasInScope = Pick<Coverage, "areas" | "counts"> & {
  readonly hidden: { readonly areas: number; readonly unread: number };
};

/** Narrows what was read to a scope; what an account has in no Region stays with each of its Regions. */
export function areasInScope(
  { areas, counts }: Pick<Coverage, "areas" | "counts">,
  scope: string | undefined,
): AreasInScope {
  if (scope === undefined) return { areas, counts, hidden: { areas: 0, unread: 0 } };
  const shown = areas.filter((area) => isShownIn(area, scope));
  const elsewhere = areas.filter((area) => !isShownIn(area, scope));
  const count = (state: CoverageArea["state"]): number => shown.filter((area) => area.state === state).length;
  return {
    areas: shown,
    counts: { complete: count("complete"), incomplete: count("incomplete"), notAsked: count("not-asked") },
    hidden: { areas: elsewhere.length, unread: elsewhere.filter(({ state }) => state !== "complete").length },
  };
}

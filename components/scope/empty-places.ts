import type { Overview } from "#lib/report/overview.ts";
import { isWithin } from "#lib/report/report-scope.ts";

/**
 * What is told of Regions without ECS services. Of everything: those where there is none. Of a scope: why nothing is there, none or
 * not read to the end, and nothing when it has some.
 */
export function emptyPlaces(services: Overview["services"], scope: string | undefined): Overview["services"] {
  if (scope === undefined) return { ...services, unread: services.none.length === 0 && services.found.length > 0 ? [] : services.unread }; // prettier-ignore
  const here = ({ scope: key }: { readonly scope: string }): boolean => {
    const [account = "", region = ""] = key.split("/");
    return isWithin({ account, region }, scope);
  };
  if (services.found.some(here)) return { none: [], unread: [], found: [] };
  return { none: services.none.filter(here), unread: services.unread.filter(here), found: services.found };
}

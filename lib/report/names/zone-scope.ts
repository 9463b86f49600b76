import type { ListedZone } from "#lib/analysis/names/zone-list.ts";
import { isUrnShownIn, isUrnWithin } from "../report-scope.ts";

/**
 * Whether a page that is narrowed to a scope shows a zone. A public one is in no Region: it stays with its account. A private one
 * stays with its account, and in the Regions of the VPCs it is associated with; where not all of those are known, in every Region.
 */
export function isZoneShownIn(
  { kind, urn, vpcs, unread }: Pick<ListedZone, "kind" | "urn" | "vpcs" | "unread">,
  scope: string | undefined,
): boolean {
  if (scope === undefined || vpcs.some((vpc) => isUrnWithin(vpc.urn, scope))) return true;
  if (urn === undefined) return false;
  const isKnown = kind !== "public" && vpcs.length > 0 && unread.length === 0;
  return isKnown ? isUrnWithin(urn, scope) : isUrnShownIn(urn, scope);
}

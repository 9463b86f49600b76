import { GLOBAL_REGION } from "#lib/model/global-region.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";

type Place = { readonly account: string; readonly region: string };

/** Whether a place is in a scope: `<account>/<region>`, an account, or a Region; everything is where none is given. */
export function isWithin(place: Place, scope: string | undefined): boolean {
  const { account, region } = place;
  // As `scopeKey` writes it; where that is, schemas are, and pages load this.
  return scope === undefined || [`${account}/${region}`, account, region].includes(scope);
}

/**
 * Whether a page that is narrowed to a scope shows a place: as {@link isWithin}, and what an account has in no Region, such as its
 * names, stays with each of its Regions.
 */
export function isShownIn(place: Place, scope: string | undefined): boolean {
  if (isWithin(place, scope)) return true;
  if (place.region !== GLOBAL_REGION || scope === undefined) return false;
  const [account = ""] = scope.split("/");
  return !/^\d{12}$/.test(account) || account === place.account;
}

/** As {@link isShownIn}, of a resource, or of an area that a survey reads; what is neither is shown. */
export function isUrnShownIn(urn: Urn, scope: string | undefined): boolean {
  const place = placeOf(urn);
  return place === undefined || isShownIn(place, scope);
}

/** Whether a finding is shown: where its subject or what suffers from it is in the scope. One in no Region goes with what it hurts. */
export function isFindingShownIn(
  { subject, affected }: { readonly subject: Urn; readonly affected: readonly Urn[] },
  scope: string | undefined,
): boolean {
  const regional = [subject, ...affected].filter((urn) => {
    const place = placeOf(urn);
    return place !== undefined && place.region !== GLOBAL_REGION;
  });
  return (regional.length === 0 ? [subject] : regional).some((urn) => isUrnShownIn(urn, scope));
}

/** Where a URN is, of a kind of resource or not. */
function placeOf(urn: Urn): Place | undefined {
  const [prefix, account, region] = urn.split("/");
  return prefix !== "aws" || account === undefined || region === undefined ? undefined : { account, region };
}

/** Whether a resource is in a scope; what is no resource is in every one. */
export function isUrnWithin(urn: Urn, scope: string | undefined): boolean {
  const place = parseUrn(urn);
  return place === undefined || isWithin(place, scope);
}

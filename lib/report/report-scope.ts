import { scopeKey } from "#lib/model/scope.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";

type Place = { readonly account: string; readonly region: string };

/** Whether a place is in a scope: `<account>/<region>`, an account, or a Region; everything is where none is given. */
export function isWithin(place: Place, scope: string | undefined): boolean {
  return scope === undefined || [scopeKey(place), place.account, place.region].includes(scope);
}

/** Whether a resource is in a scope; what is no resource is in every one. */
export function isUrnWithin(urn: Urn, scope: string | undefined): boolean {
  const place = parseUrn(urn);
  return place === undefined || isWithin(place, scope);
}

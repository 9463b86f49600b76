import type { Scope } from "#lib/model/scope.ts";

/** The places of one account and Region, in the order of the map. */
export function inScope<Place extends { readonly account: string; readonly region: string }>(
  places: ReadonlyMap<string, Place>,
  scope: Pick<Scope, "account" | "region">,
): readonly Place[] {
  return [...places.values()].filter(({ account, region }) => account === scope.account && region === scope.region);
}

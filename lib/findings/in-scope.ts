import { valuesOf } from "#lib/graph/keyed-list.ts";
import { scopeKey, type Scope } from "#lib/model/scope.ts";

type Placed = { readonly account: string; readonly region: string };

// A memo, not state: a map of places never changes, and this goes when it goes. A dozen rules ask for the same ones.
const known = new WeakMap<ReadonlyMap<string, Placed>, Map<string, readonly Placed[]>>();

/** The places of one account and Region, in the order of the map. */
export function inScope<Place extends Placed>(
  places: ReadonlyMap<string, Place>,
  scope: Pick<Scope, "account" | "region">,
): readonly Place[] {
  const byScope = known.get(places) ?? new Map<string, readonly Placed[]>();
  known.set(places, byScope);
  const isHere = ({ account, region }: Placed) => account === scope.account && region === scope.region;
  const found = byScope.get(scopeKey(scope)) ?? withOnly(valuesOf(places), isHere);
  byScope.set(scopeKey(scope), found);
  // What is known of a map was found in that map.
  return found as readonly Place[];
}

/** The same list where all are, which its ends tell, as it is sorted by scope: most surveys read one Region. */
function withOnly(places: readonly Placed[], isHere: (place: Placed) => boolean): readonly Placed[] {
  return [places[0], places.at(-1)].every((end) => end !== undefined && isHere(end)) ? places : places.filter(isHere);
}

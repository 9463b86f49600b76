import type { ItemOf } from "#lib/model/areas.ts";
import { itemsOf, type ScopeSnapshot } from "#lib/model/snapshot.ts";
import { urnOf, type NodeKind } from "#lib/model/urn.ts";
import { identities, type Identity, type PlacedArea } from "./identities.ts";
import { indexed, keyedPlaces, type KeyedList } from "./keyed-list.ts";
import { lazily } from "./lazily.ts";
import { madeList } from "./made-list.ts";
import type { Placed } from "./placed.ts";

/** The live records of one scope by their id, sorted by id: order in the snapshot changes nothing after this. */
export type PlacedScope = {
  readonly scoped: ScopeSnapshot;
  readonly byId: { readonly [Name in PlacedArea]: PlacedList<ItemOf<Name>> };
};

/** Records by id, with those records alone: who reads all of them may not need the place of each. */
export type PlacedList<Item> = KeyedList<string, Placed<Item>> & { readonly items: readonly Item[] };

/** Gives every live record of a scope its place and identity: the one time records are indexed, an area when it is asked for. */
export function placeScope(scoped: ScopeSnapshot): PlacedScope {
  // Object.keys loses the key type; the table is the whole truth about its keys.
  const names = Object.keys(identities) as readonly PlacedArea[];
  const makers = Object.fromEntries(names.map((name) => [name, () => placeArea(scoped, name, true)]));
  // Object.fromEntries loses which key holds which records; placeArea answers for the name it was asked for.
  return { scoped, byId: lazily(makers) as PlacedScope["byId"] };
}

/** The records of one area that are still there, or those that are not, by id. A record that is listed twice counts once. */
export function placeArea<Name extends PlacedArea>(
  scoped: ScopeSnapshot,
  name: Name,
  isLive: boolean,
): PlacedList<ItemOf<Name>> {
  // The table's entry for a name is an Identity of that name; indexing by a type parameter hides it.
  const identity = identities[name] as unknown as Identity<Name>;
  const all = itemsOf(scoped, name);
  const isWanted = (item: ItemOf<Name>) => (identity.isLive?.(item) ?? true) === isLive;
  const items = all.every(isWanted) ? all : all.filter(isWanted);
  const found = items.map(identity.id);
  if (isAscending(found)) return placedList(scoped, identity.kind, { ids: found, items });
  const itemById = new Map<string, ItemOf<Name>>();
  items.forEach((item, at) => itemById.set(found[at] ?? "", item));
  const ids = [...itemById.keys()].sort();
  // Each id is one of that map.
  return placedList(scoped, identity.kind, { ids, items: ids.map((id) => itemById.get(id) as ItemOf<Name>) });
}

type Identified<Item> = { readonly ids: readonly string[]; readonly items: readonly Item[] };

function placedList<Item>(
  { scope }: ScopeSnapshot,
  kind: NodeKind,
  { ids, items }: Identified<Item>,
): PlacedList<Item> {
  const { account, region } = scope;
  const start = urnOf(scope, kind, "");
  const place = (at: number): Placed<Item> => {
    // Ids and items are of one length.
    const item = items[at] as Item;
    return { urn: `${start}${ids[at] ?? ""}`, account, region, item };
  };
  const keyAt = (at: number): string | undefined => ids[at];
  const keyed = keyedPlaces(madeList(items.length, place), { keyAt, placeOf: indexed(ids.length, keyAt) });
  return Object.assign(keyed, { items });
}

/** Whether ids ascend already, as in every document that a survey has written: then none is there twice. */
function isAscending(ids: readonly string[]): boolean {
  for (let at = 1; at < ids.length; at += 1) if (!((ids[at - 1] ?? "") < (ids[at] ?? ""))) return false;
  return true;
}

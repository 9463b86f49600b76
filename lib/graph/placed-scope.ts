import type { ItemOf } from "#lib/model/areas.ts";
import { itemsOf, type ScopeSnapshot } from "#lib/model/snapshot.ts";
import { urnOf } from "#lib/model/urn.ts";
import { identities, type Identity, type PlacedArea } from "./identities.ts";
import { keyedList, type KeyedList } from "./keyed-list.ts";
import { lazily } from "./lazily.ts";
import type { Placed } from "./placed.ts";

/** The live records of one scope by their id, sorted by id: order in the snapshot changes nothing after this. */
export type PlacedScope = {
  readonly scoped: ScopeSnapshot;
  readonly byId: { readonly [Name in PlacedArea]: KeyedList<string, Placed<ItemOf<Name>>> };
};

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
): KeyedList<string, Placed<ItemOf<Name>>> {
  const { account, region } = scoped.scope;
  // The table's entry for a name is an Identity of that name; indexing by a type parameter hides it.
  const identity = identities[name] as unknown as Identity<Name>;
  const items = itemsOf(scoped, name).filter((item) => (identity.isLive?.(item) ?? true) === isLive);
  const found = items.map((item) => identity.id(item));
  const start = urnOf(scoped.scope, identity.kind, "");
  const place = (id: string, item: ItemOf<Name>): Placed<ItemOf<Name>> => ({
    urn: `${start}${id}`,
    account,
    region,
    item,
  });
  const listOf = (ids: readonly string[], items: readonly ItemOf<Name>[]) =>
    keyedList(
      items.map((item, at) => place(ids[at] ?? "", item)),
      (_, at) => ids[at] ?? "",
    );
  if (isAscending(found)) return listOf(found, items);
  const itemById = new Map(found.map((id, at) => [id, items[at]]));
  const ids = [...itemById.keys()].sort();
  return listOf(
    ids,
    ids.flatMap((id) => itemById.get(id) ?? []),
  );
}

/** Whether ids ascend already, as in every document that a survey has written: then none is there twice. */
function isAscending(ids: readonly string[]): boolean {
  return ids.every((id, at) => at === 0 || (ids[at - 1] ?? "") < id);
}

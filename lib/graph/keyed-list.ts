import { once } from "./lazily.ts";

/** A list that can also be asked by key, and is gone through in its order like any map. Keys are unique. */
export type KeyedList<Key, Value> = ReadonlyMap<Key, Value> & {
  readonly list: readonly Value[];
  readonly keyAt: (place: number) => Key | undefined;
  /** Where the value of a key stands in the list. */
  readonly placeOf: (key: Key) => number | undefined;
};

/**
 * A list and its keys. It is indexed when it is first asked by key: most readers only go through, and at 10,000 entries
 * indexing them costs more than making them. A list whose places another index tells is not indexed at all.
 */
export function keyedList<Key, Value>(
  list: readonly Value[],
  keyOf: (value: Value, place: number) => Key,
  placeOf: (key: Key) => number | undefined = indexed(list, keyOf),
): KeyedList<Key, Value> {
  const entries = () => list.map((value, place): [Key, Value] => [keyOf(value, place), value]).values();
  const keyed: KeyedList<Key, Value> = {
    list,
    keyAt: (place) => {
      const value = list[place];
      return value === undefined ? undefined : keyOf(value, place);
    },
    placeOf,
    size: list.length,
    has: (key) => placeOf(key) !== undefined,
    get: (key) => {
      const place = placeOf(key);
      return place === undefined ? undefined : list[place];
    },
    values: () => list.values(),
    keys: () => list.map(keyOf).values(),
    entries,
    [Symbol.iterator]: entries,
    forEach: (visit) => {
      for (const [key, value] of entries()) visit(value, key, keyed);
    },
  };
  return keyed;
}

function indexed<Key, Value>(
  list: readonly Value[],
  keyOf: (value: Value, place: number) => Key,
): (key: Key) => number | undefined {
  const index = once(() => {
    const places = new Map<Key, number>();
    for (let place = 0; place < list.length; place += 1) {
      const value = list[place];
      if (value === undefined) continue;
      places.set(keyOf(value, place), place);
    }
    return places;
  });
  return (key) => index().get(key);
}

/** The values of a map, in its order; those of a {@link KeyedList} are a list already. */
export function valuesOf<Value>(map: ReadonlyMap<string, Value> & Partial<KeyedList<string, Value>>): readonly Value[] {
  return map.list ?? [...map.values()];
}

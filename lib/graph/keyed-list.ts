import { once } from "./lazily.ts";
import { listed, type MadeList } from "./made-list.ts";

/** A list that can also be asked by key, and is gone through in its order like any map. Keys are unique. */
export type KeyedList<Key, Value> = ReadonlyMap<Key, Value> & {
  /** All values; what was not asked for yet is made now. */
  readonly list: readonly Value[];
  readonly at: (place: number) => Value | undefined;
  readonly keyAt: (place: number) => Key | undefined;
  /** Where the value of a key stands in the list. */
  readonly placeOf: (key: Key) => number | undefined;
};

/**
 * A list and its keys. It is indexed when it is first asked by key: most readers only go through, and at 10,000 entries
 * indexing them costs more than making them. A list whose places another index tells is not indexed at all.
 */
export function keyedList<Key, Value>(
  values: readonly Value[] | MadeList<Value>,
  keyOf: (value: Value, place: number) => Key,
  placeOf?: (key: Key) => number | undefined,
): KeyedList<Key, Value> {
  const made = "all" in values ? values : listed(values);
  const keyAt = (place: number): Key | undefined => {
    const value = made.at(place);
    return value === undefined ? undefined : keyOf(value, place);
  };
  return keyedPlaces(made, { keyAt, placeOf: placeOf ?? indexed(made.size, keyAt) });
}

/** Where keys and places lead to each other. */
export type Keys<Key> = {
  readonly keyAt: (place: number) => Key | undefined;
  readonly placeOf: (key: Key) => number | undefined;
};

/** A list whose keys are known without its values: those are made for who asks for them. */
export function keyedPlaces<Key, Value>(made: MadeList<Value>, { keyAt, placeOf }: Keys<Key>): KeyedList<Key, Value> {
  // Every place of the list has a key.
  const keys = () => made.all().map((_, place) => keyAt(place) as Key);
  const entries = () =>
    made
      .all()
      .map((value, place): [Key, Value] => [keyAt(place) as Key, value])
      .values();
  const keyed: KeyedList<Key, Value> = {
    get list() {
      return made.all();
    },
    at: made.at,
    keyAt,
    placeOf,
    size: made.size,
    has: (key) => placeOf(key) !== undefined,
    get: (key) => {
      const place = placeOf(key);
      return place === undefined ? undefined : made.at(place);
    },
    values: () => made.all().values(),
    keys: () => keys().values(),
    entries,
    [Symbol.iterator]: entries,
    forEach: (visit) => {
      for (const [key, value] of entries()) visit(value, key, keyed);
    },
  };
  return keyed;
}

/** Finds the places of keys, of which a later one counts. It is indexed when it is first asked. */
export function indexed<Key>(
  size: number,
  keyAt: (place: number) => Key | undefined,
): (key: Key) => number | undefined {
  const index = once(() => {
    const places = new Map<Key, number>();
    for (let place = 0; place < size; place += 1) {
      const key = keyAt(place);
      if (key !== undefined) places.set(key, place);
    }
    return places;
  });
  return (key) => index().get(key);
}

/** The values of a map, in its order; those of a {@link KeyedList} are a list already. */
export function valuesOf<Value>(map: ReadonlyMap<string, Value> & Partial<KeyedList<string, Value>>): readonly Value[] {
  return map.list ?? [...map.values()];
}

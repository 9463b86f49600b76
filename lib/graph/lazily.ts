/** Makes a value when it is first asked for, and never again. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** An object each part of which is made when it is first asked for: a reader of one part does not pay for the others. */
export function lazily<Whole extends object>(makers: { readonly [Name in keyof Whole]: () => Whole[Name] }): Whole {
  const whole = {};
  // Object.keys loses the key type; the makers are the whole truth about the parts.
  for (const name of Object.keys(makers) as (keyof Whole)[]) {
    Object.defineProperty(whole, name, { enumerable: true, configurable: true, get: once(makers[name]) });
  }
  // Every part has been defined above, by the maker of its name.
  return whole as Whole;
}

/** The same object with some of its parts replaced. Unlike a spread it asks for none of the others. */
export function withParts<Whole extends object>(whole: Whole, parts: Partial<Whole>): Whole {
  const descriptors = { ...Object.getOwnPropertyDescriptors(whole), ...Object.getOwnPropertyDescriptors(parts) };
  // All parts of the whole, each with its own or the given descriptor.
  return Object.defineProperties({}, descriptors) as Whole;
}

/** A map that finds single values without being made; it is made when somebody goes through it, or asks how many there are. */
export function lazyMap<Key, Value>(
  get: (key: Key) => Value | undefined,
  make: () => ReadonlyMap<Key, Value>,
): ReadonlyMap<Key, Value> {
  const whole = once(make);
  return {
    get,
    has: (key) => get(key) !== undefined,
    get size() {
      return whole().size;
    },
    keys: () => whole().keys(),
    values: () => whole().values(),
    entries: () => whole().entries(),
    [Symbol.iterator]: () => whole().entries(),
    forEach: (visit) => {
      for (const [key, value] of whole()) visit(value, key, whole());
    },
  };
}

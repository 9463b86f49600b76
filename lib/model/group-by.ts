/** Groups values by a key, in the order they come; values without a key are left out. */
export function groupBy<Value, Key>(
  values: Iterable<Value>,
  keyOf: (value: Value) => Key | undefined,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>();
  const list = Array.isArray(values) ? (values as readonly Value[]) : [...values];
  list.forEach((value) => {
    const key = keyOf(value);
    if (key === undefined) return;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  });
  return groups;
}

/** `item` without the members a world adds to the SDK's own record. */
export function without<Item extends object, Key extends keyof Item>(
  item: Item,
  ...keys: readonly Key[]
): Omit<Item, Key> {
  const left = { ...item };
  for (const key of keys) Reflect.deleteProperty(left, key);
  return left;
}

/**
 * Records in an order of their own: by their first field, which is their id or the id of what they belong to. AWS lists
 * most of them in no order; in this one the same account gives the same document, and what reads it by id reads on.
 * Those of one parent stay as AWS listed them.
 */
export function inRecordOrder<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, key: firstField(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}

function firstField(item: unknown): string {
  const fields: readonly unknown[] = typeof item === "object" && item !== null ? Object.values(item) : [];
  const [first] = fields;
  return typeof first === "string" ? first : "";
}

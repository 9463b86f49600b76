/** Orders texts by their code units: the same everywhere, whatever the reader's locale. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Things by name, and those of one name by URN. */
export function byName<Item extends { readonly name: string; readonly urn: string }>(
  items: readonly Item[],
): readonly Item[] {
  return [...items].sort((one, other) => compareText(one.name, other.name) || compareText(one.urn, other.urn));
}

/** How a column is sorted, as the address says it. */
export type Sorted = { readonly key: string; readonly descending: boolean };

/** Reads `cluster,-running`. */
export function readSort(text: string): readonly Sorted[] {
  const parts = text.split(",").filter((part) => part !== "");
  return parts.map((part) => ({ key: part.replace(/^-/, ""), descending: part.startsWith("-") }));
}

/** The order after a head was clicked: up, down, then as it was; `together` keeps the other columns. */
export function nextSort(text: string, key: string, together: boolean): string {
  const sorted = readSort(text);
  const known = sorted.find((one) => one.key === key);
  const next = known === undefined ? [{ key, descending: false }] : known.descending ? [] : [{ key, descending: true }];
  const others = together ? sorted : sorted.filter((one) => one.key === key);
  const all =
    known === undefined
      ? [...(together ? others : []), ...next]
      : others.flatMap((one) => (one.key === key ? next : [one]));
  return all.map((one) => `${one.descending ? "-" : ""}${one.key}`).join(",");
}

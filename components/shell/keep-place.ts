/** What every page is about, as its address has it: the snapshot, and the part of it that is looked at. */
export type Kept = { readonly at?: string | undefined; readonly s?: string | undefined };

/**
 * A path of ours with what the reader looks at written in. What the path says of it itself, or another site's address, is left
 * alone.
 */
export function keepPlace(href: string, kept: Kept): string {
  if ((kept.at === undefined && kept.s === undefined) || !href.startsWith("/")) return href;
  const [before = "", fragment] = href.split("#");
  const [path = "", query = ""] = before.split("?");
  const search = new URLSearchParams(query);
  for (const name of ["at", "s"] as const) {
    const value = kept[name];
    if (value !== undefined && !search.has(name)) search.set(name, value);
  }
  return `${path}?${search.toString()}${fragment === undefined ? "" : `#${fragment}`}`;
}

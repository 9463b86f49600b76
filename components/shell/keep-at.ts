/**
 * A path of ours with the snapshot the reader looks at written in. What the path says of `at` itself, or another site's
 * address, is left alone.
 */
export function keepAt(href: string, at: string | undefined): string {
  if (at === undefined || !href.startsWith("/")) return href;
  const [before = "", fragment] = href.split("#");
  const [path = "", query = ""] = before.split("?");
  const search = new URLSearchParams(query);
  if (!search.has("at")) search.set("at", at);
  return `${path}?${search.toString()}${fragment === undefined ? "" : `#${fragment}`}`;
}

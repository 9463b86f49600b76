/** One step: what the page at `href` shows, for somebody who sees it for the first time, in a sentence or two. */
export type ReadingStep = { readonly href: string; readonly en: string; readonly ja: string };

/** Five steps through a scenario, from what is wrong to why. */
export type Reading = readonly ReadingStep[];

/** The page of a finding, by its id. */
export function finding(id: string): string {
  return `/findings/${id}`;
}

/** A page with a resource chosen, by its URN; `/e` is the page of the resource itself. */
export function chosen(page: "/map" | "/dns" | "/e", urn: string): string {
  return page === "/e" ? `/e/${encodeURIComponent(urn)}` : `${page}?${new URLSearchParams({ sel: urn }).toString()}`;
}

import type { Urn } from "#lib/model/urn.ts";

/** The page of a resource. A URN is raw text; only here, in a URL, is it encoded. */
export function entityHref(urn: Urn): string {
  return `/e/${encodeURIComponent(urn)}`;
}

/** The path question from, or to, a resource. */
export function pathHref(end: { readonly from?: Urn; readonly to?: string; readonly port?: string }): string {
  return `/paths?${new URLSearchParams(Object.entries(end)).toString()}`;
}

/** The map with a resource chosen. */
export function mapHref(urn: Urn): string {
  return `/map?${new URLSearchParams({ sel: urn }).toString()}`;
}

import { unexpectedShape } from "../unexpected-shape.ts";

/** The marker of the next page: Route 53 says apart whether there is one, and a page that is cut without saying where is no answer. */
export function nextPage(isTruncated: boolean | undefined, marker: string | undefined): string | undefined {
  if (isTruncated !== true) return undefined;
  if (marker === undefined || marker === "") throw unexpectedShape("is cut, and does not say where it goes on");
  return marker;
}

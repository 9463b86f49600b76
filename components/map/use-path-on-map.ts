"use client";

import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";
import { useInsertionEffect } from "react";

const shapes = ".rs-card,.rs-row,.rs-group,.rs-head,.rs-line";

/**
 * Outlines what a path passes, as `path` in the address says: the resources from one end to the other. What the map does not
 * draw has no outline. It is a style sheet beside the chart's own: the drawing need not know.
 */
export function usePathOnMap(): void {
  const [path] = useQueryState("path", parseAsArrayOf(parseAsString).withDefault([]));
  const key = JSON.stringify(path);
  useInsertionEffect(() => {
    // Written above.
    const urns = JSON.parse(key) as readonly string[];
    if (urns.length === 0) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:is(${urns.map(boxesOf).join(",")})>:is(${shapes}){stroke:var(--sea);stroke-width:2.5}`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
    };
  }, [key]);
}

/** A gateway stands on both sides of the chart, told apart by what follows a `#`. */
function boxesOf(urn: string): string {
  const text = CSS.escape(urn);
  return `[data-urn="${text}"],[data-urn^="${text}\\#"]`;
}

"use client";

import { useLocale } from "use-intl";
import { areaWords } from "#lib/report/text/words.ts";

/** Names an area in words; one that has no name yet keeps its key. */
export function useAreaName(): (area: string) => string {
  const words: { readonly [area: string]: string } = areaWords[useLocale()];
  return (area) => (Object.hasOwn(words, area) ? words[area] : undefined) ?? area;
}

"use client";

import { useMessages, useTranslations } from "use-intl";

/** Names an area in words; one that has no name yet keeps its key. */
export function useAreaName(): (area: string) => string {
  const t = useTranslations("area");
  const known = useMessages().area;
  const isKnown = (area: string): area is keyof typeof known => Object.hasOwn(known, area);
  return (area) => (isKnown(area) ? t(area) : area);
}

"use client";

import { useSyncExternalStore, type CSSProperties } from "react";

/** How narrow and how wide the panel can be, in CSS pixels. */
export const NARROWEST = 280;
/** See {@link NARROWEST}. */
export const WIDEST = 640;
const OPENS_AT = 360;
const KEY = "panel-width";

const listeners = new Set<() => void>();

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

function bounded(width: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
}

function stored(): number {
  // Storage may be shut; then the panel opens as it does for everybody.
  try {
    const width = Number(sessionStorage.getItem(KEY) ?? OPENS_AT);
    return Number.isFinite(width) ? bounded(width) : OPENS_AT;
  } catch {
    return OPENS_AT;
  }
}

/** Reads the width before it is needed: the first look into the storage waits for the browser. */
export function widthAtHand(): void {
  stored();
}

function store(width: number): void {
  try {
    sessionStorage.setItem(KEY, String(bounded(width)));
  } catch {
    return;
  }
  for (const tell of listeners) tell();
}

/** The panel's width in CSS pixels; it is the reader's for as long as the tab is open, and stands in no address. */
export type PanelWidth = {
  readonly pixels: number;
  readonly set: (pixels: number) => void;
  readonly style: CSSProperties;
};

/** The width of the panel, and a way to change it. */
export function usePanelWidth(): PanelWidth {
  const pixels = useSyncExternalStore(subscribe, stored, () => OPENS_AT);
  // A custom property is not among the properties React types.
  return { pixels, set: store, style: { "--panel-width": `${String(pixels)}px` } as CSSProperties };
}

"use client";

import { useSyncExternalStore } from "react";

function subscribe(onChange: () => void): () => void {
  const list = window.matchMedia("print");
  list.addEventListener("change", onChange);
  return () => list.removeEventListener("change", onChange);
}

/** Whether the page is being put on paper, where nothing scrolls; the server says no. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia("print").matches,
    () => false,
  );
}

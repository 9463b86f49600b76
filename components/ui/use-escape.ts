"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * Escape, pressed anywhere but in a dialog, goes back one level; `back` says whether there was one. What already took the key,
 * such as a field that it empties, keeps it.
 */
export function useEscape(back: () => boolean): void {
  const onEscape = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
    if (back()) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onEscape(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

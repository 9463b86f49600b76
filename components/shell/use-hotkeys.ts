"use client";

import { useEffect } from "react";

const LEADER_MS = 1200;

/** What keys do everywhere. `leap` gets the letter after `g`. */
export type Hotkeys = {
  readonly search: () => void;
  readonly keys: () => void;
  readonly leap: (letter: string) => void;
  /** Single letters can be turned off (WCAG 2.1.4); Ctrl K stays. */
  readonly letters: boolean;
};

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Listens for the global keys while the page lives. Keys typed into a field belong to the field. */
export function useHotkeys({ search, keys, leap, letters }: Hotkeys): void {
  useEffect(() => {
    let leaderAt = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        search();
        return;
      }
      if (!letters || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.timeStamp - leaderAt < LEADER_MS) leap(event.key);
      else if (event.key === "?") keys();
      leaderAt = event.key === "g" ? event.timeStamp : -Infinity;
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [search, keys, leap, letters]);
}

"use client";

import { useEffect } from "react";
import { isTyping, LEADER_MS } from "#components/ui/on-plain-letter.ts";

/** What keys do everywhere. `leap` gets the letter after `g`. */
export type Hotkeys = {
  readonly search: () => void;
  readonly keys: () => void;
  readonly leap: (letter: string) => void;
  /** Goes to the survey before (-1) or after (1) the one that is shown, or starts a new one (0). */
  readonly step: (by: -1 | 0 | 1) => void;
  /** Single letters can be turned off (WCAG 2.1.4); Ctrl K stays. */
  readonly letters: boolean;
};

const steps = { "[": -1, "]": 1, r: 0 } as const;

function isStep(key: string): key is keyof typeof steps {
  return key in steps;
}

/** What a single letter does. */
function letterAct(key: string, { keys, step }: Pick<Hotkeys, "keys" | "step">): void {
  if (key === "?") keys();
  else if (isStep(key)) step(steps[key]);
}

/** Whether a key is pressed together with another that makes it something else. */
function isChord({ metaKey, ctrlKey, altKey }: KeyboardEvent): boolean {
  return metaKey || ctrlKey || altKey;
}

/** Listens for the global keys while the page lives. Keys typed into a field belong to the field. */
export function useHotkeys({ search, keys, leap, step, letters }: Hotkeys): void {
  useEffect(() => {
    let leaderAt = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        search();
        return;
      }
      if (!letters || event.defaultPrevented || isChord(event) || isTyping(event.target)) return;
      if (event.timeStamp - leaderAt < LEADER_MS) leap(event.key);
      else letterAct(event.key, { keys, step });
      leaderAt = event.key === "g" ? event.timeStamp : -Infinity;
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [search, keys, leap, step, letters]);
}

"use client";

import { useState, type KeyboardEvent } from "react";

/** The two surveys that can be chosen: the one that is shown, and the one that it is compared with. */
export type HandleName = "head" | "base";

/** Where a handle stands among the surveys, the oldest being 0, and how far it can go. */
export type Reach = { readonly at: number; readonly least: number; readonly most: number };

/** How far a key moves a handle; `undefined` when it does not. */
function stepOf(key: string, { at, least, most }: Reach): number | undefined {
  if (key === "ArrowLeft" || key === "ArrowDown") return at - 1;
  if (key === "ArrowRight" || key === "ArrowUp") return at + 1;
  if (key === "PageDown") return at - 10;
  if (key === "PageUp") return at + 10;
  if (key === "Home") return least;
  return key === "End" ? most : undefined;
}

/** A place within reach. */
export function within({ least, most }: Pick<Reach, "least" | "most">, place: number): number {
  return Math.max(least, Math.min(most, place));
}

/**
 * Handles that move before they choose: while a key or the pointer is down nothing is asked of the server, and Esc takes the
 * move back.
 */
export function useHandles(onChoose: (name: HandleName, place: number) => void) {
  const [moving, setMoving] = useState<{ readonly name: HandleName; readonly place: number }>();
  const choose = (): void => {
    if (moving === undefined) return;
    setMoving(undefined);
    onChoose(moving.name, moving.place);
  };
  return {
    moving,
    move: (name: HandleName, place: number) => setMoving({ name, place }),
    choose,
    leave: () => setMoving(undefined),
    keysOf: (name: HandleName, reach: Reach) => ({
      onKeyDown: (event: KeyboardEvent) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        if (event.key === "Escape" && moving !== undefined) setMoving(undefined);
        else if (event.key === "Enter") choose();
        else {
          const at = moving?.name === name ? moving.place : reach.at;
          const place = stepOf(event.key, { ...reach, at });
          if (place === undefined) return;
          setMoving({ name, place: within(reach, place) });
        }
        event.preventDefault();
        event.stopPropagation();
      },
      onKeyUp: (event: KeyboardEvent) => {
        if (event.key !== "Escape") choose();
      },
      onBlur: choose,
    }),
  };
}

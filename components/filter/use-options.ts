"use client";

import { useEffect, useState, type KeyboardEvent } from "react";

/** The option of a list that the arrow keys are at, for a field with `role="combobox"`. */
export type ActiveOption = {
  readonly active: number | undefined;
  readonly setActive: (at: number | undefined) => void;
  /** Moves with the arrow keys; true when the key was one of them. */
  readonly move: (event: KeyboardEvent) => boolean;
};

/** Moves through a list of options by keyboard, around at its ends. A new list begins with none, or with its first. */
export function useOptions(
  count: number,
  { key, first }: { readonly key: string; readonly first: boolean },
): ActiveOption {
  const start = first && count > 0 ? 0 : undefined;
  const [active, setActive] = useState<number | undefined>(start);
  useEffect(() => setActive(start), [key, start]);
  const move = (event: KeyboardEvent): boolean => {
    if (count === 0 || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return false;
    const step = event.key === "ArrowDown" ? 1 : -1;
    const from = active ?? (step > 0 ? -1 : 0);
    setActive((from + step + count) % count);
    return true;
  };
  return { active: active !== undefined && active < count ? active : undefined, setActive, move };
}

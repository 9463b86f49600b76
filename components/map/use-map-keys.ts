"use client";

import { useEffect, useEffectEvent } from "react";
import { onPlainLetter } from "#components/ui/on-plain-letter.ts";
import { useEscape } from "#components/ui/use-escape.ts";

/** What single letters do on the map, wherever the focus is; a letter that is not there is somebody else's. */
export type MapLetters = { readonly [letter: string]: (() => void) | undefined };

/** Listens for the letters of the map, and for Escape, which goes back one level; `back` says whether there was one. */
export function useMapKeys(letters: MapLetters, back: () => boolean): void {
  const onLetter = useEffectEvent((letter: string): boolean => {
    const act = letters[letter];
    act?.();
    return act !== undefined;
  });
  useEffect(() => onPlainLetter((letter) => onLetter(letter)), []);
  useEscape(back);
}

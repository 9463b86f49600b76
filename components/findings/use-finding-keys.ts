"use client";

import { useEffect, useEffectEvent } from "react";
import { onPlainLetter } from "#components/ui/on-plain-letter.ts";

/** What the letters do on findings; `act` hears of the finding that has the focus. */
export type FindingKeys = {
  readonly step: (by: 1 | -1) => void;
  readonly act: (key: "m" | "c") => void;
};

/** `j` and `k` go to the next and the previous finding, `m` mutes, `c` copies. Keys typed into a field or a dialog belong to it. */
export function useFindingKeys({ step, act }: FindingKeys): void {
  const onLetter = useEffectEvent((letter: string): boolean => {
    if (letter === "j") step(1);
    else if (letter === "k") step(-1);
    else if (letter === "m" || letter === "c") act(letter);
    else return false;
    return true;
  });
  useEffect(() => onPlainLetter((letter) => onLetter(letter)), []);
}

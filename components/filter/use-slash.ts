"use client";

import { useEffect, type RefObject } from "react";
import { onPlainLetter } from "#components/ui/on-plain-letter.ts";

/** `/` puts the cursor into a field, unless single letters are no keys. */
export function useSlash(field: RefObject<HTMLInputElement | null>): void {
  useEffect(
    () =>
      onPlainLetter((letter) => {
        if (letter !== "/") return false;
        field.current?.focus();
        return true;
      }),
    [field],
  );
}

"use client";

import { useRef } from "react";
import { useSlash } from "./use-slash.ts";

/** A field that narrows what a page lists, while one types. `/` comes here, Escape goes back out. */
export function FindInput({
  id,
  value,
  hint,
  onFind,
}: {
  readonly id: string;
  readonly value: string;
  readonly hint: string;
  readonly onFind: (text: string) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useSlash(field);
  return (
    <input
      ref={field}
      id={id}
      type="search"
      value={value}
      placeholder={hint}
      autoComplete="off"
      spellCheck={false}
      onChange={({ target }) => onFind(target.value)}
      onKeyDown={(event) => {
        // The browser's own Escape would empty the field.
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}

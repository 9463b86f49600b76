"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useAt } from "./use-at.ts";

/** The part of the snapshot that the address narrows the page to: `<account>/<region>`, an account, or a Region; `undefined` is all of it. */
export function useScope(): string | undefined {
  const [scope] = useQueryState("s", parseAsString);
  return scope === null || scope === "" ? undefined : scope;
}

/** What links take along: the snapshot and the scope. */
export function useKept(): { readonly at: string | undefined; readonly s: string | undefined } {
  return { at: useAt(), s: useScope() };
}

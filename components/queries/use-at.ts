"use client";

import { parseAsString, useQueryState } from "nuqs";

/** The snapshot the address names; `undefined` follows the latest. */
export function useAt(): string | undefined {
  const [at] = useQueryState("at", parseAsString);
  return at === null || at === "" || at === "latest" ? undefined : at;
}

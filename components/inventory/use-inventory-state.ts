"use client";

import { parseAsString, useQueryStates } from "nuqs";

const fields = {
  q: parseAsString.withDefault(""),
  /** Columns, the first before the second; a minus turns one around. */
  sort: parseAsString.withDefault(""),
  group: parseAsString.withDefault(""),
  /** The columns that are shown, when not the table's own. */
  cols: parseAsString.withDefault(""),
  /** The resource that is opened, by its URN. */
  sel: parseAsString.withDefault(""),
};

/** All of the page that is written in its address. */
export function useInventoryState() {
  return useQueryStates(fields, { history: "replace" });
}

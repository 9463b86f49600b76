"use client";

import { useQueries } from "@tanstack/react-query";
import { useLocale } from "use-intl";
import { inventoryQuery, ROWS_AT_ONCE, type InventoryView } from "#components/queries/inventory.ts";
import { useAt } from "#components/queries/use-at.ts";
import type { InventoryAnswer } from "#lib/api/inventory.ts";

/** A row of the inventory, with the names its cells need. */
export type InventoryRow = InventoryAnswer["rows"][number] & { readonly names: InventoryAnswer["names"] };

/** The rows between two places; only windows in view are asked for, and a row that is not read yet is left out. */
export function useInventoryRows(
  view: InventoryView,
  { from, until }: { readonly from: number; readonly until: number },
): (place: number) => InventoryRow | undefined {
  const reading = { at: useAt(), lang: useLocale() };
  const first = Math.floor(Math.max(0, from) / ROWS_AT_ONCE);
  const last = Math.floor(Math.max(from, until - 1, 0) / ROWS_AT_ONCE);
  const windows = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  const answers = useQueries({ queries: windows.map((window) => inventoryQuery(view, window, reading)) });
  return (place) => {
    const answer = answers[Math.floor(place / ROWS_AT_ONCE) - first]?.data;
    const row = answer?.rows[place % ROWS_AT_ONCE];
    return answer === undefined || row === undefined ? undefined : { ...row, names: answer.names };
  };
}

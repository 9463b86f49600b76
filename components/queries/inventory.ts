import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiUrl, fetchAnswer } from "#lib/api/client.ts";
import type { InventoryAnswer } from "#lib/api/inventory.ts";
import type { Finder } from "./filter.ts";
import { INSPECTION_KEY, type Reading } from "./inspection.ts";

/** So many rows are asked for at once. */
export const ROWS_AT_ONCE = 100;

/** A view of the inventory: which table, which rows of it, how ordered, which columns. */
export type InventoryView = {
  readonly type: string;
  readonly q: string;
  readonly scope: string | undefined;
  readonly sort: string;
  readonly group: string;
  readonly cols: string;
};

function fieldsOf({ type, q, scope, sort, group, cols }: InventoryView) {
  const given = (value: string): string | undefined => (value === "" ? undefined : value);
  return { type, q: given(q), scope, sort: given(sort), group: given(group), cols: given(cols) };
}

/** One window over a view of the inventory. */
export const inventoryQuery = (view: InventoryView, window: number, { at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "inventory", view, window, at, lang],
    queryFn: ({ signal }) =>
      fetchAnswer<InventoryAnswer>(
        apiUrl("inventory", { ...fieldsOf(view), at, lang, limit: ROWS_AT_ONCE, offset: window * ROWS_AT_ONCE }),
        { signal },
      ),
    ...(window === 0 ? { placeholderData: keepPreviousData } : {}),
  });

/** Tries filters on a table. */
export const inventoryFinder = (view: InventoryView, at: string | undefined): Finder => ({
  page: ["inventory", view.type, view.scope, at],
  finds: async (q, signal) => {
    const asked = { ...fieldsOf({ ...view, q, sort: "", group: "", cols: "" }), at, limit: 1, offset: 0 };
    return (await fetchAnswer<InventoryAnswer>(apiUrl("inventory", asked), { signal })).total > 0;
  },
});

/** The URL of a view as a file: `csv`, or `file` for JSON. */
export function inventoryFileUrl(view: InventoryView, format: "csv" | "file", at: string | undefined): string {
  return apiUrl("inventory", { ...fieldsOf(view), format, at });
}

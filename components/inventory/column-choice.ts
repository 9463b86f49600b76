import type { ColumnKey } from "#lib/inventory/column-table.ts";
import { columnsOfType, inventoryTypes, type InventoryTypeName } from "#lib/inventory/inventory-types.ts";

/** The columns a view shows: those of the address, in the order of the table; else the table's own. */
export function shownColumns(type: InventoryTypeName, cols: string): readonly ColumnKey[] {
  const wanted = cols.split(",");
  const chosen = columnsOfType(type).filter((key) => wanted.includes(key));
  return chosen.length > 0 ? chosen : inventoryTypes[type].shown;
}

/** The address of a view after a column was chosen or put away; empty for the table's own columns. */
export function toggleColumn(type: InventoryTypeName, cols: string, key: ColumnKey): string {
  const shown = shownColumns(type, cols);
  const wanted = shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key];
  const next = columnsOfType(type).filter((one) => wanted.includes(one)).join(","); // prettier-ignore
  return next === inventoryTypes[type].shown.join(",") ? "" : next;
}

import type { Inspection } from "#lib/inspection/inspection.ts";
import { escapeCsv } from "#lib/report/escape.ts";
import { columns, type Column } from "./column-table.ts";
import { filteredRows, textOf, type InventoryWanted } from "./inventory-page.ts";

/** Spreadsheets take a file for UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = "\uFEFF";

/** All rows of a view as a table for a spreadsheet: the URN, the name, the columns that are shown, by their keys, and where it was read: whose is invented says so in every row. */
export function inventoryCsv(inspection: Inspection, wanted: InventoryWanted): string {
  const { source } = inspection.snapshot;
  const head = ["urn", "name", ...wanted.columns, "source"];
  const lines = filteredRows(inspection, wanted).map((one) => {
    const cells = wanted.columns.map((key) => {
      const column: Column = columns[key];
      const { values, unread = [] } = column.read(one, inspection.graph);
      // What was not read is said in its place: an empty cell would say that there is none.
      return [...values.map(textOf), ...(unread[0] === undefined ? [] : [`? ${unread[0].call}`])].join(" ");
    });
    return [one.urn, one.footing.name, ...cells, source];
  });
  return BYTE_ORDER_MARK + [head, ...lines].map((line) => `${line.map(escapeCsv).join(",")}\n`).join("");
}

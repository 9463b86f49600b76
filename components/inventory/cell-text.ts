import type { Cell, CellValue } from "#lib/inventory/column-table.ts";
import type { InventoryRow } from "./use-inventory-rows.ts";

/** A cell taken apart: its values as a list, how many are left out, and the call without which there may be others. */
export type OpenCell = {
  readonly values: readonly (string | number | boolean)[];
  readonly more: number;
  readonly unread: string | undefined;
};

/** Takes a cell apart. */
export function openCell(cell: Cell | undefined): OpenCell {
  if (typeof cell === "object" && cell !== null && "value" in cell) {
    return { values: listOf(cell.value), more: cell.more ?? 0, unread: cell.unread };
  }
  return { values: listOf(cell ?? null), more: 0, unread: undefined };
}

function listOf(value: CellValue): OpenCell["values"] {
  if (value === null) return [];
  return typeof value === "object" ? value : [value];
}

/** What a row is called: its name, or the end of its URN. */
export function nameOfRow({ urn, name }: Pick<InventoryRow, "urn" | "name">): string {
  return name ?? urn.slice(urn.lastIndexOf("/") + 1);
}

/** A cell as text, to be copied; the first column is the name. */
export function cellText(row: InventoryRow, column: number): string {
  if (column === 0) return nameOfRow(row);
  const { values } = openCell(row.cells[column - 1]);
  return values.map((value) => (typeof value === "string" ? nameOfThing(value, row.names) : String(value))).join(" ");
}

/** So much of a task's id tells it from its siblings. */
const SHORT_TASK_ID = 12;

/** A task without a name is called by its id, of which the head is enough; the whole stands in the title. */
export function shortTask(name: string): string {
  return /^[0-9a-f]{32}$/.test(name) ? `${name.slice(0, SHORT_TASK_ID)}…` : name;
}

/** An ARN without what all of a Region have alike: `arn:…:attachment/1b2c…`; any other text is itself. */
export function shortArn(text: string): string {
  return text.replace(/^arn:(?:[^:]*:){4}/, "arn:…:");
}

/** What a URN's resource is called; any other text is itself. */
export function nameOfThing(text: string, names: InventoryRow["names"]): string {
  return text.startsWith("aws/") ? (names[text] ?? text.slice(text.lastIndexOf("/") + 1)) : text;
}

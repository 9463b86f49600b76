import { z } from "zod";
import { columns, type ColumnKey } from "#lib/inventory/column-table.ts";
import type { InventoryPage, SortBy } from "#lib/inventory/inventory-page.ts";
import { inventoryTypeNames } from "#lib/inventory/inventory-types.ts";
import { filterField, unreadFactsSchema } from "./filter.ts";
import { scopeField } from "./requests.ts";

const MOST_ROWS = 500;

// Object.keys loses the key type; the table is the whole truth about its keys.
const columnKeys = Object.keys(columns) as readonly ColumnKey[];
const acceptedColumns = `one or more of ${columnKeys.join(", ")}, separated by commas`;
const column = z.enum(columnKeys, { error: acceptedColumns });
const sortable = z.enum(["name", ...columnKeys], { error: `columns, or name, each with a minus before it to turn it around` }); // prettier-ignore

const parts = (list: string): readonly string[] => list.split(",").map((part) => part.trim());

const sortField = z
  .string()
  .transform(parts)
  .pipe(
    z.array(
      z
        .string()
        .transform((part) => ({ column: part.replace(/^-/, ""), descending: part.startsWith("-") }))
        .pipe(z.object({ column: sortable, descending: z.boolean() }) satisfies z.ZodType<SortBy>),
    ),
  );

const whole = (most: number, accepted: string) =>
  z
    .string({ error: accepted })
    .regex(/^\d{1,9}$/, { error: accepted })
    .transform(Number)
    .refine((value) => value <= most, { error: accepted });

/** `GET /api/v1/inventory`: which table, which rows of it in which order, and which columns. Without `cols` the table's own. */
export const inventoryParameters = z.strictObject({
  type: z.enum(inventoryTypeNames, { error: `one of ${inventoryTypeNames.join(", ")}` }),
  q: filterField,
  scope: scopeField,
  sort: sortField.default([]),
  group: column.optional(),
  cols: z.string().transform(parts).pipe(z.array(column)).optional(),
  offset: whole(999_999_999, "a whole number").default(0),
  limit: whole(MOST_ROWS, `a whole number up to ${String(MOST_ROWS)}`).default(100),
  format: z.enum(["json", "csv", "file"], { error: "json, csv or file" }).default("json"),
});

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly()]);

const cell = z.union([
  value,
  z.object({ value, more: z.number().exactOptional(), unread: z.string().exactOptional() }),
]);

/** `GET /api/v1/inventory`. */
export const inventorySchema = z.object({
  snapshotId: z.string(),
  total: z.number(),
  all: z.number(),
  open: z.number(),
  because: unreadFactsSchema,
  offset: z.number(),
  rows: z
    .array(z.object({ urn: z.string(), name: z.string().exactOptional(), cells: z.array(cell).readonly() }))
    .readonly(),
  groups: z
    .array(z.object({ value: z.string(), count: z.number() }))
    .readonly()
    .exactOptional(),
  names: z.record(z.string(), z.string()),
  unread: unreadFactsSchema,
}) satisfies z.ZodType<InventoryPage>;

/** A window over a table of the inventory. */
export type InventoryAnswer = Readonly<z.infer<typeof inventorySchema>>;

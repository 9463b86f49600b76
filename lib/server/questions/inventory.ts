import { inventoryParameters, type InventoryAnswer } from "#lib/api/inventory.ts";
import { inventoryCsv } from "#lib/inventory/inventory-csv.ts";
import { inventoryPage } from "#lib/inventory/inventory-page.ts";
import { inventoryTypes } from "#lib/inventory/inventory-types.ts";
import { becauseIn } from "#lib/inventory/not-compared.ts";
import { defineQuestion } from "../question.ts";
import { reportFileName } from "../report-file.ts";
import { refuseUnknownScope } from "./scope-names.ts";

/** A window over a table of the inventory, or the whole view of it as a file. */
export const inventoryQuestion = defineQuestion(inventoryParameters, ({ inspection, parameters, language }) => {
  const { type, q: filter, cols, format, ...rest } = parameters;
  if (rest.scope !== undefined) refuseUnknownScope(inspection.snapshot, rest.scope);
  const wanted = { ...rest, type, filter, columns: cols ?? inventoryTypes[type].shown };
  const fileName = (extension: string) =>
    reportFileName(inspection.snapshot, extension).replace(/^roadstead-/, `roadstead-${type}-`);
  if (format === "csv") {
    return { text: inventoryCsv(inspection, wanted), mediaType: "text/csv; charset=utf-8", fileName: fileName("csv") };
  }
  if (format === "file") {
    const page = inventoryPage(inspection, { ...wanted, offset: 0, limit: Infinity });
    const text = `${JSON.stringify({ source: inspection.snapshot.source, columns: wanted.columns, ...page }, undefined, 2)}\n`;
    return { text, mediaType: "application/json; charset=utf-8", fileName: fileName("json") };
  }
  const page = inventoryPage(inspection, wanted);
  const json: InventoryAnswer = { ...page, because: becauseIn(language, page.because) };
  return { json };
});

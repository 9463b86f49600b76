import type { Exporter, ExportOptions } from "../exporter.ts";
import { reportDocument, type ReportDocument } from "../report-document.ts";

/** The version of the report's JSON; a field that changes its meaning raises it. */
const SCHEMA_VERSION = 1;

/** The report as JSON: what every other format is made of. */
export const jsonExporter: Exporter = {
  format: "json",
  mediaType: "application/json",
  extension: "json",
  render: (inspection, options) =>
    `${JSON.stringify(jsonValue(reportDocument(inspection, options), options), null, 2)}\n`,
};

/** The value that is written, with what it is at its head. */
export function jsonValue(document: ReportDocument, { language, template = "full" }: ExportOptions) {
  return { format: "roadstead-report", schemaVersion: SCHEMA_VERSION, language, template, ...document };
}

import type { Exporter } from "../exporter.ts";
import { reportDocument } from "../report-document.ts";

/** The version of the report's JSON; a field that changes its meaning raises it. */
const SCHEMA_VERSION = 1;

/** The report as JSON: what every other format is made of. */
export const jsonExporter: Exporter = {
  format: "json",
  mediaType: "application/json",
  extension: "json",
  render: (inspection, options) => {
    const document = reportDocument(inspection, options);
    return `${JSON.stringify({ format: "roadstead-report", schemaVersion: SCHEMA_VERSION, language: options.language, template: options.template ?? "full", ...document }, null, 2)}\n`;
  },
};

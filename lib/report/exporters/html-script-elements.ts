import type { Inspection } from "#lib/inspection/inspection.ts";
import { escapeScriptJson, safeFileName } from "../escape.ts";
import type { ExportOptions } from "../exporter.ts";
import { trusted, type Markup } from "../markup.ts";
import type { ReportWords } from "../report-wording.ts";
import { csvExporter } from "./csv.ts";
import { htmlScript } from "./html-script.ts";
import { jsonExporter } from "./json.ts";

/** The script, and what it is given: its words, and the figures it can save. Not a template's: its hash is of these very bytes. */
export function scriptElements(inspection: Inspection, options: ExportOptions, { script }: ReportWords): Markup {
  const json: unknown = JSON.parse(jsonExporter.render(inspection, options));
  const file = `roadstead-${safeFileName(inspection.snapshot.snapshotId)}`;
  const data = { words: { ...script, file }, json, csv: csvExporter.render(inspection, options) };
  const held = `<script type="application/json" id="report-data">${escapeScriptJson(data)}</script>`;
  return trusted(`${held}\n<script>${htmlScript}</script>`);
}

import type { Inspection } from "#lib/inspection/inspection.ts";
import { escapeScriptJson, safeFileName } from "../escape.ts";
import type { ExportOptions } from "../exporter.ts";
import { trusted, type Markup } from "../markup.ts";
import type { ReportWords } from "../report-wording.ts";
import { isDemo } from "../text/demo-words.ts";
import { csvExporter } from "./csv.ts";
import { htmlScript } from "./html-script.ts";
import { jsonValue } from "./json.ts";
import { inOneText, type Pen } from "./pen.ts";

/**
 * The script, and what it is given: its words, and the figures it can save. The inventory, most of an account, is not
 * among them: the script reads it from its tables. Not a template's: its hash is of these very bytes.
 */
export function scriptElements(inspection: Inspection, options: ExportOptions, pen: Pen): Markup {
  const demo = isDemo(inspection.snapshot) ? "demo-" : "";
  const file = `roadstead-${demo}${safeFileName(inspection.snapshot.snapshotId)}`;
  const data = {
    words: { ...wordsOf(pen), file },
    json: { ...jsonValue(pen.document, options), inventory: [] },
    csv: csvExporter.render(inspection, options),
  };
  const held = `<script type="application/json" id="report-data">${escapeScriptJson(data)}</script>`;
  return trusted(`${held}\n<script>${htmlScript}</script>`);
}

function wordsOf(pen: Pen): ReportWords["script"] {
  const of = (name: keyof ReportWords["script"]) => inOneText(pen, ({ words }) => words.script[name]);
  return {
    sort: of("sort"),
    filter: of("filter"),
    save: of("save"),
    unfold: of("unfold"),
    copy: of("copy"),
    copied: of("copied"),
  };
}

import type { Inspection } from "#lib/inspection/inspection.ts";
import { chartModel } from "../chart/build-chart.ts";
import { chartSheet } from "../chart/chart-sheet.ts";
import { comparedChart } from "../chart/compare/compared-chart.ts";
import type { Geometry } from "../chart/geometry.ts";
import { layoutChart } from "../chart/layout.ts";
import { writeDot } from "../chart/write-dot.ts";
import { writeDrawio } from "../chart/write-drawio.ts";
import { writeMermaid } from "../chart/write-mermaid.ts";
import { writeSvg } from "../chart/write-svg.ts";
import type { Exporter, ExportOptions } from "../exporter.ts";
import type { Language } from "../text/language.ts";

/** The map at the level of detail a page opens with, compared with the baseline where there is one. */
function wholeMap(inspection: Inspection, { language, baseline }: ExportOptions): Geometry {
  const chosen = { withTasks: false };
  const model =
    baseline === undefined ? chartModel(inspection, chosen) : comparedChart(baseline.inspection, inspection, chosen);
  return layoutChart(model, { detail: 3, language, expanded: new Set() });
}

function mapExporter(
  of: Pick<Exporter, "format" | "mediaType" | "extension">,
  write: (geometry: Geometry, language: Language) => string,
): Exporter {
  return { ...of, render: (inspection, options) => write(wholeMap(inspection, options), options.language) };
}

/** The map as a sheet that stands by itself. */
export const svgExporter = mapExporter(
  { format: "svg", mediaType: "image/svg+xml", extension: "svg" },
  (geometry, language) => writeSvg(chartSheet(geometry, language)),
);

/** The map for draw.io, every box where it is on the page. */
export const drawioExporter = mapExporter(
  { format: "drawio", mediaType: "application/vnd.jgraph.mxfile", extension: "drawio" },
  writeDrawio,
);

/** The map as a flowchart that Markdown pages draw. */
export const mermaidExporter = mapExporter(
  { format: "mermaid", mediaType: "text/vnd.mermaid; charset=utf-8", extension: "mmd" },
  writeMermaid,
);

/** The map for Graphviz. */
export const dotExporter = mapExporter(
  { format: "dot", mediaType: "text/vnd.graphviz; charset=utf-8", extension: "dot" },
  writeDot,
);

import type { Exporter } from "./exporter.ts";
import { csvExporter } from "./exporters/csv.ts";
import { htmlExporter } from "./exporters/html.ts";
import { jsonExporter } from "./exporters/json.ts";
import { junitExporter } from "./exporters/junit.ts";
import { dotExporter, drawioExporter, mermaidExporter, svgExporter } from "./exporters/map.ts";
import { markdownExporter } from "./exporters/markdown.ts";
import { sarifExporter } from "./exporters/sarif.ts";

/** Every format a report can be written in, in menu order. */
export const exporters: readonly Exporter[] = [
  htmlExporter,
  markdownExporter,
  jsonExporter,
  csvExporter,
  sarifExporter,
  junitExporter,
  svgExporter,
  drawioExporter,
  mermaidExporter,
  dotExporter,
];

import type { Exporter } from "./exporter.ts";
import { csvExporter } from "./exporters/csv.ts";
import { htmlExporter } from "./exporters/html.ts";
import { jsonExporter } from "./exporters/json.ts";
import { markdownExporter } from "./exporters/markdown.ts";
import { svgExporter } from "./exporters/svg.ts";

/** Every format a report can be written in, in menu order. */
export const exporters: readonly Exporter[] = [htmlExporter, markdownExporter, jsonExporter, csvExporter, svgExporter];

import { chartModel } from "../chart/build-chart.ts";
import { chartSvg } from "../chart/chart-svg.ts";
import { layoutChart } from "../chart/layout.ts";
import { writeSvg } from "../chart/write-svg.ts";
import type { Exporter } from "../exporter.ts";

/** The whole map as a drawing: services by subnet, the level of detail a page opens with. */
export const svgExporter: Exporter = {
  format: "svg",
  mediaType: "image/svg+xml",
  extension: "svg",
  render: (inspection, { language }) => {
    const model = chartModel(inspection, { withTasks: false });
    return writeSvg(chartSvg(layoutChart(model, { detail: 3, language, expanded: new Set() })));
  },
};

import { chartSvg } from "./chart-svg.ts";
import { textWidth } from "./fit-text.ts";
import type { Geometry } from "./geometry.ts";
import { sheetLegend } from "./sheet-legend.ts";
import { chartTitle } from "./sheet-source.ts";
import { element, type SvgNode } from "./svg-node.ts";
import { chartWords, type ChartLanguage } from "./words.ts";

const MARGIN = 16;
/** From the end of the drawing to its title block, and how high that is without a legend. */
const GAP = 16;
const TITLE = 40;
/** How far apart the watermarks of a long drawing are. */
const MARKS_APART = 900;

/** `DEMO` across the paper, again and again down a long one: a picture of invented things must not pass for a real one. */
function watermark({ width, height }: Geometry): readonly SvgNode[] {
  const count = Math.max(1, Math.round(height / MARKS_APART));
  return Array.from({ length: count }, (_, index) => {
    const [x, y] = [Math.round(width / 2), Math.round((height * (index + 0.5)) / count)];
    const turned = `rotate(-18 ${String(x)} ${String(y)})`;
    return element("text", { class: "rs-demo", x, y, transform: turned, "aria-hidden": "true" }, ["DEMO"]);
  });
}

/** Said beside the title: hatched, as everything is that nobody surveyed. */
function demoNote(text: string, x: number, y: number): readonly SvgNode[] {
  return [
    element("rect", { class: "rs-hatch", x, y: y - 10, width: 16, height: 12 }),
    element("text", { class: "rs-strong", x: x + 24, y }, [text]),
  ];
}

/**
 * A drawing as a sheet that stands by itself, for a file or a message: the chart, and below it whose network it shows,
 * when it was read, and what the signs on it mean.
 */
export function chartSheet(geometry: Geometry, language: ChartLanguage): SvgNode {
  const { width, height, source } = geometry;
  const title = chartTitle(source);
  const top = height + GAP;
  const legend = sheetLegend(geometry, { x: MARGIN, y: top + TITLE, width: width - 2 * MARGIN }, language);
  const whole = top + TITLE + legend.height + GAP;
  const noteX = MARGIN + textWidth(title, "semibold", 13) + 24;
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: "rs-chart",
      viewBox: `0 0 ${String(width)} ${String(whole)}`,
      width,
      height: whole,
    },
    [
      element("title", {}, [title]),
      element("rect", { class: "rs-paper", x: 0, y: 0, width, height: whole }),
      chartSvg(geometry),
      ...(source.demo ? watermark(geometry) : []),
      element("path", { class: "rs-tickmark", d: `M${String(MARGIN)} ${String(top)}H${String(width - MARGIN)}` }),
      element("text", { class: "rs-strong", x: MARGIN, y: top + 22 }, [title]),
      ...(source.demo ? demoNote(chartWords(language).demo, noteX, top + 22) : []),
      ...legend.nodes,
    ],
  );
}

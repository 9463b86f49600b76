import type { Severity } from "#lib/findings/finding.ts";
import type { Box, Geometry } from "#lib/report/chart/geometry.ts";

/** How wide the strip is; the whole width of the chart is laid into it. */
export const STRIP_WIDTH = 120;

/** A strip as paths: all boxes thin, and above them those that are marked, in their places; the look says how grave they are. */
export type StripBars = {
  readonly rows: string;
  readonly severities: readonly { readonly severity: Severity; readonly d: string }[];
  readonly marked: readonly Box[];
};

const order: readonly Severity[] = ["low", "medium", "high", "critical"];

function middle({ y, height }: Box): string {
  return String(Math.round(y + height / 2));
}

/** Draws a chart as a strip: boxes where they are, from left to right and from top to bottom. */
export function stripBars({ boxes, width }: Geometry): StripBars {
  const at = (x: number): string => String(Math.round((x / width) * STRIP_WIDTH));
  const bar = (box: Box): string => `M${at(box.x)} ${middle(box)}H${at(box.x + box.width)}`;
  const rows = boxes.map(bar).join("");
  const marked = boxes.filter(({ marks }) => marks.length > 0);
  const severities = order.flatMap((severity) => {
    const those = marked.filter(({ marks }) => marks.some((mark) => mark.severity === severity));
    const d = those.map(bar).join("");
    return d === "" ? [] : [{ severity, d }];
  });
  return { rows, severities, marked };
}

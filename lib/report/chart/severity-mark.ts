import type { Severity } from "#lib/findings/finding.ts";
import { element, type SvgNode } from "./svg-node.ts";

/** A severity as a shape: filled diamond, filled triangle, outlined triangle, dotted circle. */
export function severityMark(severity: Severity, x: number, y: number): SvgNode {
  const at = (dx: number, dy: number): string => `${String(x + dx)} ${String(y + dy)}`;
  if (severity === "critical") {
    return element("g", {}, [
      element("path", { class: "rs-mark-critical", d: `M${at(0, -8)}L${at(8, 0)}L${at(0, 8)}L${at(-8, 0)}Z` }),
      element("text", { class: "rs-mark-bang", x, y: y + 3 }, ["!"]),
    ]);
  }
  if (severity === "high" || severity === "medium") {
    return element("path", { class: `rs-mark-${severity}`, d: `M${at(0, -6)}L${at(7, 6)}L${at(-7, 6)}Z` });
  }
  return element("circle", { class: `rs-mark-${severity}`, cx: x, cy: y, r: 5 });
}

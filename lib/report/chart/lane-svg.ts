import type { Geometry, Lane } from "./geometry.ts";
import { element, type SvgNode } from "./svg-node.ts";

/** The head of a lane: its name over a rule with tick marks, as on a chart's border; an empty lane is only the rule. */
export function laneHead(lane: Lane, headHeight: number): readonly SvgNode[] {
  const { x, width } = lane;
  const ticks = Array.from({ length: Math.floor(width / 8) + 1 }, (_, index) => {
    const long = index % 5 === 0 ? 6 : 3;
    return `M${String(x + index * 8)} ${String(headHeight - 1)}v-${String(long)}`;
  });
  return [
    element("path", {
      class: "rs-tickmark",
      d: `M${String(x)} ${String(headHeight - 1)}h${String(width)}${ticks.join("")}`,
    }),
    ...(lane.empty ? [] : [element("text", { class: "rs-lane-name", x, y: headHeight - 14 }, [lane.name])]),
  ];
}

/** A collapsed lane's name, written along its rule. */
export function emptyLane(lane: Lane, geometry: Geometry): readonly SvgNode[] {
  if (!lane.empty) return [];
  const x = lane.x + lane.width / 2;
  const y = geometry.headHeight + 16;
  return [
    element("path", { class: "rs-rule", d: `M${String(x)} ${String(y)}V${String(geometry.height - 16)}` }),
    element(
      "text",
      { class: "rs-caption rs-halo", x: x + 4, y: y + 8, transform: `rotate(90 ${String(x + 4)} ${String(y + 8)})` },
      [lane.name],
    ),
  ];
}

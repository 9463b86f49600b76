import type { Box, Geometry } from "./geometry.ts";

/** A step a reader takes on the chart. */
export type Step = "up" | "down" | "left" | "right" | "first" | "last" | "next-trouble" | "previous-trouble";

function middle(box: Box): number {
  return box.y + box.height / 2;
}

function laneBoxes(geometry: Geometry, lane: Box["lane"]): readonly Box[] {
  return geometry.boxes.filter((box) => box.lane === lane).sort((one, other) => one.y - other.y || one.x - other.x);
}

function sideways(geometry: Geometry, box: Box, by: 1 | -1): Box | undefined {
  const lanes = geometry.lanes.filter(({ empty }) => !empty);
  const from = lanes.findIndex(({ id }) => id === box.lane);
  const lane = lanes[from + by];
  if (lane === undefined) return undefined;
  return [...laneBoxes(geometry, lane.id)]
    .filter(({ style }) => style !== "head" || lane.id !== "berths")
    .sort((one, other) => Math.abs(middle(one) - middle(box)) - Math.abs(middle(other) - middle(box)))[0];
}

/** The box a step leads to; the first box when none is chosen yet, `undefined` when there is nowhere to go. */
export function nextBox(geometry: Geometry, urn: string | undefined, step: Step): Box | undefined {
  const box = geometry.boxes.find((candidate) => candidate.urn === urn);
  if (step === "next-trouble" || step === "previous-trouble") {
    const troubled = geometry.boxes.filter(({ marks }) => marks.length > 0);
    const at = troubled.findIndex((candidate) => candidate.urn === urn);
    return step === "next-trouble" ? (troubled[at + 1] ?? troubled[0]) : (troubled[at - 1] ?? troubled.at(-1));
  }
  if (box === undefined) return geometry.boxes[0];
  if (step === "left") return sideways(geometry, box, -1);
  if (step === "right") return sideways(geometry, box, 1);
  const lane = laneBoxes(geometry, box.lane);
  if (step === "first") return lane[0];
  if (step === "last") return lane.at(-1);
  return lane[lane.indexOf(box) + (step === "down" ? 1 : -1)];
}

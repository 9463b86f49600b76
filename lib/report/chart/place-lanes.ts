import type { ChartLanguage } from "./words.ts";
import { chartWords } from "./words.ts";
import type { Lane, LaneId } from "./geometry.ts";

const laneIds: readonly LaneId[] = [
  "names",
  "entries",
  "listeners",
  "target-groups",
  "berths",
  "exits",
  "dependencies",
];
const widths = {
  names: 196,
  entries: 116,
  listeners: 160,
  "target-groups": 196,
  exits: 152,
  dependencies: 152,
} as const;

const COLLAPSED = 20;
const GAP = 44;
/** Room for what is written beside lines: record types, conditions of listener rules, what is missing, counts, ports. */
const gapsAfter: { readonly [Id in LaneId]?: number } = {
  names: 76,
  listeners: 132,
  "target-groups": 112,
  berths: 104,
  exits: 76,
};

/** Where a lane ends on the right. */
export function rightOf({ x, width }: Lane): number {
  return x + width;
}

/** The lanes side by side; one that holds nothing collapses to a rule, the berths never do. */
export function placeLanes(
  holds: (id: LaneId) => boolean,
  of: { readonly berthsWidth: number; readonly language: ChartLanguage },
): readonly Lane[] {
  const words = chartWords(of.language);
  const lanes: Lane[] = [];
  let x = 16;
  for (const id of laneIds) {
    const empty = id !== "berths" && !holds(id);
    const width = id === "berths" ? of.berthsWidth : widths[id];
    lanes.push({ id, x, width: empty ? COLLAPSED : width, name: words.lanes[id], empty });
    x += empty ? COLLAPSED + GAP : width + (gapsAfter[id] ?? GAP);
  }
  return lanes;
}

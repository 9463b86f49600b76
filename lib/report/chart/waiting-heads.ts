import type { Geometry } from "./geometry.ts";
import { placeLanes, rightOf } from "./place-lanes.ts";
import type { ChartLanguage } from "./words.ts";

/** The berths of four subnets. */
const BERTHS = 416;
const MARGIN = 16;
const HEAD = 32;

/** The heads of all lanes while it is not known what they hold: none is collapsed. */
export function waitingHeads(language: ChartLanguage): Pick<Geometry, "lanes" | "width" | "headHeight"> {
  const lanes = placeLanes(() => true, { berthsWidth: BERTHS, language });
  const width = Math.max(...lanes.map(rightOf)) + MARGIN;
  return { lanes, width, headHeight: HEAD };
}

import type { Urn } from "#lib/model/urn.ts";
import { textWidth } from "./fit-text.ts";
import type { Area, Box, Label } from "./geometry.ts";
import type { LayoutOptions } from "./layout-options.ts";
import type { VerdictCounts } from "./vpc-verdicts.ts";

/** Widths and heights of the berths, in pixels. */
export const berth = {
  rowHead: 240,
  column: 88,
  vpcHead: 44,
  columnHead: 86,
  group: 24,
  /** A cluster that stands for its services: its name, and below it how many there are. */
  folded: 38,
  row: 28,
  task: 20,
  gap: 28,
} as const;

/** What draws the berths from top to bottom: where it stands, and what it has drawn. */
export type Pen = {
  readonly x: number;
  readonly options: LayoutOptions;
  readonly verdicts: ReadonlyMap<Urn, VerdictCounts>;
  readonly boxes: Box[];
  readonly middles: Map<Urn, number>;
  y: number;
};

/** A type tag in its box, and where the text after it begins. */
export function tagParts(
  tag: string,
  x: number,
  middle: number,
): { readonly label: Label; readonly area: Area; readonly end: number } {
  const width = textWidth(tag, "mono", 10) + 6;
  return {
    label: { x: x + 3, y: middle + 4, text: tag, style: "tag" },
    area: { x, y: middle - 7, width, height: 14, style: "tag" },
    end: x + width + 6,
  };
}

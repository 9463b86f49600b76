import type { Geometry } from "#lib/report/chart/geometry.ts";
import type { GroundModel } from "#lib/report/chart/ground/ground-model.ts";
import { layoutGround } from "#lib/report/chart/ground/layout-ground.ts";
import type { ChartLanguage } from "#lib/report/chart/words.ts";
import { STRIP_WIDTH } from "./strip-bars.ts";
import type { Room } from "./use-room.ts";

/** A drawing higher than so many pages may have the strip of the whole beside it; the page has bars above the drawing. */
const PAGES = 1.5;

/** The ground as wide as the page, or as what the strip of a long drawing leaves of it. */
export function groundInRoom(
  model: GroundModel,
  { width, height }: Room,
  { language, selected }: { readonly language: ChartLanguage; readonly selected: string | undefined },
): Geometry {
  const whole = layoutGround(model, language, { selected, width });
  if (whole.height <= PAGES * height) return whole;
  return layoutGround(model, language, { selected, width: width - STRIP_WIDTH });
}

import type { Urn } from "#lib/model/urn.ts";
import type { ChartModel } from "./chart-model.ts";
import type { Geometry } from "./geometry.ts";
import { litBoxes } from "./lit-boxes.ts";

/**
 * The boxes that keep their ink while a path is shown: those of the resources it passes, those between them, as the target group
 * between a load balancer and a service, and what stands around them. `undefined` where the chart draws nothing of the path.
 */
export function boxesOfWay(model: ChartModel, path: readonly Urn[]): ReadonlySet<Urn> | undefined {
  if (path.length === 0) return undefined;
  const lit = litBoxes(model, new Set(path), { routes: true });
  return lit.size === 0 ? undefined : lit;
}

/** The lines of the way, by their ids: those of which a member joins two of its boxes. */
export function linesOfWay({ lines }: Geometry, boxes: ReadonlySet<Urn>): readonly string[] {
  return lines
    .filter(({ members }) => members.some(({ from, to }) => boxes.has(from) && boxes.has(to)))
    .map(({ id }) => id);
}

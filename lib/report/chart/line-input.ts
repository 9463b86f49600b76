import type { Urn } from "#lib/model/urn.ts";
import type { Point } from "./curve.ts";
import type { Lane, LaneId, Middles } from "./geometry.ts";
import type { Link } from "./links.ts";
import { rightOf } from "./place-lanes.ts";
import { channelKey, lanesPassed } from "./place-sides.ts";
import type { ChartLanguage } from "./words.ts";

/** Where lines may begin, pass and end. */
export type LineInput = {
  readonly links: readonly Link[];
  readonly lanes: readonly Lane[];
  readonly laneOf: ReadonlyMap<Urn, LaneId>;
  readonly middles: Middles;
  /** The sides of each drawn thing, left and right. */
  readonly sides: ReadonlyMap<Urn, { readonly left: number; readonly right: number }>;
  /** Cards that stand for several things, and say how many. */
  readonly counts: ReadonlySet<Urn>;
  readonly names: ReadonlyMap<Urn, string>;
  readonly language: ChartLanguage;
};

/** The points a link passes between its ends: the left and right edge of each lane on the way. */
export function passesOf(link: Link, input: LineInput): readonly Point[] {
  return lanesPassed(link, input.laneOf, input.lanes).flatMap((lane) => {
    const y = input.middles.get(channelKey(lane.id, link.to));
    return y === undefined
      ? []
      : [
          { x: lane.x, y },
          { x: rightOf(lane), y },
        ];
  });
}

/** Where a link starts and ends; `undefined` when one of its ends is not drawn. */
export function endsOf(link: Link, input: LineInput): { readonly start: Point; readonly end: Point } | undefined {
  const [from, to] = [input.sides.get(link.from), input.sides.get(link.to)];
  const [fromY, toY] = [input.middles.get(link.from), input.middles.get(link.to)];
  if (from === undefined || to === undefined || fromY === undefined || toY === undefined) return undefined;
  return { start: { x: from.right, y: fromY }, end: { x: to.left, y: toY } };
}

import type { Geometry } from "#lib/report/chart/geometry.ts";

/**
 * How far the chart must be moved down so that what stands at the top of the view stays there, after it was laid out anew;
 * 0 while the very top is seen, or when nothing in view is left.
 */
export function anchorShift(before: Geometry, after: Geometry, top: number): number {
  if (top <= 0) return 0;
  const places = new Map(after.boxes.map(({ urn, y }) => [urn, y]));
  const inView = before.boxes
    .filter(({ lane, y, urn }) => lane === "berths" && y >= top && places.has(urn))
    .sort((one, other) => one.y - other.y);
  const [anchor] = inView;
  return anchor === undefined ? 0 : (places.get(anchor.urn) ?? anchor.y) - anchor.y;
}

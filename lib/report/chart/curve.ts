/** A point in pixels; whole or not, it is rounded when it is written. */
export type Point = { readonly x: number; readonly y: number };

/** A cubic Bézier curve: its beginning, two handles, its end. */
export type Curve = readonly [Point, Point, Point, Point];

/** A curve that leaves and arrives level, and never turns back. */
export function curveBetween(from: Point, to: Point): Curve {
  const bend = Math.max(20, Math.min(60, Math.round((to.x - from.x) / 2)));
  return [from, { x: from.x + bend, y: from.y }, { x: to.x - bend, y: to.y }, to];
}

function between(one: Point, other: Point, part: number): Point {
  return { x: one.x + (other.x - one.x) * part, y: one.y + (other.y - one.y) * part };
}

/** The two parts of a curve before and after `part` of it (0–1), by de Casteljau. */
export function splitCurve([a, b, c, d]: Curve, part: number): readonly [Curve, Curve] {
  const [ab, bc, cd] = [between(a, b, part), between(b, c, part), between(c, d, part)];
  const [abc, bcd] = [between(ab, bc, part), between(bc, cd, part)];
  const middle = between(abc, bcd, part);
  return [
    [a, ab, abc, middle],
    [middle, bcd, cd, d],
  ];
}

function at({ x, y }: Point): string {
  return `${String(Math.round(x))} ${String(Math.round(y))}`;
}

/** Curves one after the other, straight lines where one begins apart from where the one before ends. */
export function pathOf(curves: readonly Curve[]): string {
  let path = "";
  let pen: Point | undefined;
  for (const [a, b, c, d] of curves) {
    if (pen === undefined) path += `M${at(a)}`;
    else if (pen.x !== a.x || pen.y !== a.y) path += `L${at(a)}`;
    path += `C${at(b)} ${at(c)} ${at(d)}`;
    pen = d;
  }
  return path;
}

/** From one point to the next by a curve, level through every lane that is passed. */
export function curvesAlong(points: readonly Point[]): readonly Curve[] {
  const curves: Curve[] = [];
  for (let index = 0; index + 1 < points.length; index += 2) {
    const [from, to] = [points[index], points[index + 1]];
    if (from !== undefined && to !== undefined) curves.push(curveBetween(from, to));
  }
  return curves;
}

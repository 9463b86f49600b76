import { compareText } from "./compare-text.ts";
import { curveBetween, curvesAlong, pathOf, splitCurve, type Curve, type Point } from "./curve.ts";
import { drawTrunk } from "./draw-trunk.ts";
import type { Line } from "./geometry.ts";
import { endsOf, passesOf, type LineInput } from "./line-input.ts";
import { cutLabel, endLabel, nameOfLink, isCut, startLabel, troubleOf } from "./line-labels.ts";
import type { Link } from "./links.ts";
import { sharedWays, trunksOf } from "./trunks.ts";

/** Where a line is cut: near the end whose own gate cuts it, in the middle when that is neither's. */
const cutParts = { from: 0.25, between: 0.5, to: 0.75 } as const;

function cutCurves(
  curves: readonly Curve[],
  side: keyof typeof cutParts,
): { readonly living: readonly Curve[]; readonly rest: readonly Curve[]; readonly at: Point } | undefined {
  const index = side === "to" ? curves.length - 1 : 0;
  const curve = curves[index];
  if (curve === undefined) return undefined;
  const [before, after] = splitCurve(curve, cutParts[side]);
  return {
    living: [...curves.slice(0, index), before],
    rest: [after, ...curves.slice(index + 1)],
    at: { x: Math.round(before[3].x), y: Math.round(before[3].y) },
  };
}

/** How a line runs: whole, cut by a cross, or whole with a bar where the lost reply would arrive. */
function runOf(link: Link, curves: readonly Curve[], start: Point): Pick<Line, "path" | "rest" | "cross" | "bar"> {
  const { blocker } = link;
  if (blocker?.reply === true) return { path: pathOf(curves), bar: { x: start.x + 6, y: start.y } };
  const cut = isCut(link) ? cutCurves(curves, blocker?.side ?? "between") : undefined;
  if (cut === undefined) return { path: pathOf(curves) };
  return { path: pathOf(cut.living), rest: pathOf(cut.rest), cross: { ...cut.at, tag: blocker?.tag ?? "" } };
}

function lineOf(link: Link, input: LineInput): Line | undefined {
  const ends = endsOf(link, input);
  if (ends === undefined) return undefined;
  const { start, end } = ends;
  const curves = curvesAlong([start, ...passesOf(link, input), end]);
  const run = runOf(link, curves, start);
  const trouble = troubleOf(link, input);
  return {
    id: link.id,
    kind: link.kind,
    ...(link.verdict === undefined ? {} : { verdict: link.verdict }),
    members: link.members,
    ...(trouble === undefined ? {} : { trouble }),
    ...run,
    arrows: [{ x: end.x, y: Math.round(end.y) }],
    labels: [
      ...startLabel(link, start),
      ...endLabel(link, curves.at(-1) ?? curveBetween(start, end), input),
      ...cutLabel(
        link,
        run.cross,
        (link.blocker?.side === "to" ? curves.at(-1) : curves[0]) ?? curveBetween(start, end),
      ),
    ],
    title: nameOfLink(link, input),
  };
}

/** The lines of the chart, in an order of their own, so that the same model gives the same bytes. */
export function drawLines(input: LineInput): readonly Line[] {
  const { trunks, alone } = trunksOf(input.links, input.laneOf);
  const lines = [
    ...[...alone, ...sharedWays(input.links, input.middles)].flatMap((link) => lineOf(link, input) ?? []),
    ...trunks.flatMap((trunk) => drawTrunk(trunk, input) ?? []),
  ];
  return lines.sort((one, other) => compareText(one.id, other.id));
}

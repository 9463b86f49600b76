import { curvesAlong, pathOf, type Point } from "./curve.ts";
import type { Urn } from "#lib/model/urn.ts";
import { endsOf, passesOf, type LineInput } from "./line-input.ts";
import type { Label, Line } from "./geometry.ts";
import { endLabel } from "./line-labels.ts";
import type { Link } from "./links.ts";
import { chartWords } from "./words.ts";
import type { Trunk } from "./trunks.ts";

/** How far from the boxes its members are gathered. */
const REACH = 14;

type Ends = { readonly link: Link; readonly start: Point; readonly end: Point };

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** The bar that gathers the members, upright beside their boxes, with a short level line from each. */
function gather(points: readonly Point[], at: Point): string {
  const ys = points.map(({ y }) => y);
  const [top, bottom] = [Math.min(at.y, ...ys), Math.max(at.y, ...ys)];
  const stubs = points.map(({ x, y }) => `M${String(x)} ${String(Math.round(y))}H${String(at.x)}`);
  return `M${String(at.x)} ${String(Math.round(top))}V${String(Math.round(bottom))}${stubs.join("")}`;
}

function countLabel(count: string, at: Point, shared: Trunk["shared"]): Label {
  const [x, anchor] = shared === "to" ? [at.x + 5, "start" as const] : [at.x - 5, "end" as const];
  return { x, y: Math.round(at.y) - 5, text: count, style: "quiet", anchor };
}

/** Where the members of a trunk are gathered, and how it runs from or to there. */
function runOf(ends: readonly [Ends, ...Ends[]], shared: Trunk["shared"], input: LineInput) {
  const [first] = ends;
  const into = shared === "to";
  const fan = ends.map(({ start, end }) => (into ? start : end));
  const [xs, ys] = [fan.map(({ x }) => x), fan.map(({ y }) => y)];
  const passes = passesOf(first.link, input);
  const next = into ? (passes[0] ?? first.end) : (passes.at(-1) ?? first.start);
  const x = into ? Math.max(...xs) + REACH : Math.min(...xs) - REACH;
  const at = { x, y: Math.round(clamp(next.y, Math.min(...ys), Math.max(...ys))) };
  const curves = curvesAlong(into ? [at, ...passes, first.end] : [first.start, ...passes, at]);
  return { at, path: pathOf(curves) + gather(fan, at), arrows: into ? [first.end] : fan };
}

/** A trunk as one line: where it is shared it is one curve, where it fans out a bar with a stub to each member. */
export function drawTrunk({ links, shared }: Trunk, input: LineInput): Line | undefined {
  const [first, ...others] = links.flatMap((link): readonly Ends[] => {
    const found = endsOf(link, input);
    return found === undefined ? [] : [{ link, ...found }];
  });
  if (first === undefined) return undefined;
  const { at, path, arrows } = runOf([first, ...others], shared, input);
  const { kind, from, to, verdict } = first.link;
  const lane = input.laneOf.get(shared === "to" ? from : to) ?? "berths";
  const count = chartWords(input.language).folded(lane, others.length + 1);
  const name = (urn: Urn): string => input.names.get(urn) ?? "";
  const each = shared === "to" ? [] : [first, ...others];
  return {
    id: `trunk ${kind} ${first.link[shared]} ${lane}`,
    kind,
    ...(verdict === undefined ? {} : { verdict }),
    members: links.flatMap(({ members }) => members),
    path,
    arrows: arrows.map((point) => ({ x: point.x, y: Math.round(point.y) })),
    labels: [
      countLabel(count, at, shared),
      ...each.flatMap(({ link, end }) => endLabel(link, [end, end, end, end], input)),
    ],
    title: shared === "to" ? `${count} → ${name(to)}` : `${name(from)} → ${count}`,
  };
}

import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChartEdge } from "./chart-model.ts";
import { compareText } from "./compare-text.ts";
import { fitText } from "./fit-text.ts";
import type { Box, Label, Lane, Line } from "./geometry.ts";
import { chartWords, type ChartLanguage } from "./words.ts";

/** More lines than this into one way out become a trunk with a count. */
const TRUNK_ABOVE = 1;

/** Where lines may begin and end. */
export type LineInput = {
  readonly boxes: readonly Box[];
  readonly middles: ReadonlyMap<Urn, number>;
  readonly lanes: readonly Lane[];
  readonly language: ChartLanguage;
};

type Point = { readonly x: number; readonly y: number };
type Curve = readonly [Point, Point, Point, Point];

function curveBetween(from: Point, to: Point): Curve {
  const bend = Math.max(20, Math.min(60, Math.round((to.x - from.x) / 2)));
  return [from, { x: from.x + bend, y: from.y }, { x: to.x - bend, y: to.y }, to];
}

function half(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

/** The two halves of a curve, by de Casteljau. */
function splitCurve([a, b, c, d]: Curve): readonly [Curve, Curve] {
  const [ab, bc, cd] = [half(a, b), half(b, c), half(c, d)];
  const [abc, bcd] = [half(ab, bc), half(bc, cd)];
  const middle = half(abc, bcd);
  return [
    [a, ab, abc, middle],
    [middle, bcd, cd, d],
  ];
}

function pathOf([a, b, c, d]: Curve): string {
  const at = ({ x, y }: Point): string => `${String(Math.round(x))} ${String(Math.round(y))}`;
  return `M${at(a)}C${at(b)} ${at(c)} ${at(d)}`;
}

function sideX(
  urn: Urn,
  input: { readonly boxOf: ReadonlyMap<Urn, Box>; readonly berths: Lane },
  side: "left" | "right",
): number {
  const box = input.boxOf.get(urn);
  // A folded row has no box of its own: its line ends at the block of its cluster.
  const left = box?.x ?? input.berths.x;
  return side === "left" ? left : left + (box?.width ?? input.berths.width);
}

function labelOf(edge: ChartEdge, curve: Curve): Label | undefined {
  if (edge.label === "") return undefined;
  const end = curve[3];
  const fitted = fitText(edge.label, "mono", { sizePx: 10, width: edge.kind === "forwards" ? 92 : 60 });
  // On the side the line does not come from.
  const y = Math.round(end.y) + (curve[0].y < end.y - 8 ? 13 : -5);
  return { x: Math.round(end.x) - 7, y, ...fitted, style: "quiet", anchor: "end" };
}

function titleOf(edge: ChartEdge, input: LineInput, names: ReadonlyMap<Urn, string>): string {
  const words = chartWords(input.language);
  const ends = `${names.get(edge.from) ?? ""} → ${names.get(edge.to) ?? ""}`;
  const label = edge.label === "" ? "" : ` ${edge.label}`;
  return `${ends}${label}${edge.blocker === undefined ? "" : ` · ${words.cutBy(edge.blocker.text)}`}`;
}

function lineOf(edge: ChartEdge, curve: Curve, title: string): Line {
  const cut = edge.verdict === "unreachable";
  const [first, second] = splitCurve(curve);
  const label = labelOf(edge, curve);
  return {
    id: `${edge.kind} ${edge.from} ${edge.to}`,
    kind: edge.kind,
    ...(edge.verdict === undefined ? {} : { verdict: edge.verdict }),
    from: edge.from,
    to: edge.to,
    path: pathOf(cut ? first : curve),
    ...(cut ? { rest: pathOf(second) } : {}),
    arrow: { x: Math.round(curve[3].x), y: Math.round(curve[3].y) },
    ...(cut ? { cross: { x: Math.round(first[3].x), y: Math.round(first[3].y), tag: edge.blocker?.tag ?? "" } } : {}),
    ...(label === undefined ? {} : { label }),
    title,
  };
}

type Bundled = ChartEdge & { readonly trunk?: true };

/** Services that leave the same way become one line with a count; dead ways apart from living ones. */
function bundle(edges: readonly ChartEdge[], language: ChartLanguage): readonly Bundled[] {
  const others = edges.filter(({ kind }) => kind !== "leaves");
  const leaving = groupBy(
    edges.filter(({ kind }) => kind === "leaves"),
    ({ to, verdict }) => `${to} ${verdict ?? ""}`,
  );
  const trunks = [...leaving.values()].flatMap((group): readonly Bundled[] => {
    const [first] = group;
    if (group.length <= TRUNK_ABOVE || first === undefined) return group;
    return [{ ...first, label: chartWords(language).users(group.length), trunk: true }];
  });
  return [...others, ...trunks];
}

/** The height at which a trunk leaves the berths: straight across from where it goes, inside the block. */
function trunkStart(toY: number, boxes: readonly Box[]): number {
  const rows = boxes.filter(({ style }) => style === "row" || style === "group");
  const top = Math.min(...rows.map(({ y }) => y));
  const bottom = Math.max(...rows.map(({ y, height }) => y + height));
  return Math.min(Math.max(toY, top + 6), bottom - 6);
}

/** The lines of the chart, sorted so that the same model gives the same bytes. */
export function linesOf(edges: readonly ChartEdge[], input: LineInput): readonly Line[] {
  const berths = input.lanes.find(({ id }) => id === "berths");
  if (berths === undefined) return [];
  const boxOf = new Map(input.boxes.map((box) => [box.urn, box]));
  const names = new Map(
    input.boxes.map((box) => [box.urn, box.labels.find(({ style }) => style === "name")?.full ?? box.title]),
  );
  return bundle(edges, input.language)
    .flatMap((edge): readonly Line[] => {
      const fromY = input.middles.get(edge.from);
      const toY = input.middles.get(edge.to);
      if (fromY === undefined || toY === undefined) return [];
      const startY = edge.trunk === true ? trunkStart(toY, input.boxes) : fromY;
      const from = { x: sideX(edge.from, { boxOf, berths }, "right"), y: startY };
      const to = { x: sideX(edge.to, { boxOf, berths }, "left"), y: toY };
      return [lineOf(edge, curveBetween(from, to), titleOf(edge, input, names))];
    })
    .sort((one, other) => compareText(one.id, other.id));
}

import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChartEdge } from "./chart-model.ts";
import { compareText } from "./compare-text.ts";
import { fitText } from "./fit-text.ts";
import type { Box, Label, Line } from "./geometry.ts";
import { chartWords, type ChartLanguage } from "./words.ts";

/** More lines than this into one way out become a trunk with a count. */
const TRUNK_ABOVE = 1;

/** Where lines may begin and end. */
export type LineInput = {
  readonly boxes: readonly Box[];
  readonly middles: ReadonlyMap<Urn, number>;
  /** Of what is folded: the box its lines end at. */
  readonly standIns: ReadonlyMap<Urn, Urn>;
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

function labelOf(edge: ChartEdge, curve: Curve): Label | undefined {
  if (edge.label === "") return undefined;
  const end = curve[3];
  const fitted = fitText(edge.label, "mono", { sizePx: 10, width: edge.kind === "forwards" ? 92 : 72 });
  // On the side the line does not come from.
  const y = Math.round(end.y) + (curve[0].y < end.y - 8 ? 13 : -5);
  return { x: Math.round(end.x) - 7, y, ...fitted, style: "quiet", anchor: "end" };
}

function titleOf(edge: Bundled, input: LineInput, names: ReadonlyMap<Urn, string>): string {
  const words = chartWords(input.language);
  const to = names.get(edge.to) ?? "";
  const cut = edge.blocker === undefined ? "" : ` · ${words.cutBy(edge.blocker.text)}`;
  // A trunk is said by its number, not by the member it happens to start at.
  if (edge.members.length > 1) return `${edge.label} → ${to}${cut}`;
  const label = edge.label === "" ? "" : ` ${edge.label}`;
  return `${names.get(edge.from) ?? ""} → ${to}${label}${cut}`;
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

type Bundled = ChartEdge & { readonly members: readonly Urn[] };

/** Services that leave the same way become one line with a count; dead ways apart from living ones. */
function bundle(edges: readonly ChartEdge[], language: ChartLanguage): readonly Bundled[] {
  const others = edges.filter(({ kind }) => kind !== "leaves").map((edge) => ({ ...edge, members: [edge.from] }));
  const leaving = groupBy(
    edges.filter(({ kind }) => kind === "leaves"),
    ({ to, verdict }) => `${to} ${verdict ?? ""}`,
  );
  const trunks = [...leaving.values()].flatMap((group): readonly Bundled[] => {
    const [first] = group;
    if (first === undefined) return [];
    const label = group.length > TRUNK_ABOVE ? chartWords(language).users(group.length) : first.label;
    return [{ ...first, label, members: group.map(({ from }) => from) }];
  });
  return [...others, ...trunks];
}

/** The member a trunk starts at: the one nearest in height to where it goes, so that the line is short and flat. */
function nearest(members: readonly Urn[], toY: number, middles: ReadonlyMap<Urn, number>): Urn | undefined {
  const distance = (urn: Urn): number => Math.abs((middles.get(urn) ?? Number.POSITIVE_INFINITY) - toY);
  return [...members].sort((one, other) => distance(one) - distance(other) || compareText(one, other))[0];
}

/** The lines of the chart, sorted so that the same model gives the same bytes. A line without a box at each end is not drawn. */
export function linesOf(edges: readonly ChartEdge[], input: LineInput): readonly Line[] {
  const boxOf = new Map(input.boxes.map((box) => [box.urn, box]));
  const endOf = (urn: Urn): Box | undefined => boxOf.get(urn) ?? boxOf.get(input.standIns.get(urn) ?? "");
  const names = new Map(
    input.boxes.map((box) => {
      const name = box.labels.find(({ style }) => style === "name" || style === "strong");
      return [box.urn, name?.full ?? name?.text ?? box.title];
    }),
  );
  return bundle(edges, input.language)
    .flatMap((edge): readonly Line[] => {
      const toY = input.middles.get(edge.to);
      const start = nearest(edge.members, toY ?? 0, input.middles) ?? edge.from;
      const [fromY, fromBox, toBox] = [input.middles.get(start), endOf(start), endOf(edge.to)];
      if (fromY === undefined || toY === undefined || fromBox === undefined || toBox === undefined) return [];
      const curve = curveBetween({ x: fromBox.x + fromBox.width, y: fromY }, { x: toBox.x, y: toY });
      const drawn = { ...edge, from: start };
      return [lineOf(drawn, curve, titleOf(drawn, input, names))];
    })
    .sort((one, other) => compareText(one.id, other.id));
}

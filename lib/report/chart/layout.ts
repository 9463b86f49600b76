import type { Urn } from "#lib/model/urn.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { ChartEdge, ChartModel } from "./chart-model.ts";
import { fitText } from "./fit-text.ts";
import { layoutBerths, type BerthLayout } from "./layout-berths.ts";
import { cardOf, laneCards, type Card } from "./layout-cards.ts";
import { linesOf } from "./layout-lines.ts";
import type { LayoutOptions } from "./layout-options.ts";
import type { Box, Geometry, Lane, LaneId } from "./geometry.ts";
import { placeInOrder } from "./place.ts";
import { chartWords, type ChartLanguage } from "./words.ts";

const HEAD = 32;
/** The height of a line about what was not read. */
const NOTE = 20;
const TOP = 16;
const GAP = 44;
/** Room for the conditions of listener rules, written beside the target group they lead to. */
const RULE_GAP = 106;
/** Room for the count of a trunk. */
const TRUNK_GAP = 86;

function gapAfter(id: LaneId): number {
  if (id === "listeners") return RULE_GAP;
  return id === "berths" ? TRUNK_GAP : GAP;
}
const COLLAPSED = 20;

const laneIds: readonly LaneId[] = [
  "names",
  "entries",
  "listeners",
  "target-groups",
  "berths",
  "exits",
  "dependencies",
];
const laneWidths = {
  names: 196,
  entries: 116,
  listeners: 160,
  "target-groups": 196,
  exits: 152,
  dependencies: 152,
} as const;

function placeLanes(model: ChartModel, options: LayoutOptions, berthsWidth: number): readonly Lane[] {
  const words = chartWords(options.language);
  const lanes: Lane[] = [];
  let x = 16;
  for (const id of laneIds) {
    const empty = id !== "berths" && laneCards(model, id, options.language).length === 0;
    const width = id === "berths" ? berthsWidth : laneWidths[id];
    lanes.push({ id, x, width: empty ? COLLAPSED : width, name: words.lanes[id], empty });
    x += empty ? COLLAPSED + GAP : width + gapAfter(id);
  }
  return lanes;
}

/** The mean of what is already placed at the far ends of a box's lines. */
function wishOf(
  card: Card,
  edges: ReadonlyMap<Urn, readonly ChartEdge[]>,
  ends: { readonly middles: ReadonlyMap<Urn, number>; readonly far: "from" | "to" },
): number | undefined {
  const known = card.keys
    .flatMap((key) => edges.get(key) ?? [])
    .flatMap((edge) => ends.middles.get(edge[ends.far]) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, middle) => sum + middle, 0) / known.length;
}

type Placed = { readonly boxes: readonly Box[]; readonly middles: ReadonlyMap<Urn, number> };

/** Places the boxes of a lane beside what they lead to; boxes that lead nowhere follow below. */
function placeLane(
  cards: readonly Card[],
  lane: Lane,
  ends: {
    readonly edges: ReadonlyMap<Urn, readonly ChartEdge[]>;
    readonly middles: ReadonlyMap<Urn, number>;
    readonly far: "from" | "to";
  },
): Placed {
  const wished = cards.map((card, index) => ({ card, index, wish: wishOf(card, ends.edges, ends) }));
  const ordered = [...wished].sort(
    (one, other) =>
      (one.wish ?? Number.MAX_SAFE_INTEGER) - (other.wish ?? Number.MAX_SAFE_INTEGER) || one.index - other.index,
  );
  const loose = Math.max(0, ...ordered.flatMap(({ wish }) => wish ?? [])) + 40;
  const tops = placeInOrder(
    ordered.map(({ card, wish }) => ({ at: wish ?? loose, height: card.height })),
    { from: HEAD + TOP, gap: 8 },
  );
  const boxes: Box[] = [];
  const middles = new Map<Urn, number>();
  for (const [index, { card }] of ordered.entries()) {
    const drawn = cardOf(card, { x: lane.x, y: tops[index] ?? HEAD + TOP, width: lane.width });
    boxes.push(...drawn.boxes);
    for (const [urn, middle] of drawn.middles) middles.set(urn, middle);
  }
  return { boxes, middles };
}

function sideLanes(
  model: ChartModel,
  lanes: readonly Lane[],
  input: { readonly berths: BerthLayout; readonly options: LayoutOptions },
): Placed {
  const bySource = groupBy(model.edges, ({ from }) => from);
  const byEnd = groupBy(model.edges, ({ to }) => to);
  const middles = new Map(input.berths.middles);
  const boxes: Box[] = [];
  const order: readonly { readonly id: LaneId; readonly far: "from" | "to" }[] = [
    { id: "target-groups", far: "to" },
    { id: "listeners", far: "to" },
    { id: "entries", far: "to" },
    { id: "names", far: "to" },
    { id: "exits", far: "from" },
    { id: "dependencies", far: "from" },
  ];
  for (const { id, far } of order) {
    const lane = lanes.find((candidate) => candidate.id === id);
    if (lane === undefined || lane.empty) continue;
    const cards = laneCards(model, id, input.options.language);
    const placed = placeLane(cards, lane, { edges: far === "to" ? bySource : byEnd, middles, far });
    boxes.push(...placed.boxes);
    for (const [urn, middle] of placed.middles) middles.set(urn, middle);
  }
  return { boxes, middles };
}

/** One line for each area that was not read: where it would have been drawn, nothing may look like all there is. */
function unreadNotes(
  model: ChartModel,
  place: { readonly y: number; readonly width: number; readonly language: ChartLanguage },
): Geometry["notes"] {
  const words = chartWords(place.language);
  return model.unread.map((area, index) => {
    const y = place.y + index * NOTE;
    const fitted = fitText(`${words.unread}: ${area}`, "condensed", { sizePx: 11, width: place.width - 56 });
    return {
      area: { x: 16, y, width: 16, height: 12, style: "hatch" },
      label: { x: 40, y: y + 10, ...fitted, style: "caption" },
    };
  });
}

/** Where everything of the chart is: integers only, no clock, no chance; the same model and options give the same bytes. */
export function layoutChart(model: ChartModel, options: LayoutOptions): Geometry {
  const berthsWidth = layoutBerths(model, options, { x: 0, y: 0 }).width;
  const lanes = placeLanes(model, options, berthsWidth);
  const berthLane = lanes.find(({ id }) => id === "berths");
  const berths = layoutBerths(model, options, { x: berthLane?.x ?? 0, y: HEAD + TOP });
  const sides = sideLanes(model, lanes, { berths, options });
  const boxes = [...berths.boxes, ...sides.boxes];
  const lines = linesOf(model.edges, {
    boxes,
    middles: sides.middles,
    standIns: berths.standIns,
    language: options.language,
  });
  const last = lanes.at(-1);
  const width = (last?.x ?? 0) + (last?.width ?? 0) + 16;
  const bottom = Math.max(HEAD + 200, ...boxes.map((box) => box.y + box.height)) + 24;
  return {
    width,
    height: bottom + model.unread.length * NOTE,
    headHeight: HEAD,
    lanes,
    boxes,
    lines,
    notes: unreadNotes(model, { y: bottom, width, language: options.language }),
  };
}

import type { Urn } from "#lib/model/urn.ts";
import type { ChartModel } from "./chart-model.ts";
import { markChanges } from "./compare/mark-changes.ts";
import { drawLines } from "./draw-lines.ts";
import { berthWidth, layoutBerths } from "./layout-berths.ts";
import type { LayoutOptions } from "./layout-options.ts";
import type { Box, Geometry, LaneId } from "./geometry.ts";
import { linksOf } from "./links.ts";
import { placeLanes } from "./place-lanes.ts";
import { placeSides } from "./place-sides.ts";
import { planChart, type ChartPlan } from "./plan-chart.ts";
import { NOTE, unreadNotes } from "./unread-notes.ts";
import { sourceOf } from "./sheet-source.ts";
import { settleLabels } from "./settle-labels.ts";
import { verdictsByVpc } from "./vpc-verdicts.ts";

const HEAD = 32;
const TOP = 16;

/** The lane of everything a line may end at. */
function laneOfDrawn({ cards }: ChartPlan, berths: readonly Box[]): ReadonlyMap<Urn, LaneId> {
  const lanes = new Map<Urn, LaneId>(berths.map(({ urn, lane }) => [urn, lane]));
  for (const [lane, those] of cards) {
    for (const { urn, lines } of those) for (const end of [urn, ...lines.map((line) => line.urn)]) lanes.set(end, lane);
  }
  return lanes;
}

function namesOf(boxes: readonly Box[]): ReadonlyMap<Urn, string> {
  return new Map(
    boxes.map((box) => {
      const name = box.labels.find(({ style }) => style === "name" || style === "strong");
      return [box.urn, name?.full ?? name?.text ?? box.title];
    }),
  );
}

/** Where everything of the chart is, with the signs of what changed where it is a comparison: integers only, no clock, no chance; the same model and options give the same bytes. */
export function layoutChart(model: ChartModel, options: LayoutOptions): Geometry {
  const geometry = placed(model, options);
  return model.compared === undefined ? geometry : markChanges(geometry, model.compared, options.language);
}

function placed(model: ChartModel, options: LayoutOptions): Geometry {
  const { language } = options;
  const plan = planChart(model, options);
  const holds = (id: LaneId): boolean => (plan.cards.get(id) ?? []).length > 0;
  const lanes = placeLanes(holds, { berthsWidth: berthWidth(plan.vpcs), language });
  const berthsX = lanes.find(({ id }) => id === "berths")?.x ?? 0;
  const given = { options, verdicts: verdictsByVpc(model) };
  const berths = layoutBerths(plan.vpcs, given, { x: berthsX, y: HEAD + TOP });
  const links = linksOf(model.edges, plan);
  const laneOf = laneOfDrawn(plan, berths.boxes);
  const sides = placeSides({ links, laneOf, lanes, cards: plan.cards, top: HEAD + TOP }, berths.middles);
  const boxes = [...berths.boxes, ...sides.boxes];
  const drawn = drawLines({
    links,
    lanes,
    laneOf,
    middles: sides.middles,
    sides: new Map(boxes.map(({ urn, x, width }) => [urn, { left: x, right: x + width }])),
    counts: new Set(boxes.filter(({ style }) => style === "stack").map(({ urn }) => urn)),
    names: namesOf(boxes),
    language,
  });
  const last = lanes.at(-1);
  const width = (last?.x ?? 0) + (last?.width ?? 0) + 16;
  const bottom = Math.max(HEAD + 200, ...boxes.map((box) => box.y + box.height)) + 24;
  return {
    source: sourceOf(model),
    width,
    height: bottom + model.unread.length * NOTE,
    headHeight: HEAD,
    lanes,
    zones: [],
    boxes,
    lines: settleLabels(drawn, boxes),
    folds: plan.folds,
    crowded: plan.crowded,
    notes: unreadNotes(model.unread, { y: bottom, width, language }),
  };
}
